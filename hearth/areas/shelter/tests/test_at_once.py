"""Sixteen clients want six beds at once: no bed is promised twice, and nobody meets an error.

Source: security notes, T22 and M-17, which ask for 250 tries each: HEARTH_BEDS=all plays them all
(a minute and more); else every client tries forty times. These commit, in a database of their
own, with one connection for each client.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections
from django.utils import timezone

from hearth.areas.shelter.actions import (
    BedTaken,
    Held,
    NotWaiting,
    Wanted,
    hold,
    let_go,
)
from hearth.areas.shelter.models import Booking, House
from hearth.areas.shelter.tests.scene import a_house, bed
from hearth.areas.shelter.words import refusal
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor

CLIENTS = 16
TRIES = 250 if os.environ.get("HEARTH_BEDS") == "all" else 40
LABELS = ("1A", "1B", "2A", "2B", "2C", "2D")
SEASON = 60  # nights the tries are spread over


@pytest.mark.slow
def test_a_bed_is_promised_once_whoever_presses(own_database: Place, nora: Actor) -> None:
    house = a_house(nora)
    beds = [bed(house, label, by=nora) for label in LABELS]
    ready = Barrier(CLIENTS)

    def presses(number: int) -> Counter[str]:
        ready.wait()
        try:
            return _tries(house, beds, nora, Random(number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLIENTS) as pool:
        came = sum(pool.map(presses, range(CLIENTS)), Counter[str]())
    assert came.total() == CLIENTS * TRIES
    assert set(came) == {"held", "let go", refusal(BedTaken()), refusal(NotWaiting())}, came
    assert came["held"] > len(LABELS)
    assert overlaps() == 0


def _tries(house: House, beds: list[UUID], by: Actor, chance: Random) -> Counter[str]:
    """Holds one or two beds in any order, and now and then lets somebody's hold go."""
    came: Counter[str] = Counter()
    mine: list[Booking] = []
    for number in range(TRIES):
        now = replace(by, at=by.at + timedelta(seconds=number))
        try:
            if mine and chance.random() < 0.2:
                let_go(chance.choice(mine), because="booking-end/not-needed", by=now)
                came["let go"] += 1
            else:
                mine += hold(house, _wanted(beds, now, chance), by=now)
                came["held"] += 1
        except (BedTaken, NotWaiting) as error:
            came[refusal(error)] += 1
    return came


def _wanted(beds: list[UUID], by: Actor, chance: Random) -> Wanted:
    first = timezone.localdate(by.at) + timedelta(days=chance.randrange(SEASON))
    chosen = chance.sample(beds, chance.choice((1, 1, 2)))
    until = first + timedelta(days=chance.randrange(1, 9))
    return Wanted(tuple(Held(each) for each in chosen), first, until, by.at + timedelta(hours=9))


def overlaps() -> int:
    """Pairs of bookings in force that promise one bed for one night, counted in plain Python."""
    rows = Booking.objects.unscoped(because="test").in_force().order_by("bed", "nights")
    found = list(rows)
    return sum(
        one.bed_id == other.bed_id and one.until > other.first for one, other in pairwise(found)
    )
