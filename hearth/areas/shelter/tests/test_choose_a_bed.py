"""Only beds that are free and right are offered; who stays on is seen; two open houses at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from hearth.areas.shelter.actions import hold, take_out_of_use
from hearth.areas.shelter.jobs import keep_beds
from hearth.areas.shelter.models import House
from hearth.areas.shelter.queries import calendar_of, choices_of, overstays
from hearth.areas.shelter.queries.today import waiting_for
from hearth.areas.shelter.rules import Member, Party
from hearth.areas.shelter.tests.scene import a_house, bed, bookings, lives_there, referred, wanted
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.language import LANGUAGE_COOKIE
from tests.cast import at, later, signed_in

WOMAN = Party((Member("female", 18, 99),))
MOTHER = Party((Member("female", 18, 99), Member("female", 0, 11)))


@pytest.fixture(autouse=True)
def english(client: Client) -> Iterator[None]:
    client.cookies[LANGUAGE_COOKIE] = "en"
    with translation.override("en"):
        yield


def offered(house: House, by: Actor, *, party: Party = WOMAN, nights: int = 3) -> dict[str, str]:
    today = timezone.localdate(by.at)
    with acting(by):
        found = choices_of(
            house, by, party=party, first=today, until=today + timedelta(days=nights)
        )
    return {each.label: each.why for each in found}


def test_a_bed_is_offered_only_if_it_is_free_in_these_nights(mira: Actor, nora: Actor) -> None:
    house, today = a_house(nora), timezone.localdate(nora.at)
    lives_there(house, referred(mira, nora), "1A", by=nora)
    hold(house, wanted(house, "1B", by=nora, on=2), by=nora)
    nights = {"first": today, "until": today + timedelta(days=1)}
    broken = bed(house, "2A", by=nora)
    take_out_of_use(house, broken, **nights, because="out-of-use/repair", by=nora)
    soon = offered(house, nora, nights=1)
    assert [label for label, why in soon.items() if not why] == ["1B", "2B", "2C"]
    assert soon["1A"].startswith("taken")
    assert soon["2A"].startswith("out of use")
    assert offered(house, nora)["1B"].startswith("held")


def test_a_cot_is_for_a_small_child(nora: Actor) -> None:
    house = a_house(nora)
    assert offered(house, nora)["2D"] == "a cot, for a small child"
    assert offered(house, nora, party=MOTHER)["2D"] == ""
    assert offered(house, nora, party=Party(()))["2D"] == "", "nobody named: nothing is known"


def test_other_nights_other_beds_on_the_page(client: Client, nora: Actor) -> None:
    now = at(nora, timezone.now() - timedelta(minutes=5))
    house, today = a_house(now), timezone.localdate(now.at)
    hold(house, wanted(house, "1A", by=now, on=2, nights=2), by=now)
    browser, address = signed_in(client, nora), reverse("shelter:holds", args=[house.pk])
    page = browser.get(address).content.decode()
    assert "1 bed is not offered" in page
    look = {
        "look": "1",
        "first": f"{today:%d.%m.%Y}",
        "until": f"{today:%d}.{today:%m}.",
        "hours": "6",
    }
    assert browser.post(address, look).status_code == 200, "only looking complains of nothing"
    look["until"] = f"{today + timedelta(days=1):%d.%m.%Y}"
    part = browser.post(address, look, headers={"HX-Request": "true"}).content.decode()
    assert "1A" in part
    assert "not offered" not in part
    assert "<html" not in part
    taken = look | {"until": "", "beds": [str(bed(house, "1A", by=now))]}
    del taken["look"]
    said = browser.post(address, taken)
    assert said.status_code == 422
    assert "not free for all of these nights" in said.content.decode()
    assert len(bookings(house, by=now)) == 1


def test_who_stays_on_in_a_promised_bed_is_a_clash_and_not_two_in_silence(
    client: Client, mira: Actor, nora: Actor
) -> None:
    now = at(nora, timezone.now() - timedelta(days=1))
    house, tomorrow = a_house(now), timezone.localdate(now.at) + timedelta(days=1)
    lives_there(house, referred(at(mira, now.at), now), "1A", until=tomorrow, by=now)
    case = referred(at(mira, now.at), now)
    hold(house, wanted(house, "1A", by=now, cases=(case,), on=1), by=now)
    assert keep_beds(now.at) == 0
    then = at(nora, timezone.now())
    with acting(then):
        (still,) = overstays(then)
        assert still.clash
        assert still.label not in calendar_of(house, then).free
        (line,) = [each for each in waiting_for(then) if each.key == f"stay-{still.stay}"]
        assert line.danger
    assert "still there" in offered(house, then)["1A"]
    board = signed_in(client, nora).get(reverse("shelter:house", args=[house.pk])).content.decode()
    assert "Bed 1A is promised to two." in board
    door = reverse("shelter:admission", args=[still.promised])
    assert "is still in bed 1A" in client.get(door).content.decode()


def test_who_stays_on_in_a_bed_of_their_own_is_late_and_nothing_more(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    house, tomorrow = a_house(nora), timezone.localdate(nora.at) + timedelta(days=1)
    lives_there(house, referred(mira, nora), "1A", until=tomorrow, by=nora)
    assert keep_beds(nora.at) == 1
    then = later(nora, days=1)
    with acting(then):
        assert [each.clash for each in overstays(then)] == [False]
        assert calendar_of(house, then).clashes == ()
    with acting(later(ilir, days=1)):
        assert overstays(later(ilir, days=1)) == []


def test_another_bed_says_of_which_house(client: Client, mira: Actor, nora: Actor) -> None:
    """Two houses have a bed 1A each: the name tells them apart."""
    now = at(nora, timezone.now() - timedelta(minutes=5))
    house, _flat = a_house(now), a_house(now, kind="high-autonomy-apartment")
    stay = lives_there(house, referred(at(mira, now.at), now), "1A", by=now)
    page = signed_in(client, nora).get(reverse("shelter:bed", args=[stay.pk])).content.decode()
    assert "Shtëpia Provë 1B" in page
    assert "Shtëpia Provë 1A" in page, "the flat's"


def test_two_open_a_house_in_one_moment(own_database: Place, nora: Actor) -> None:
    ready = Barrier(2)

    def opens(_: int) -> int:
        ready.wait()
        try:
            return a_house(nora).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(opens, range(2))) == [1, 2]
