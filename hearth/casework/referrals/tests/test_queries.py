"""Lists: danger first, then time; and as many queries for forty referrals as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.casework.referrals import queries
from hearth.casework.referrals.actions import accept, decline
from hearth.casework.referrals.queries.directory import addressees
from hearth.casework.referrals.tests.scene import a_case, sent
from hearth.casework.referrals.views.lists import MOST
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in


def test_danger_comes_first_then_time(mira: Actor, nora: Actor) -> None:
    planned = sent(a_case(mira), nora, by=mira)
    today = sent(a_case(mira), nora, by=mira, urgency="urgency/today")
    danger = sent(a_case(mira), nora, by=mira, danger=True)

    assert [card.pk for card in queries.to_us(nora)] == [danger.pk, today.pk, planned.pk]
    assert [card.pk for card in queries.by_us(mira)] == [danger.pk, today.pk, planned.pk]
    assert queries.to_us(mira) == []


def test_what_waits_for_an_answer_stands_before_what_goes_on(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    going, waiting = (sent(a_case(mira), nora, by=mira) for _ in range(2))
    accept(going, by=later(nora, hours=1))

    for cards in (queries.to_us(nora), queries.by_us(mira)):
        assert [card.pk for card in cards] == [waiting.pk, going.pk]
    assert queries.to_us(ilir) == queries.by_us(ilir) == []


def test_of_what_ended_the_last_stands_first_on_both_sides(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    first, last, still = (sent(a_case(mira), nora, by=mira) for _ in range(3))
    decline(first, reason="decline-reason/no-staff", by=later(nora, hours=1))
    decline(last, reason="decline-reason/no-staff", by=later(nora, hours=2))

    assert [card.pk for card in queries.ended(mira)] == [last.pk, first.pk]
    assert [card.pk for card in queries.by_us(mira)] == [still.pk]
    assert queries.ended(ilir) == []


def test_a_long_list_is_folded_and_unfolds(client: Client, mira: Actor, nora: Actor) -> None:
    for _ in range(MOST + 2):
        sent(a_case(mira), nora, by=mira)
    desk = signed_in(client, mira)
    short, whole = (desk.get(f"/referrals/{tail}").content.decode() for tail in ("", "?whole"))
    assert (short.count('id="row-'), whole.count('id="row-')) == (MOST, MOST + 2)
    assert "Shfaqi të gjitha" in short
    assert "Shfaqi të gjitha" not in whole


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
