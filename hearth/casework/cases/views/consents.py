"""What she agrees to, takes back, declines, and accepts after all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hearth.casework.cases import actions
from hearth.casework.cases.forms import ConsentForm, RefusalForm
from hearth.casework.cases.models import Case, Consent, Refusal
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.cases.wordings import WORDINGS, to_be_read
from hearth.casework.people.queries.family import child_or_not
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import Unit
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def consents(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """One recipient, one purpose, one line; the text is read aloud from the same page."""
    insist_on(Compartment.SERVICES, case, actor)
    read = to_be_read()
    form = ConsentForm(
        sent(request),
        child=child_or_not(case.person, actor),
        units=Unit.objects.working(actor.at).order_by("sq"),
        wordings=[(wording.key, wording.label) for wording in WORDINGS],
        on=today(actor),
        initial={"wording": read.key},
    )
    if form.is_valid():
        try:
            actions.give_consent(case, form.agreed(), by=actor)
        except actions.NotAConsent as lacks:
            form.refuse(lacks.missing)
        else:
            return back_to_file(request, case, _("The consent was written down."), part="consents")
    return page(
        request, case, form, heading=_("A consent"), act=_("Save"),
        template="cases/consent.html", wording=read,
    )  # fmt: skip


@require_POST
@guards.opens(Consent)
@theirs
def withdrawal(request: HttpRequest, actor: Actor, consent: Consent) -> HttpResponse:
    """At once, without being asked why. What rests on it ends with it, and nothing else."""
    try:
        ended = actions.withdraw(consent, by=actor)
    except actions.TakenBackBefore:
        sentence = _("This consent was withdrawn before.")
    else:
        sentence = ngettext(
            "The consent is withdrawn. %(count)d access ended at once.",
            "The consent is withdrawn. %(count)d accesses ended at once.",
            ended,
        ) % {"count": ended}
    return back_to_file(request, consent.case, sentence, part="consents")


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def refusals(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.SERVICES, case, actor)
    form = RefusalForm(sent(request), on=today(actor))
    if form.is_valid():
        actions.note_refusal(case, form.declined(), by=actor)
        sentence = _("Written down. The person may come back to it at any time.")
        return back_to_file(request, case, sentence, part="consents")
    return page(
        request, case, form, heading=_("The person declines something"), act=_("Save"),
        lede=_("A no is a full answer. It takes nothing away, and it may be changed."),
    )  # fmt: skip


@require_POST
@guards.opens(Refusal)
@theirs
def change_of_mind(request: HttpRequest, actor: Actor, refusal: Refusal) -> HttpResponse:
    try:
        actions.accept_after_all(refusal, by=actor)
    except actions.ChangedBefore:
        sentence = _("This was written down before.")
    else:
        sentence = _("Written down: the person accepts after all.")
    return back_to_file(request, refusal.case, sentence, part="consents")
