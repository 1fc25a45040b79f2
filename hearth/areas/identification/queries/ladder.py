"""The status in force, and every rung before it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hearth.areas.identification.models import Grounds, StatusDecision
from hearth.areas.identification.models.status import StatusDecisionQuerySet
from hearth.areas.identification.rules.ladder import PROTECTED, ROAD, Status
from hearth.areas.identification.words import STEPS
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor


@dataclass(frozen=True)
class Rung:
    """One decision, and why, for whoever may open the story."""

    decision: StatusDecision
    grounds: str

    @property
    def status(self) -> Status:
        return Status(self.decision.status_id.rpartition("/")[2])

    @property
    def glyph(self) -> str:
        shapes = {
            Status.OFFICIAL: "good",
            Status.WITHDRAWN: "no",
            Status.UNTRACEABLE: "none",
            Status.NOT_VICTIM: "shut",
            Status.FORMAL_REQUESTED: "wait",
        }
        return shapes.get(self.status, "going")


@dataclass(frozen=True)
class Ladder:
    """All rungs, newest first, and where they stand on the road."""

    rungs: tuple[Rung, ...]

    @property
    def newest(self) -> Rung | None:
        return self.rungs[0] if self.rungs else None

    @property
    def seen(self) -> int:
        """What a page carries, so that two who decide at once do not overwrite each other."""
        return self.newest.decision.rung if self.newest else 0

    @property
    def status(self) -> Status | None:
        return self.newest.status if self.newest else None

    @property
    def protected(self) -> bool:
        return self.status in PROTECTED

    @property
    def road(self) -> list[str]:
        return [str(STEPS[status]) for status in ROAD]

    @property
    def on_the_road(self) -> bool:
        """Whether she asked for the formal procedure, and it is not over otherwise."""
        return self.status in ROAD

    @property
    def at(self) -> int:
        """The step she stands on, from 0; the last one is reached when it is decided."""
        if self.status is Status.OFFICIAL:
            return len(ROAD)
        return ROAD.index(self.status) if self.status in ROAD else 0


def ladder_of(case: Case, actor: Actor) -> Ladder:
    """In two questions: the decisions, and the grounds as far as the reader may open them."""
    decisions = history_of(case, actor)
    grounds = _grounds(decisions, actor)
    return Ladder(tuple(Rung(one, grounds.get(one.pk, "")) for one in decisions))


def status_of(case: Case, actor: Actor) -> StatusDecision | None:
    """The status in force, for whoever may know that the case exists."""
    return _decisions(case, actor).first()


def history_of(case: Case, actor: Actor) -> list[StatusDecision]:
    """Every rung of the ladder, newest first."""
    return list(_decisions(case, actor))


def _decisions(case: Case, actor: Actor) -> StatusDecisionQuerySet:
    rungs = StatusDecision.objects.visible_to(actor).filter(case=case)
    return rungs.select_related("status", "body", "unit", "by").latest_first()


def _grounds(decisions: list[StatusDecision], actor: Actor) -> dict[UUID, str]:
    rows = Grounds.objects.visible_to(actor).filter(decision__in=[one.pk for one in decisions])
    return {row.decision_id: str(row.words) for row in rows}
