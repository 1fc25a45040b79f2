"""The status in force, and every rung before it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.identification.models import Correction, Grounds, StatusDecision
from hearth.areas.identification.models.status import StatusDecisionQuerySet
from hearth.areas.identification.rules.ladder import PROTECTED, ROAD, Status, may_be_corrected
from hearth.areas.identification.words import STEPS
from hearth.casework.cases.models import Case
from hearth.casework.people.queries import asked_once
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


@dataclass(frozen=True)
class Rung:
    """One decision, and why, for whoever may open the story."""

    decision: StatusDecision
    grounds: str
    corrected: str = ""  # why it was a mistake, where it was taken back

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
    def formal_was_asked(self) -> bool:
        """A procedure begins with a rung of its own, whatever came after."""
        return any(rung.status is Status.FORMAL_REQUESTED for rung in self.rungs)

    def may_be_corrected_by(self, actor: Actor) -> bool:
        """Whether the newest rung is a mistake that this actor's unit may take back."""
        if self.newest is None:
            return False
        before = self.rungs[1].status if len(self.rungs) > 1 else None
        own = self.newest.decision.unit_id in actor.unit_ids
        return may_be_corrected(self.status, before, own=own)

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
    """In three questions: decisions, corrections, and the grounds as far as they may be opened."""
    decisions = history_of(case, actor)
    ids = [one.pk for one in decisions]
    grounds = {row.decision_id: str(row.words) for row in _grounds(actor, ids)}
    corrected = _corrected(ids, actor)
    return Ladder(
        tuple(Rung(one, grounds.get(one.pk, ""), corrected.get(one.pk, "")) for one in decisions)
    )


def status_of(case: Case, actor: Actor) -> StatusDecision | None:
    """The status in force, for whoever may know that the case exists."""
    return next(iter(history_of(case, actor)), None)


def history_of(case: Case, actor: Actor) -> list[StatusDecision]:
    """Every rung of the ladder, newest first."""
    return asked_once(_decisions, actor, case.pk)


@asked_for
def _decisions(actor: Actor, case: UUID) -> StatusDecisionQuerySet:
    rungs = StatusDecision.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rungs.select_related("unit", "by").latest_first()


def _corrected(decisions: list[UUID], actor: Actor) -> dict[UUID, str]:
    """Only a ladder of more than one rung can hold one."""
    if len(decisions) < 2:
        return {}
    return {row.mistaken_id: row.reason.name for row in _corrections(actor, decisions)}


@asked_for
def _corrections(actor: Actor, decisions: list[UUID]) -> QuerySet[Correction]:
    rows: QuerySet[Correction] = Correction.objects.visible_to(actor, one_by_one=True)
    return rows.filter(mistaken__in=decisions)


@asked_for
def _grounds(actor: Actor, decisions: list[UUID]) -> QuerySet[Grounds]:
    rows: QuerySet[Grounds] = Grounds.objects.visible_to(actor, one_by_one=True)
    return rows.filter(decision__in=decisions)
