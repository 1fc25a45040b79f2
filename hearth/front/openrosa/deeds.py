"""What each form asks for, once its answers are known: the area's own deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils import timezone

from hearth.areas.outreach.actions import IdTaken, book_of, field_unit, write_down
from hearth.areas.outreach.questions import Mistakes, SheetKind
from hearth.areas.outreach.questions import read as read_sheet
from hearth.casework.instruments.actions import CannotTake, Filled, answer_outside, give_feedback
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.rules.about import Drawer
from hearth.casework.instruments.rules.checking import check
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier

Said = Mapping[str, Sequence[str]]
WHOLE = "*"  # a fault of the whole form, and of no single answer
SHEETS = {
    f"outreach-{kind.value}": kind
    for kind in (SheetKind.VISIT, SheetKind.CONTACT, SheetKind.SESSION)
}


@dataclass
class Faults(Exception):
    """The deed refuses: which answers, and why, as codes."""

    codes: list[str]


def do(instrument: InstrumentVersion, said: Said, instance: UUID, *, by: Actor) -> None:
    """The form's deed, once for each instance; or Faults."""
    checked = check(instrument.definition, said, today=timezone.localtime(by.at).date())
    if not checked.good:
        raise Faults([f"{name[:60]}:{why}" for name, why in checked.problems.items()])
    if instrument.key in SHEETS:
        _write_sheet(SHEETS[instrument.key], said, instance, by=by)
    elif instrument.drawer is Drawer.BOX:
        give_feedback(instrument, said, submission=uuid4(), by=by)  # nothing leads back to it
    elif instrument.drawer is Drawer.FIELD:
        _answer(instrument, said, instance, by=by)
    else:
        raise Faults([f"{WHOLE}:not-from-a-telephone"])


def _write_sheet(kind: SheetKind, said: Said, instance: UUID, *, by: Actor) -> None:
    answers = {**{name: list(words) for name, words in said.items()}, "id": str(instance)}
    entry = read_sheet(kind, answers, on=timezone.localtime(by.at).date())
    if isinstance(entry, Mistakes):
        raise Faults([f"{name}:refused" for name in entry])
    try:
        write_down(entry, by=by)
    except IdTaken:
        raise Faults([f"{WHOLE}:taken"]) from None


def _answer(instrument: InstrumentVersion, said: Said, instance: UUID, *, by: Actor) -> None:
    book = book_of(field_unit(by), by=by)
    dossier = Dossier.objects.visible_to(by).get(pk=book.dossier_id)
    today = timezone.localtime(by.at).date()
    try:
        answer_outside(dossier, Filled(instrument, instance, said, today), by=by)
    except CannotTake as refused:
        raise Faults([f"{name}:{why}" for name, why in refused.problems.items()]) from refused
