"""The Coalition's vacancy board: is there a place tonight, and with whom?

It reads for everybody who refers people, and so for nobody in particular: the house answers.
What it tells is an answer a unit, never a number and never a place. Two questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import Bed, Booking, House
from hearth.areas.shelter.models.house import HouseQuerySet
from hearth.areas.shelter.policy import shelter_policy
from hearth.areas.shelter.rules import (
    Answer,
    Doubt,
    Obstacle,
    Party,
    Place,
    answer,
    doubts,
    obstacles,
)
from hearth.areas.shelter.rules.vacancy import Offer
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.wording import worded_once

BOARD = "the vacancy board says yes or no, never where or how many"


@dataclass(frozen=True)
class Vacancy:
    """What one unit of the Coalition answers."""

    unit: Unit
    answer: Answer
    near: bool  # the unit itself sits in the qark they flee from, or next to it
    doubts: tuple[Doubt, ...]


def vacancies(party: Party, actor: Actor, *, beds: int) -> list[Vacancy]:
    """Every shelter of the Coalition: those with a place first."""
    tonight = timezone.localdate(actor.at)
    houses: dict[Unit, list[House]] = {}
    for house in _every_house():
        houses.setdefault(house.unit, []).append(house)
    free = {row["room__house"]: row["many"] for row in _free(tonight)}
    found = [_vacancy(unit, own, party, free, beds) for unit, own in houses.items()]
    return sorted(found, key=lambda each: (list(Answer).index(each.answer), each.unit.name))


@worded_once
def _every_house() -> HouseQuerySet:
    rows = House.objects.unscoped(because=BOARD).still_open().select_related("unit__organisation")
    return rows.in_order()


def place_of(house: House, *, qark: str | None = None) -> Place:
    """Whom a house takes, as the rule sees it."""
    return Place(
        sexes=frozenset(code.rpartition("/")[2] for code in house.sexes),
        from_age=house.from_age,
        children=house.children,
        boys_until=house.boys_until,
        children_alone=house.children_alone,
        foreigners=house.foreigners,
        step_free=house.step_free,
        qark=house.qark if qark is None else qark,
    )


def _vacancy(
    unit: Unit, houses: list[House], party: Party, free: Mapping[UUID, int], beds: int
) -> Vacancy:
    """Where a house lies is not asked here: who asks qark after qark would learn it. What
    counts as near is where the unit's own office is, which the directory tells anyway."""
    anywhere = replace(party, flees="")
    offers = [
        Offer(not obstacles(anywhere, place_of(h)), free.get(h.pk, 0), h.waiting_list)
        for h in houses
    ]
    office = replace(place_of(houses[0]), qark=unit.qark)
    neighbours = shelter_policy().neighbours
    near = bool(party.flees) and (
        Obstacle.NEAR_HOME in obstacles(party, office)
        or Doubt.NEIGHBOUR in doubts(party, office, neighbours)
    )
    questions = tuple(doubts(anywhere, office, neighbours))
    return Vacancy(unit, answer(offers, beds=beds), near, questions)


@worded_once
def _free(tonight: date) -> QuerySet[Bed, Mapping[str, Any]]:
    """Beds of each house that nobody sleeps in or holds tonight."""
    taken = (
        Booking.objects.unscoped(because=BOARD)
        .in_force()
        .between(tonight, tonight + timedelta(days=1))
    )
    beds = Bed.objects.unscoped(because=BOARD).exclude(pk__in=taken.values("bed"))
    return beds.values("room__house").annotate(many=Count("id")).order_by()
