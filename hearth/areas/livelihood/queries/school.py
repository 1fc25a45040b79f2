"""School of one person, with its drop-outs and returns."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hearth.areas.livelihood.models import Schooling, SchoolingStep
from hearth.areas.livelihood.queries.work import places_of
from hearth.areas.livelihood.rules import AtSchool, at_school
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

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
    rows = (
        Schooling.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .order_by("-began_on", "-id")
    )
    found = list(rows)
    if not found:
        return []
    steps: dict[UUID, list[SchoolingStep]] = {}
    taken = SchoolingStep.objects.visible_to(actor, one_by_one=True).filter(schooling__in=found)
    for step in taken.in_order():
        steps.setdefault(step.schooling_id, []).append(step)
    where = places_of("schooling", [row.pk for row in found], actor)
    return [SchoolStory(row, tuple(steps[row.pk]), where.get(row.pk, "")) for row in found]
