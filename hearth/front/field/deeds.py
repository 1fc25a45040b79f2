"""Which deed a form from a phone stands for: the desk's own form, then the desk's own deed.

Each takes the answers and the envelope they came in, and says how many units were told. What is
missing or wrong is raised as `Faults`: the names of the questions and a code each, no words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from hearth.areas.identification.actions import identify
from hearth.areas.identification.forms import ScreeningForm
from hearth.areas.identification.models import Identification
from hearth.areas.outreach.actions import trace
from hearth.areas.outreach.questions import SheetKind
from hearth.casework.duties.actions import log_call
from hearth.casework.duties.forms import CallForm
from hearth.casework.duties.queries import told_of_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.audit.actions import record
from hearth.front.field.faults import Answers, Faults
from hearth.front.field.models import Envelope, TakenCase
from hearth.front.field.sheets import again, source_of, told

Told = int | None
F = TypeVar("F", bound=forms.Form)

SHEETS = (
    SheetKind.SHIFT, SheetKind.CONTACT, SheetKind.VISIT, SheetKind.SESSION, SheetKind.SHIFT_END,
)  # fmt: skip


def report(answers: Answers, envelope: Envelope, *, by: Actor) -> Told:
    """A person was met: the quick form, and the same `identify()`."""
    form = insisted(screening_form(answers, envelope, by=by))
    done = identify(form.screening(), by=by)
    source = source_of(answers.get("origin"), by) if done else None
    if done and source:
        trace(done.case, source, by=by)
    return len(done.told.alerts) if done else 0


def call(answers: Answers, envelope: Envelope, *, by: Actor) -> Told:
    """ "Called the police at …", about a report of this phone, or of any of its owner's."""
    form = insisted(called_form(answers, envelope, by=by))
    made = form.call(envelope.happened)
    alerts = _alerts_of(str(answers.get("report", "")), by)
    if not alerts:
        raise Faults(["report:unknown"])
    log_call(alerts[0], called_at=made.called_at, spoke_to=made.spoke_to, by=by)
    return None


def reading(answers: Answers, envelope: Envelope, *, by: Actor) -> Told:
    """A case was opened on the phone, without a signal: both hours go into the record.

    One that is not trusted any more says it of what was taken along on itself, and is named so.
    """
    rows = TakenCase.objects.unscoped(because="a reading on a phone belongs into the record")
    mine = rows.filter(lease__phone__user=by.user)
    if envelope.from_revoked:
        mine = mine.filter(lease__phone=envelope.phone_id)
    which = _which(answers.get("taken"))
    taken = mine.filter(pk=which).first() if which else None
    if taken is None:
        raise Faults(["taken:unknown"])
    record(
        "field.case-read-offline",
        taken.dossier_id,
        by=by,
        what="field.takencase",
        which=taken.pk,
        read_at=envelope.happened,
        told_at=by.at,
        revoked=envelope.from_revoked or None,
    )
    return None


def screening_form(answers: Answers, envelope: Envelope, *, by: Actor) -> ScreeningForm:
    """The desk's quick form, with these answers. Its submission is the envelope's own id."""
    said = as_form({**answers, "submission": str(envelope.pk)})
    today = timezone.localdate(by.at)
    return ScreeningForm(said, today=today, qark=by.unit.qark, units=lambda: ())


def called_form(answers: Answers, envelope: Envelope, *, by: Actor) -> CallForm:
    """The desk's form for a call. Which report it is about travels beside it."""
    return CallForm(as_form(answers))


READING = "reading"
DEEDS: Mapping[str, Callable[..., Told]] = {
    "report": report,
    "call": call,
    READING: reading,
    **{kind.value: told(kind) for kind in SHEETS},
}
FORMS: Mapping[str, Callable[..., forms.Form]] = {
    "report": screening_form,
    "call": called_form,
    **{kind.value: again(kind) for kind in SHEETS},
}


def as_form(answers: Answers) -> MultiValueDict[str, str]:
    """As a browser would have sent them. What is no text and no list of texts is left out."""
    said: MultiValueDict[str, str] = MultiValueDict()
    for name, value in answers.items():
        values = value if isinstance(value, list) else [value]
        said.setlist(name, [each for each in values if isinstance(each, str)])
    return said


def insisted(form: F) -> F:
    if not form.is_valid():
        raise Faults(faults_of(form))
    return form


def faults_of(form: forms.Form) -> list[str]:
    """Codes only: Django's own sentences may repeat what was typed."""
    return [
        f"{name}:{error.code or 'invalid'}"[:80]
        for name, errors in form.errors.as_data().items()
        for error in errors
    ]


def _alerts_of(report: str, by: Actor) -> list[Any]:
    """The alerts that a report raised, those to the police first."""
    submission = _which(report)
    if submission is None:
        return []
    rows = Identification.objects.unscoped(because="a call finds the report it belongs to")
    case = rows.filter(submission=submission, by=by.user).values_list("dossier_id", flat=True)
    alerts = [one.alert for dossier in case for one in told_of_dossier(by, dossier)]
    return sorted(alerts, key=lambda alert: alert.recipient.kind != UnitKind.POLICE)


def _which(said: object) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None
