"""Handovers of a house: the last one, who has read it, and those that wait to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.shelter.models import Handover, HandoverReading, House
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """The last handover: what must be known, who has read it, whether it is the reader's turn."""

    row: Handover
    readers: tuple[str, ...]
    mine_to_read: bool


def shift_of(house: House, actor: Actor) -> Shift | None:
    last = next(iter(_last_of(actor, house.pk)), None)
    if last is None:
        return None
    readings = _readings(actor, last.pk)
    names = tuple(reading.by.short_name for reading in readings)
    mine = actor.user.pk in {reading.by_id for reading in readings} or last.by_id == actor.user.pk
    return Shift(last, names, mine_to_read=not mine)


def unread_handovers(actor: Actor) -> list[Handover]:
    """The last handover of each house of ours, if somebody else wrote it and I have not read it."""
    others = [row for row in _last_of_each(actor) if row.by_id != actor.user.pk]
    mine = set(_read_by_me(actor, [row.pk for row in others]))
    return [row for row in others if row.pk not in mine]


@asked_for
def _last_of(actor: Actor, house: UUID) -> QuerySet[Handover]:
    rows = Handover.objects.visible_to(actor, one_by_one=True).filter(house=house)
    return rows.select_related("by").order_by("-at")[:1]


@asked_for
def _readings(actor: Actor, handover: UUID) -> QuerySet[HandoverReading]:
    rows = HandoverReading.objects.visible_to(actor, one_by_one=True).filter(handover=handover)
    return rows.select_related("by")


@asked_for
def _last_of_each(actor: Actor) -> QuerySet[Handover]:
    """Of the houses of our units, within a day."""
    rows = Handover.objects.visible_to(actor, one_by_one=True)
    rows = rows.filter(house__unit__in=actor.unit_ids, at__gte=actor.at - A_DAY)
    return rows.select_related("house").order_by("house", "-at").distinct("house")


@asked_for
def _read_by_me(actor: Actor, handovers: list[UUID]) -> QuerySet[HandoverReading, UUID]:
    rows = HandoverReading.objects.visible_to(actor, one_by_one=True).filter(by=actor.user)
    return rows.filter(handover__in=handovers).values_list("handover", flat=True)
