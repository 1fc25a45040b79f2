"""The list: newest first, page by page, the same number of questions however many there are."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from hearth.casework.cases.actions import close
from hearth.casework.cases.queries import case_list as listing
from hearth.casework.cases.queries.case_list import Page, Show, case_list
from hearth.casework.cases.rules import Cursor
from hearth.casework.cases.tests.scene import met, teamed, told
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in

QUESTIONS = 5  # the house steps in and out; ids; rows; leads


def page(actor: Actor, show: Show = Show.OPEN, **cursors: Cursor | None) -> Page:
    now = later(actor, days=1)
    with acting(now):
        return case_list(now, show=show, **cursors)


def numbers(found: Page) -> list[str]:
    return [line.number for line in found.lines]


@pytest.fixture
def pages_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)


@pytest.mark.usefixtures("pages_of_three")
def test_there_and_back_again_by_keyset(vera: Actor) -> None:
    opened = [met(later(vera, minutes=n)).number for n in range(8)]
    newest = list(reversed(opened))
    first = page(vera)
    second = page(vera, before=Cursor.read(first.older))
    third = page(vera, before=Cursor.read(second.older))
    assert numbers(first) + numbers(second) + numbers(third) == newest
    assert (first.newer, third.older) == ("", "")
    assert numbers(page(vera, after=Cursor.read(third.newer))) == numbers(second)
    assert numbers(page(vera, after=Cursor.read(second.newer))) == numbers(first)


def test_open_closed_mine(vera: Actor, vesa: Actor, mira: Actor) -> None:
    hers, others, led, done = met(vera), met(vesa), met(vera), met(vera)
    teamed(led, mira, by=vera, leads=True)
    close(done, reason="closing-reason/declined-help", by=later(vera, hours=1))
    everything = {hers.number, others.number, led.number, done.number}
    assert set(numbers(page(vera, Show.ALL))) == everything
    assert set(numbers(page(vera))) == everything - {done.number}
    assert numbers(page(vera, Show.CLOSED)) == [done.number]
    assert numbers(page(vera, Show.MINE)) == [hers.number]
    assert numbers(page(mira, Show.MINE)) == [led.number]
    (line,) = page(mira).lines
    assert line.lead == "Mira T."


def test_a_line_says_no_name_and_a_stranger_has_none(
    vera: Actor, agim: Actor, ilir: Actor, nora: Actor
) -> None:
    case = met(vera, given="Anësa")
    told(case, agim, Compartment.OPEN)
    assert numbers(page(agim)) == [case.number]
    assert "Anësa" not in repr(page(vera))
    for other in (ilir, nora):
        assert page(other, Show.ALL).lines == ()


def test_as_many_questions_for_one_case_as_for_many(
    vera: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    now = later(vera, days=1)
    for several in (1, 9):
        for _ in range(several):
            met(vera)
        with acting(now), django_assert_num_queries(QUESTIONS):
            case_list(now, show=Show.OPEN)


def test_the_page_holds_numbers_and_no_names(client: Client, vera: Actor, ilir: Actor) -> None:
    case = met(vera, given="Anësa")
    words = signed_in(client, vera).get(reverse("cases:list"), {"show": "all"}).content.decode()
    assert case.number in words
    assert "Anësa" not in words
    for nonsense in ({"show": "Anësa"}, {"before": "Anësa"}, {"after": "'; --"}):
        assert client.get(reverse("cases:list"), nonsense).status_code == 200
    words = signed_in(client, ilir).get(reverse("cases:list"), {"show": "all"}).content.decode()
    assert case.number not in words
