"""Write in the book of the house: log, handover, incident, visitors, inspection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import (
    Handover,
    HandoverReading,
    House,
    Incident,
    Inspection,
    LogEntry,
    Visitor,
)
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


class ReadByYou(Exception):
    """You have read this handover, or wrote it yourself: another colleague takes over."""


class NotInside(Exception):
    """This visitor has left already."""


@dataclass(frozen=True)
class HandedOver:
    """How many are inside, what the next shift must know, what it must do."""

    inside: int
    must_know: str
    to_do: str = ""


@dataclass(frozen=True)
class Noted:
    """An incident: what it was, how heavy, when, what was done."""

    kind: str
    weight: str
    happened_at: datetime
    happened: str
    done: str = ""


@deed
def write_log(house: House, kind: str, words: str = "", *, by: Actor) -> LogEntry:
    """A line in the book of the house."""
    insist_on_work(house.dossier_id, by=by)
    entry = LogEntry(
        dossier_id=house.dossier_id,
        house=house,
        kind_id=kind,
        words=words or None,
        by=by.user,
        at=by.at,
    )
    entry.save(force_insert=True)
    record(Happened.LOGGED, house.dossier_id, by=by, which=entry.pk, what=kind)
    return entry


@deed
def hand_over(house: House, handed: HandedOver, *, by: Actor) -> Handover:
    """The shift ends: what the next one must know."""
    insist_on_work(house.dossier_id, by=by)
    handover = Handover(
        dossier_id=house.dossier_id,
        house=house,
        inside=handed.inside,
        must_know=handed.must_know,
        to_do=handed.to_do or None,
        by=by.user,
        at=by.at,
    )
    handover.save(force_insert=True)
    record(Happened.HANDED_OVER, house.dossier_id, by=by, which=handover.pk, count=handed.inside)
    tell(Topic.BEDS, unit=house.unit_id)
    return handover


@deed
def take_over(handover: Handover, *, by: Actor) -> HandoverReading:
    """Read, and taken on. The colleague who wrote it sees who it was."""
    insist_on_work(handover.dossier_id, by=by)
    if handover.by_id == by.user.pk:
        raise ReadByYou
    reading = HandoverReading(
        dossier_id=handover.dossier_id, handover=handover, by=by.user, at=by.at
    )
    try:
        with transaction.atomic():
            reading.save(force_insert=True)
    except IntegrityError:
        raise ReadByYou from None
    record(Happened.TAKEN_OVER, handover.dossier_id, by=by, which=handover.pk)
    return reading


@deed
def note_incident(house: House, noted: Noted, *, by: Actor) -> Incident:
    """What happened, how heavy it was, and what was done."""
    insist_on_work(house.dossier_id, by=by)
    incident = Incident(
        dossier_id=house.dossier_id,
        house=house,
        kind_id=noted.kind,
        weight_id=noted.weight,
        happened_at=noted.happened_at,
        happened=noted.happened,
        done=noted.done or None,
        by=by.user,
        at=by.at,
    )
    incident.save(force_insert=True)
    record(
        Happened.INCIDENT, house.dossier_id, by=by, which=incident.pk, what=noted.kind,
        weight=noted.weight,
    )  # fmt: skip
    return incident


@deed
def let_visitor_in(house: House, kind: str, who: str, *, by: Actor) -> Visitor:
    """Somebody who does not live here comes in."""
    insist_on_work(house.dossier_id, by=by)
    visitor = Visitor(
        dossier_id=house.dossier_id,
        house=house,
        kind_id=kind,
        who=who,
        came_at=by.at,
        by=by.user,
    )
    visitor.save(force_insert=True)
    record(Happened.VISITED, house.dossier_id, by=by, which=visitor.pk, what=kind)
    return visitor


@deed
def see_visitor_out(visitor: Visitor, *, by: Actor) -> None:
    """They have left the house."""
    insist_on_work(visitor.dossier_id, by=by)
    inside = Visitor.objects.visible_to(by).still_inside().filter(pk=visitor.pk)
    if not inside.update(left_at=by.at):
        raise NotInside
    record(Happened.VISITOR_LEFT, visitor.dossier_id, by=by, which=visitor.pk)


@deed
def inspect(house: House, item: str, state: str, words: str = "", *, by: Actor) -> Inspection:
    """How an item was found. What was found before stays readable."""
    insist_on_work(house.dossier_id, by=by)
    looked = Inspection(
        dossier_id=house.dossier_id,
        house=house,
        item_id=item,
        state_id=state,
        words=words or None,
        by=by.user,
        at=by.at,
    )
    looked.save(force_insert=True)
    record(Happened.INSPECTED, house.dossier_id, by=by, what=item, state=state)
    return looked
