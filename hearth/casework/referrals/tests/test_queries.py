"""Lists: danger first, then time; and as many queries for forty referrals as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.casework.referrals import queries
from hearth.casework.referrals.queries.directory import addressees
from hearth.casework.referrals.tests.scene import a_case, sent
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting


def test_danger_comes_first_then_time(mira: Actor, nora: Actor) -> None:
    planned = sent(a_case(mira), nora, by=mira)
    today = sent(a_case(mira), nora, by=mira, urgency="urgency/today")
    danger = sent(a_case(mira), nora, by=mira, danger=True)

    assert [card.pk for card in queries.to_us(nora)] == [danger.pk, today.pk, planned.pk]
    assert [card.pk for card in queries.by_us(mira)] == [danger.pk, today.pk, planned.pk]
    assert queries.to_us(mira) == []


@pytest.mark.parametrize("look", [queries.to_us, queries.waiting_for])
def test_as_many_queries_for_many_as_for_one(mira: Actor, nora: Actor, look: object) -> None:
    counts = []
    for more in (1, 7):
        for _ in range(more):
            sent(a_case(mira), nora, by=mira)
        with acting(nora), CaptureQueriesContext(connection) as asked:
            assert callable(look)
            assert look(nora)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_gives_the_service_here_stands_before_who_gives_it_elsewhere(
    mira: Actor, nora: Actor, agim: Actor
) -> None:
    there, here = addressees("service/shelter", qark=mira.unit.qark, actor=mira)
    assert str(nora.unit.pk) in dict(there.units)  # gives it, in another qark
    assert str(agim.unit.pk) in dict(here.units)  # is here, and gives something else
    assert str(mira.unit.pk) not in dict(there.units) | dict(here.units)
