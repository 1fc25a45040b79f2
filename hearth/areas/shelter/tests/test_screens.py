"""The screens of a house: as many questions for a full one as for an empty one, and no address."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.areas.shelter.actions import Takes, go_out, keep_medicine, take_out_of_use
from hearth.areas.shelter.jobs import keep_beds, let_lapsed_go
from hearth.areas.shelter.models import House, Stay
from hearth.areas.shelter.queries import asking, calendar_of, vacancies
from hearth.areas.shelter.queries.today import waiting_for
from hearth.areas.shelter.rules import Answer, Member, Party
from hearth.areas.shelter.tests.scene import (
    ADDRESS,
    a_house,
    bed,
    bookings,
    lives_there,
    referred,
)
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in

WOMAN = Member("female", 18, 99)
CHILDREN = (Member("female", 0, 11), Member("male", 6, 6))


def test_the_calendar_says_numbers_and_neither_names_nor_the_address(
    client: Client, mira: Actor, now: Actor, home: House
) -> None:
    case = referred(at(mira, now.at), now)
    lives_there(home, case, by=now)
    page = signed_in(client, now).get(reverse("shelter:house", args=[home.pk]))
    words = page.content.decode()
    assert page.status_code == 200
    assert case.number in words
    assert ADDRESS not in words


def test_the_calendar_asks_as_much_for_a_full_house(mira: Actor, nora: Actor) -> None:
    house = a_house(nora)
    asked = []
    for label in ("1A", "1B", "2A", "2B"):
        lives_there(house, referred(mira, nora), label, by=nora)
        with acting(nora), CaptureQueriesContext(connection) as queries:
            calendar = calendar_of(house, nora)
        asked.append(len(queries))
    assert calendar.taken == 4
    assert calendar.free == ("2C", "2D")
    assert len(set(asked)) == 1, asked


def test_who_asks_and_what_waits_take_as_many_questions_for_three_as_for_one(
    mira: Actor, nora: Actor
) -> None:
    house, soon = a_house(nora), timezone.localdate(nora.at) + timedelta(days=2)
    asked = []
    for label in ("1A", "1B", "2A"):
        referred(mira, nora)
        stay = lives_there(house, referred(mira, nora), label, until=soon, by=nora)
        keep_medicine(stay, "Ilaçi Provë", "1 tabletë", [8, 20], by=nora)
        go_out(stay, back_by=later(nora, hours=2).at, by=nora)
        with acting(nora), CaptureQueriesContext(connection) as queries:
            waiting, lines = asking(nora), waiting_for(nora)
        asked.append(len(queries))
    assert len(waiting) == 3
    assert len(lines) == 3 * 4, "out, two doses, a stay that ends"
    assert len(set(asked)) == 1, asked
    assert asked[0] <= 12


def test_a_bed_is_held_from_the_page_and_what_stands_in_the_way_is_said(
    client: Client, mira: Actor, now: Actor, home: House
) -> None:
    grown = referred(at(mira, now.at), now, band="12-14", sex="male")
    browser = signed_in(client, now)
    address = reverse("shelter:holds", args=[home.pk])
    said = {
        "people": [str(grown.pk)],
        "beds": [str(bed(home, "1A", by=now))],
        "first": timezone.localdate().strftime("%d.%m.%Y"),
        "hours": "12",
    }
    refused = browser.post(address, said)
    assert refused.status_code == 422
    assert "without an adult of theirs" in refused.content.decode() or "pa një të rritur" in (
        refused.content.decode()
    )
    held = browser.post(address, {**said, "knowing": "on"})
    assert held.status_code == 302
    (booking,) = bookings(home, by=now)
    came = browser.post(reverse("shelter:admission", args=[booking.pk]), {"came": [str(grown.pk)]})
    assert came.status_code == 302
    assert Stay.objects.unscoped(because="test").get().case_id == grown.pk


def test_the_board_says_yes_and_no_and_never_where(
    client: Client, vera: Actor, agim: Actor, now: Actor, home: House
) -> None:
    asked = {"who": "woman", "children": "2", "oldest_son": "6"}
    page = signed_in(client, vera).post(reverse("shelter:board"), asked)
    words = page.content.decode()
    assert page.status_code == 200
    assert home.unit.name in words
    assert ADDRESS not in words
    assert "Shtëpia Provë" not in words
    police = signed_in(Client(), agim).get(reverse("shelter:board"))
    assert police.status_code == 403, "the police are told nothing of shelters"


def test_a_family_is_answered_by_one_house_that_takes_all_of_them(
    mira: Actor, nora: Actor, vera: Actor
) -> None:
    house = a_house(nora)
    family = Party((WOMAN, *CHILDREN))
    assert _answer(family, vera) is Answer.YES
    lives_there(house, referred(mira, nora), "2A", by=nora)
    lives_there(house, referred(mira, nora), "2B", by=nora)
    lives_there(house, referred(mira, nora), "2C", by=nora)
    lives_there(house, referred(mira, nora), "1B", by=nora)
    assert _answer(family, vera) is Answer.WAITING_LIST
    assert _answer(Party((WOMAN,)), vera) is Answer.YES
    assert _answer(Party((Member("male", 18, 99),)), vera) is Answer.NO
    grown = Party((WOMAN, Member("male", 16, 16)))
    assert _answer(grown, vera) is Answer.NO, "a son of sixteen is older than the house takes"


def test_asking_qark_after_qark_tells_nothing_of_a_house(nora: Actor, vera: Actor) -> None:
    """The house lies in Tirana, as the unit does; an apartment in Vlora must not show."""
    a_house(nora)
    flat = a_house(nora, kind="protected-apartment", takes=Takes(waiting_list=False))
    House.objects.unscoped(because="test").filter(pk=flat.pk).update(qark="iso:AL-12")
    near = set()
    for number in range(1, 13):
        qark = f"iso:AL-{number:02d}"
        with acting(vera):
            (each,) = vacancies(Party((WOMAN,), flees=qark), vera, beds=1)
        assert each.answer is Answer.YES, qark
        if each.near:
            near.add(qark)
    assert "iso:AL-12" not in near
    assert "iso:AL-11" in near, "where the shelter's office is, the directory tells anyway"


def test_the_clock_lets_holds_go_and_keeps_the_bed_of_who_is_still_there(
    mira: Actor, nora: Actor
) -> None:
    from_today = timezone.localdate(nora.at)
    house = a_house(nora)
    soon = from_today + timedelta(days=1)
    lives_there(house, referred(mira, nora), until=soon, by=nora)
    assert keep_beds(nora.at) == 1
    (kept,) = bookings(house, by=nora)
    assert kept.until == soon + timedelta(days=1), "paper does not put a woman into the street"
    assert keep_beds(nora.at) == 0
    assert let_lapsed_go(nora.at) == 0


def test_where_the_bed_is_promised_people_solve_it(mira: Actor, nora: Actor) -> None:
    house = a_house(nora)
    soon = timezone.localdate(nora.at) + timedelta(days=1)
    lives_there(house, referred(mira, nora), until=soon, by=nora)
    take_out_of_use(
        house,
        bed(house, "1A", by=nora),
        first=soon,
        until=soon + timedelta(days=3),
        because="out-of-use/repair",
        by=nora,
    )
    assert keep_beds(nora.at) == 0
    assert Stay.objects.unscoped(because="test").still_there().count() == 1


def test_a_page_that_never_was_is_the_same_page(client: Client, ilir: Actor, home: House) -> None:
    browser = signed_in(client, ilir)
    assert browser.get(reverse("shelter:house", args=[home.pk])).status_code == 404
    assert browser.get(reverse("shelter:house", args=[uuid4()])).status_code == 404


def _answer(party: Party, actor: Actor) -> Answer:
    with acting(actor):
        (each,) = vacancies(party, actor, beds=len(party.members))
        return each.answer
