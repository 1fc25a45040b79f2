"""What the cast tells from outside in these tests; what is not said is ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

from hearth.areas.outreach import actions
from hearth.areas.outreach.actions import AreaPlanned, CampaignRun, Programme, StepDone
from hearth.areas.outreach.entries import (
    ComingBack,
    GoingOut,
    Knowledge,
    PersonMet,
    PlaceVisited,
    SessionHeld,
)
from hearth.areas.outreach.models import InformationSession
from hearth.areas.outreach.rules.steps import Step
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from tests.cast import TEN_AT_NIGHT

NOON = TEN_AT_NIGHT - timedelta(hours=10)
NEXT_WEEK = (NOON + timedelta(days=7)).date()
VLORE = "municipality/asrdb:61"
CARDS = Knowledge("knowledge-question/signs", 20, 5, 18)


def going(**said: Any) -> GoingOut:
    ordinary: dict[str, Any] = {
        "happened_at": NOON,
        "municipality": VLORE,
        "back_by": NOON + timedelta(hours=6),
    }
    return GoingOut(**(ordinary | {"id": uuid4()} | said))


def back(**said: Any) -> ComingBack:
    ordinary: dict[str, Any] = {"id": uuid4(), "happened_at": NOON + timedelta(hours=5)}
    return ComingBack(**(ordinary | said))


def visited(**said: Any) -> PlaceVisited:
    ordinary: dict[str, Any] = {
        "happened_at": NOON,
        "municipality": VLORE,
        "place": "outreach-place/market",
    }
    return PlaceVisited(**(ordinary | {"id": uuid4()} | said))


def met(**said: Any) -> PersonMet:
    ordinary: dict[str, Any] = {
        "happened_at": NOON,
        "municipality": VLORE,
        "place": "outreach-place/street",
        "sex": "sex/female",
        "age_band": "age-band/15-17",
    }
    return PersonMet(**(ordinary | {"id": uuid4()} | said))


def held(**said: Any) -> SessionHeld:
    ordinary: dict[str, Any] = {
        "happened_at": NOON,
        "municipality": VLORE,
        "audience": "session-audience/ninth-grade",
        "language": "language/iso:sq",
        "people": {("sex/female", "age-band/15-17"): 14, ("sex/male", "age-band/15-17"): 12},
        "knowledge": (CARDS,),
    }
    return SessionHeld(**(ordinary | {"id": uuid4()} | said))


def everything() -> Iterator[Any]:
    """One of each that may be told before a shift ends."""
    yield from (going(), visited(), met(), held())


def planned(**said: Any) -> AreaPlanned:
    ordinary: dict[str, Any] = {"municipality": VLORE, "place": "outreach-place/market"}
    ordinary |= {"id": uuid4(), "by_day": NEXT_WEEK}
    return AreaPlanned(**(ordinary | said))


def run(**said: Any) -> CampaignRun:
    ordinary: dict[str, Any] = {
        "title": "Ditë prove (e shpikur)",
        "kind": "campaign-kind/march",
        "occasion": "campaign-occasion/30-july",
        "municipality": VLORE,
        "since": NOON.date(),
        "until": NOON.date(),
        "reached": 300,
        "basis": "estimated",
    }
    return CampaignRun(**({"id": uuid4()} | ordinary | said))


def programme(**said: Any) -> Programme:
    ordinary: dict[str, Any] = {
        "title": "Derë më derë (e shpikur)",
        "municipality": VLORE,
        "target_group": "target-group/girls-12-16",
        "partners": ("outreach-partner/elders",),
    }
    return Programme(**({"id": uuid4()} | ordinary | said))


def a_day_outside(vera: Actor, case: Case) -> tuple[Any, ...]:
    """At least one row of everything, for the world of the access matrix."""
    unit = vera.unit
    shift, visit, _contact, session = (actions.write_down(each, by=vera) for each in everything())
    actions.end_shift(back(), by=vera)
    area = actions.plan_area(planned(), unit=unit, by=vera)
    campaign = actions.run_campaign(run(), unit=unit, by=vera)
    begun = actions.begin_programme(programme(), unit=unit, by=vera)
    done = StepDone(uuid4(), Step.ANIMATORS, NOON.date(), number=6)
    step = actions.note_step(begun, done, by=vera)
    origin = actions.trace(case, cast("InformationSession", session), by=vera)
    book = actions.book_of(unit, by=vera)
    return book, shift, visit, session, area, campaign, begun, step, origin
