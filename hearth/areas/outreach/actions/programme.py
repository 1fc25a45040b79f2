"""House to house: begin a programme; write down what was done of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import HouseToHouse, HouseToHouseStep
from hearth.areas.outreach.rules.steps import Step
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class Programme:
    """For whom, with whom, in which municipality; the codes are whole terms."""

    id: UUID
    title: str
    municipality: str
    target_group: str
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepDone:
    """What was done on a day, of how many."""

    id: UUID
    step: Step
    on: date
    number: int = 0
    people: int = 0
    words: str = ""


def begin_programme(programme: Programme, *, unit: Unit, by: Actor) -> HouseToHouse:
    """It begins with the situation, not with the visits."""
    return once(HouseToHouse, programme.id, lambda: _begin(programme, unit, by=by), by=by)


def note_step(programme: HouseToHouse, done: StepDone, *, by: Actor) -> HouseToHouseStep:
    """One more thing done. Steps overlap in life; the furthest one says how far it is."""
    return once(HouseToHouseStep, done.id, lambda: _note(programme, done, by=by), by=by)


@deed
def _begin(said: Programme, unit: Unit, *, by: Actor) -> HouseToHouse:
    programme = HouseToHouse(
        id=said.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        title=said.title,
        municipality_id=said.municipality,
        target_group_id=said.target_group,
        partners=list(said.partners),
        happened_at=by.at,
        counted_on=timezone.localdate(by.at),
        by=by.user,
        at=by.at,
    )
    programme.save(force_insert=True)
    record(Happened.PROGRAMME_BEGAN, programme.dossier_id, by=by, which=programme.pk)
    return programme


@deed
def _note(programme: HouseToHouse, done: StepDone, *, by: Actor) -> HouseToHouseStep:
    step = HouseToHouseStep(
        id=done.id,
        dossier_id=programme.dossier_id,
        programme=programme,
        step=done.step,
        on=done.on,
        number=done.number,
        people=done.people,
        words=done.words,
        by=by.user,
        at=by.at,
    )
    step.save(force_insert=True)
    record(
        Happened.PROGRAMME_MOVED, programme.dossier_id, by=by, which=programme.pk, step=done.step
    )
    return step
