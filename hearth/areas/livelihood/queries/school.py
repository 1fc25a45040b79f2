"""School of one person, with its drop-outs and returns."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.livelihood.models import Schooling, SchoolingStep
from hearth.areas.livelihood.models.school import SchoolingStepQuerySet
from hearth.areas.livelihood.queries.work import places_of
from hearth.areas.livelihood.rules import AtSchool, at_school
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

GLYPHS = {
    AtSchool.IN: "going",
    AtSchool.OFTEN_ABSENT: "late",
    AtSchool.OUT: "no",
    AtSchool.FINISHED: "good",
}


@dataclass(frozen=True)
class SchoolStory:
    """A stretch at a school."""

    row: Schooling
    steps: tuple[SchoolingStep, ...]
    where: str

    @property
    def stands(self) -> AtSchool:
        return at_school(self.steps[-1].what_id)

    @property
    def glyph(self) -> str:
        return GLYPHS[self.stands]


def schooling_of(case: Case, actor: Actor) -> list[SchoolStory]:
    """Newest first, in three queries."""
    found = _schooling(actor, case.pk)
    if not found:
        return []
    ids = [row.pk for row in found]
    steps: dict[UUID, list[SchoolingStep]] = {}
    for step in _steps(actor, ids):
        steps.setdefault(step.schooling_id, []).append(step)
    where = places_of("schooling", ids, actor)
    return [SchoolStory(row, tuple(steps[row.pk]), where.get(row.pk, "")) for row in found]


@asked_for
def _schooling(actor: Actor, case: UUID) -> QuerySet[Schooling]:
    rows: QuerySet[Schooling] = Schooling.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).order_by("-began_on", "-id")


@asked_for
def _steps(actor: Actor, schooling: list[UUID]) -> SchoolingStepQuerySet:
    taken = SchoolingStep.objects.visible_to(actor, one_by_one=True)
    return taken.filter(schooling__in=schooling).in_order()
