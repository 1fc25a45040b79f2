"""Where telephones deliver. What gets a 201 here is in the database, and stays there."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, cast

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.outreach.actions import NotInAMobileUnit
from hearth.foundation.guards import guards
from hearth.foundation.vault.providers.provider import NoMasterKey, Sealed
from hearth.front.openrosa import actions
from hearth.front.openrosa.answers import dressed, told
from hearth.front.openrosa.models import Arrival
from hearth.front.openrosa.multipart import BrokenOff, Part, TooLarge, parts_of, read_all
from hearth.front.openrosa.queries import pictures_in
from hearth.front.openrosa.submission import NoInstance, NotXml, Submission, read
from hearth.front.openrosa.views.knocking import Knock, telephone

XML_PART, MORE_PART = "xml_submission_file", "*isIncomplete*"


@require_http_methods(["HEAD", "GET", "POST"])
@guards.anyone
@telephone
def submission(request: HttpRequest, who: Knock) -> HttpResponse:
    """HEAD asks whether and how much; POST delivers."""
    if request.method != "POST":
        return dressed(HttpResponse(status=204))
    try:
        return _delivered(request, who)
    except TooLarge:
        return told(request, 413, _("This is too large. Send fewer pictures at once."))
    except (BrokenOff, UnreadablePostError):
        return told(request, 400, _("The message did not arrive whole. Send it again."))
    except NotXml:
        return told(request, 400, _("This is not a form that Hearth can read."))
    except NoInstance:
        return told(request, 400, _("The form does not say which one it is. Fill in a new one."))
    except NotInAMobileUnit:
        return told(request, 403, _("Only workers of a mobile unit send forms from a telephone."))
    except (OperationalError, Sealed, NoMasterKey):
        return told(request, 503, _("Hearth cannot take it now. It stays on the telephone."))


def _delivered(request: HttpRequest, who: Knock) -> HttpResponse:
    parts = parts_of(request.headers.get("Content-Type", ""), read_all(_body(request)))
    answers = next((part for part in parts if part.name == XML_PART), None)
    if answers is None:
        raise NoInstance
    sent = read(answers.content)
    files = [part for part in parts if part.file_name and part.name != XML_PART]
    if not _may_bring(sent, files):
        return told(request, 400, _("This form takes no pictures or files. Remove them."))
    more = any(part.name == MORE_PART and part.content.strip() == b"yes" for part in parts)
    try:
        kept = actions.receive(
            sent, answers.content, files, whole=not more, device=who.device, by=who.actor
        )
    except (actions.OtherAnswers, actions.TakenElsewhere):
        sentence = _("A form with this number came before, with other answers. Fill in a new one.")
        return told(request, 409, sentence)
    return _acknowledged(request, kept, who)


def _acknowledged(request: HttpRequest, kept: actions.Received, who: Knock) -> HttpResponse:
    """It is committed. Now, and not before, it is handled; whatever comes of that, it is ours."""
    state = Arrival.State(kept.arrival.state)
    if state is Arrival.State.RECEIVED:
        try:
            state = actions.handle_now(kept.arrival.pk, by=who.actor)
        except OperationalError:
            state = Arrival.State.RECEIVED
    sentence = {
        Arrival.State.PARTIAL: _("Received; the rest is still to come."),
        Arrival.State.RECEIVED: _("Received. It is written down within a minute."),
        Arrival.State.REFUSED: _(
            "Received, but an answer does not fit. Look under “From telephones”."
        ),
    }.get(state, _("Received and written down."))
    status = 202 if kept.again else 201
    return told(request, status, sentence, nature="submit_success")


def _may_bring(sent: Submission, files: list[Part]) -> bool:
    """As many pictures as the form asks for; an encrypted one brings what its manifest names."""
    pictures = pictures_in(sent.form, sent.version)
    if sent.manifest is None:
        return len(files) <= pictures
    named = set(sent.manifest.files)
    return {part.file_name for part in files} <= named and len(sent.manifest.media) <= pictures


def _body(request: HttpRequest) -> BinaryIO:
    """The stream itself: a message in chunks has no length; the framework takes it for empty."""
    if request.META.get("CONTENT_LENGTH"):
        return cast(BinaryIO, request)
    return cast(BinaryIO, request.META.get("wsgi.input") or BytesIO(b""))
