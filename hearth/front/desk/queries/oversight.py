"""What an auditor asks of one file: who could open it then and why, who did, who was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.past import Could, KeptOut, kept_out, who_could_open
from hearth.foundation.access.spans import Span
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.models import Event
from hearth.foundation.audit.queries import Opening, who_opened

NAMES = (
    "people.name-read",
    "people.name-found",
    "access.asked-who",
    "field.case-taken",
    "field.case-read-offline",
)
MOST = 500
WHY = "who answers for a file asks who tried to open it"


@dataclass(frozen=True)
class Tried:
    """Somebody asked for the file by its address, and got the page for what does not exist."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Answer:
    case: Case
    asked: Span
    could: tuple[Could, ...]
    kept_out: tuple[KeptOut, ...]
    opened: tuple[Opening, ...]
    tried: tuple[Tried, ...]


def case_numbered(number: str, actor: Actor) -> Case | None:
    """The case with this number, if it exists for the actor."""
    rows = Case.objects.visible_to(actor)
    found: Case | None = rows.filter(number__startswith=number).first()
    return found if found is not None and found.number == number else None


def who_could_read(case: Case, asked: Span, actor: Actor) -> Answer:
    """A constant number of queries."""
    return Answer(
        case,
        asked,
        who_could_open(case.dossier_id, asked, actor),
        kept_out(case.dossier_id, asked),
        who_opened(case.dossier_id, actor, also=NAMES, within=asked, latest=MOST),
        _tried(case, asked),
    )


def _tried(case: Case, asked: Span) -> tuple[Tried, ...]:
    """Of refused readings the record knows only what was asked for; the house looks them up."""
    refused = Event.objects.unscoped(because=WHY).of_kind("access.refused")
    rows = refused.filter(object_id=case.pk, at__gte=asked.since, at__lt=asked.until)
    events = list(rows.newest_first()[:MOST])
    names = dict(
        User.objects.filter(pk__in={event.actor for event in events}).values_list("pk", "full_name")
    )
    return tuple(
        Tried(names.get(event.actor, "") if event.actor else "", event.at) for event in events
    )
