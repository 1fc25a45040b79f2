"""A house that is given up: it takes nobody, its book stays, and it may open again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hearth.areas.shelter.actions import (
    HouseClosed,
    StillLivedIn,
    close_house,
    hold,
    reopen_house,
)
from hearth.areas.shelter.models import House
from hearth.areas.shelter.queries import all_houses_of, houses_of, vacancies
from hearth.areas.shelter.queries.board import Vacancy
from hearth.areas.shelter.rules import Member, Party
from hearth.areas.shelter.tests.scene import a_house, lives_there, referred, wanted
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in

WOMAN = Party((Member("female", 18, 99),))


def on_the_board(actor: Actor) -> list[Vacancy]:
    with acting(actor):
        return vacancies(WOMAN, actor, beds=1)


def test_where_somebody_sleeps_nothing_is_closed(mira: Actor, nora: Actor) -> None:
    house = a_house(nora)
    lives_there(house, referred(mira, nora), by=nora)
    with pytest.raises(StillLivedIn):
        close_house(house, by=later(nora, hours=1))


def test_a_closed_house_takes_nobody_and_leaves_the_board(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    house, case = a_house(nora), referred(mira, nora)
    wish = wanted(house, "1A", by=nora, cases=(case,))
    assert [each.unit for each in on_the_board(ilir)] == [nora.unit]
    close_house(house, by=nora)
    with acting(nora):
        assert (houses_of(nora), [each.pk for each in all_houses_of(nora)]) == ([], [house.pk])
    assert on_the_board(ilir) == []
    with pytest.raises(HouseClosed):
        hold(house, wish, by=nora)

    reopen_house(house, by=later(nora, hours=1))
    assert hold(house, wish, by=later(nora, hours=2))


def test_it_is_closed_and_opened_again_in_the_browser(
    client: Client, now: Actor, ilir: Actor, home: House
) -> None:
    desk, address = signed_in(client, now), reverse("shelter:closing", args=[home.pk])
    assert "Mbylleni shtëpinë" in desk.get(address).content.decode()
    said = desk.post(address, follow=True).content.decode()
    assert "Shtëpi të mbyllura" in said
    assert (
        "Mbaj një shtrat" not in desk.get(reverse("shelter:house", args=[home.pk])).content.decode()
    )
    assert desk.post(address, follow=True).status_code == 200
    assert "Shtëpi të mbyllura" not in desk.get(reverse("shelter:houses")).content.decode()
    assert signed_in(Client(), at(ilir, now.at)).get(address).status_code == 404
