"""What a unit did lately, for its own page: rows, for whoever may open its book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from hearth.areas.outreach.models import (
    Attendance,
    Campaign,
    Contact,
    HouseToHouse,
    HouseToHouseStep,
    InformationSession,
    KnowledgeCheck,
    PlannedArea,
    Shift,
    Visit,
)
from hearth.areas.outreach.models.outside import OutsideQuerySet
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.queries.origins import Traced, came_from, traced_by
from hearth.areas.outreach.questions.ask import BANDS
from hearth.areas.outreach.rules.small import publishable
from hearth.areas.outreach.rules.steps import Step, reached
from hearth.areas.outreach.words import STEPS, before_and_after
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.models import Unit
from hearth.foundation.vocabularies.choices import name_of

LATEST = 8
SEXES = ("sex/female", "sex/male", "sex/unknown")


@dataclass(frozen=True)
class Work:
    """The latest of everything; what is planned comes first."""

    planned: tuple[tuple[PlannedArea, bool], ...]  # and whether its day is past
    shifts: tuple[Shift, ...]
    visits: tuple[Visit, ...]
    contacts: int
    sessions: tuple[InformationSession, ...]
    campaigns: tuple[Campaign, ...]
    programmes: tuple[HouseToHouse, ...]
    traced: tuple[Traced, ...]

    @property
    def empty(self) -> bool:
        return not any((self.shifts, self.visits, self.contacts, self.sessions))


@dataclass(frozen=True)
class Session:
    """One session as its page shows it."""

    row: InformationSession
    people: tuple[tuple[str, tuple[int, ...]], ...]
    columns: tuple[str, ...]
    knew: tuple[tuple[str, int], ...]
    asked: int
    disclosures: int | None
    reports: int
    topics: tuple[str, ...]
    materials: tuple[str, ...]


@dataclass(frozen=True)
class ProgrammePage:
    """A programme, how far it is, and what was done."""

    row: HouseToHouse
    steps: tuple[HouseToHouseStep, ...]
    road: tuple[str, ...]
    at: int


def work_of(unit: Unit, actor: Actor) -> Work:
    """Nine queries, however much there is."""

    def latest(model: Any, *links: str) -> tuple[Any, ...]:
        return tuple(_latest(actor, model, unit.pk, "municipality", *links))

    return Work(
        planned=_planned(unit, actor),
        shifts=latest(Shift, "by", "colleague", "place"),
        visits=latest(Visit, "by", "place"),
        contacts=Contact.objects.visible_to(actor).of_unit(unit.pk).count(),
        sessions=latest(InformationSession, "by", "audience"),
        campaigns=latest(Campaign, "kind", "occasion"),
        programmes=latest(HouseToHouse, "target_group"),
        traced=tuple(traced_by(unit, actor)),
    )


@asked_for
def _latest(actor: Actor, model: Any, unit: UUID, *links: str) -> QuerySet[Any]:
    rows: OutsideQuerySet = model.objects.visible_to(actor).of_unit(unit)
    return rows.select_related(*links).newest_first()[:LATEST]


def session_page(session: InformationSession, actor: Actor) -> Session:
    """Its figures. How many told something is for whoever held it; others see no small figure."""
    there = {
        (row.sex_id, row.age_band_id): row.number
        for row in Attendance.objects.visible_to(actor).filter(session=session)
    }
    checks = list(KnowledgeCheck.objects.visible_to(actor).filter(session=session).order_by("pk"))
    knew = [
        pair
        for check in checks
        for pair in before_and_after(
            name_of(check.question_id), check.knew_before, check.knew_after, check.asked
        )
    ]
    return Session(
        row=session,
        people=tuple(
            (name_of(band), tuple(there.get((sex, band), 0) for sex in SEXES)) for band in BANDS
        ),
        columns=tuple(name_of(sex) for sex in SEXES),
        knew=tuple(knew),
        asked=max((check.asked for check in checks), default=0),
        disclosures=_disclosures(session, actor),
        reports=came_from(session, actor),
        topics=tuple(map(name_of, session.topics)),
        materials=tuple(map(name_of, session.materials)),
    )


def programme_page(programme: HouseToHouse, actor: Actor) -> ProgrammePage:
    rows = HouseToHouseStep.objects.visible_to(actor).filter(programme=programme)
    steps = tuple(rows.select_related("by").in_order())
    at = reached({step.step for step in steps})
    return ProgrammePage(programme, steps, tuple(str(STEPS[step]) for step in Step), at)


def _disclosures(session: InformationSession, actor: Actor) -> int | None:
    if session.unit_id in actor.unit_ids:
        return session.disclosures
    shown = publishable({"told": session.disclosures}, outreach_policy().smallest_figure)
    return shown["told"]


def _planned(unit: Unit, actor: Actor) -> tuple[tuple[PlannedArea, bool], ...]:
    """Those to which nobody has been since they were planned."""
    today = timezone.localdate(actor.at)
    been = {(row["municipality_id"], row["place_id"]): row["last"] for row in _been(actor, unit.pk)}
    waiting = [
        area
        for area in _areas(actor, unit.pk)
        if (last := been.get((area.municipality_id, area.place_id))) is None
        or last < area.counted_on
    ]
    return tuple((area, area.by_day < today) for area in waiting)


@asked_for
def _been(actor: Actor, unit: UUID) -> QuerySet[Visit, dict[str, Any]]:
    """The last day of each kind of place in each municipality."""
    visits: QuerySet[Any] = Visit.objects.visible_to(actor).of_unit(unit).order_by()
    places: QuerySet[Visit, dict[str, Any]] = visits.values("municipality_id", "place_id")
    return places.annotate(last=Max("counted_on"))


@asked_for
def _areas(actor: Actor, unit: UUID) -> QuerySet[PlannedArea]:
    areas: QuerySet[Any] = PlannedArea.objects.visible_to(actor).of_unit(unit)
    return areas.select_related("municipality", "place").order_by("by_day", "id")
