"""Take what was answered: checked, scored, sealed in its drawer; and what cannot wait, done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, transaction

from hearth.casework.cases.actions import ToDo, set_task
from hearth.casework.cases.models import Case
from hearth.casework.instruments.happened import Happened
from hearth.casework.instruments.models import (
    Answers,
    FieldAnswers,
    HealthAnswers,
    InstrumentVersion,
    ServiceAnswers,
)
from hearth.casework.instruments.rules.about import Drawer
from hearth.casework.instruments.rules.checking import Problem, check
from hearth.casework.instruments.rules.definition import Definition, Flag
from hearth.casework.instruments.rules.scoring import flagged, scored
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

Kept = TypeVar("Kept", bound=Answers)
OF_A_CASE: Mapping[Drawer, type[ServiceAnswers | HealthAnswers]] = {
    Drawer.SERVICES: ServiceAnswers,
    Drawer.HEALTH: HealthAnswers,
}
SAID = {
    Drawer.SERVICES: Happened.SERVICES_ANSWERED,
    Drawer.HEALTH: Happened.HEALTH_ANSWERED,
}


class CannotTake(Exception):
    """Some answers do not fit their questions. It says which, and why."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{name}: {why}" for name, why in problems.items()))
        self.problems = dict(problems)


class OtherDrawer(Exception):
    """The instrument's answers lie in a drawer that this deed does not write into."""


class NotForThisRole(Exception):
    """The page about the instrument names the professions that may use it; this is none of them."""


@dataclass(frozen=True)
class Filled:
    """A sheet as it was filled in: strings, as the page or the telephone sent them."""

    instrument: InstrumentVersion
    submission: UUID
    said: Mapping[str, Sequence[str]]
    given_on: date


@deed
def answer(case: Case, filled: Filled, *, by: Actor) -> ServiceAnswers | HealthAnswers:
    """One person's answers, in the drawer the instrument names. Sent twice, they are there once."""
    table = OF_A_CASE.get(filled.instrument.drawer)
    if table is None:
        raise OtherDrawer
    _insist_on_role(filled.instrument, by)
    insist_on_work(case.dossier_id, by=by)
    definition = filled.instrument.definition
    facts = _facts(filled, definition, by)
    row, fresh = _keep(table(dossier_id=case.dossier_id, case=case, **facts), by)
    if fresh:
        record(SAID[filled.instrument.drawer], case.dossier_id, by=by, which=row.pk)
        for flag in flagged(definition, row.said):
            _act_at_once(case, flag, by=by)
    return row


@deed
def answer_outside(
    dossier: Dossier, filled: Filled, *, about: UUID | None = None, by: Actor
) -> FieldAnswers:
    """Answers about a mobile unit's work outside, which name nobody."""
    if filled.instrument.drawer is not Drawer.FIELD:
        raise OtherDrawer
    _insist_on_role(filled.instrument, by)
    facts = _facts(filled, filled.instrument.definition, by)
    row, fresh = _keep(FieldAnswers(dossier=dossier, about=about, **facts), by)
    if fresh:
        record(Happened.FIELD_ANSWERED, dossier, by=by, which=row.pk)
    return row


def _facts(filled: Filled, definition: Definition, by: Actor) -> dict[str, Any]:
    checked = check(definition, filled.said, today=filled.given_on)
    if not checked.good:
        raise CannotTake(checked.problems)
    return {
        "instrument": filled.instrument,
        "submission": filled.submission,
        "said": checked.values,
        "scores": {
            one.score.key: {"value": one.value, "missing": one.missing}
            for one in scored(definition, checked.values)
        },
        "given_on": filled.given_on,
        "by": by.user,
        "at": by.at,
    }


def _keep(row: Kept, by: Actor) -> tuple[Kept, bool]:
    """The row, and whether it is new: of two that arrive at once one is kept."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        before = type(row).objects.visible_to(by).get(submission=row.submission)
        return cast(Kept, before), False
    return row, True


def _act_at_once(case: Case, flag: Flag, *, by: Actor) -> None:
    """An answer that must not wait is a task of danger, due this minute, for whoever heard it."""
    act = flag.act.said(by.user.language)
    set_task(case, ToDo(act, due_at=by.at, assignee=by.user, danger=True), by=by)
    record(Happened.FLAGGED, case.dossier_id, by=by, what=flag.key)


def _insist_on_role(instrument: InstrumentVersion, by: Actor) -> None:
    roles = instrument.about.roles
    if roles and not by.roles & set(roles):
        raise NotForThisRole
