"""Whoever is on duty has something to see; once."""

from __future__ import annotations

import inspect
from uuid import UUID, uuid4

import pytest

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import RosterTurn, User
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.messaging import jobs as work
from hearth.foundation.messaging.actions import choose, send, send_outside, wake, wake_now
from hearth.foundation.messaging.actions.write import NotACode
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.tests.in_the_queue import carried, errands
from tests.cast import later, on_the_roster

pytestmark = pytest.mark.django_db

ABOUT = UUID(int=7)


def woken() -> set[str]:
    return set(Letter.objects.values_list("to_user__username", flat=True))


def test_the_first_of_the_roster_is_woken_and_nobody_else(
    agim: Actor, besa: Actor, ilir: Actor, vera: Actor
) -> None:
    RosterTurn.objects.all().delete()
    on_the_roster(besa, position=1)
    on_the_roster(agim, position=2)
    wake_now([agim.unit.pk], people=[], because="alert", about=ABOUT, by=vera)
    assert woken() == {"besa"}


def test_a_unit_without_a_roster_is_woken_whole(
    agim: Actor, besa: Actor, ilir: Actor, vera: Actor
) -> None:
    RosterTurn.objects.all().delete()
    wake_now([agim.unit.pk], people=[], because="alert", about=ABOUT, by=vera)
    assert woken() == {"agim", "besa"}


def test_people_are_woken_by_name(agim: Actor, vera: Actor) -> None:
    wake_now([], people=[agim.user.pk], because="alert", about=ABOUT, by=vera)
    assert woken() == {"agim"}


def test_who_has_left_is_not_woken(agim: Actor, vera: Actor) -> None:
    User.objects.filter(pk=agim.user.pk).update(is_active=False)
    wake_now([agim.unit.pk], people=[agim.user.pk], because="alert", about=ABOUT, by=vera)
    assert "agim" not in woken()


def test_the_same_news_is_one_letter(agim: Actor, vera: Actor) -> None:
    for minutes in (0, 1):
        wake_now(
            [agim.unit.pk],
            people=[agim.user.pk],
            because="alert",
            about=ABOUT,
            by=later(vera, minutes=minutes),
        )
    assert Letter.objects.filter(to_user=agim.user).count() == 1
    assert carried() == set(Letter.objects.values_list("pk", flat=True))
    assert len(errands("messaging.deliver")) == 1


def test_other_news_is_another_letter(agim: Actor, vera: Actor) -> None:
    for about in (ABOUT, uuid4()):
        wake_now([], people=[agim.user.pk], because="alert", about=about, by=vera)
    assert Letter.objects.filter(to_user=agim.user).count() == 2


def test_waking_is_put_off_with_ids_only(agim: Actor, vera: Actor) -> None:
    wake([agim.unit.pk, None], people=[None], because="alert", about=ABOUT, by=vera)
    [order] = errands("messaging.wake")
    assert order.args == {
        "units": [str(agim.unit.pk)],
        "people": [],
        "because": "alert",
        "about": str(ABOUT),
        "since": int(vera.at.timestamp()),
    }
    assert woken() == set()


@pytest.mark.parametrize(("hours", "letters"), [(0, 1), (23, 1), (25, 0)])
def test_nobody_is_woken_for_old_news(agim: Actor, vera: Actor, hours: int, letters: int) -> None:
    people, since = [str(agim.user.pk)], int(vera.at.timestamp())
    moment = later(vera, hours=hours).at
    inspect.unwrap(work.wake.func)([], people, "alert", str(ABOUT), since, at=moment)
    assert Letter.objects.count() == letters


def test_a_colleague_is_told_the_way_they_chose(agim: Actor, vera: Actor) -> None:
    User.objects.filter(pk=agim.user.pk).update(email="agim@testi.invalid")
    agim.user.refresh_from_db()
    with acting(agim):
        choose([Channel.EMAIL], by=agim)
    send(agim.user, because="alert", dedupe="one", by=vera)
    assert list(Letter.objects.values_list("channel", flat=True)) == ["email"]
    with acting(agim):
        choose([], by=agim)
    send(agim.user, because="alert", dedupe="two", by=vera)
    ways = Letter.objects.filter(dedupe="two").values_list("channel", flat=True)
    assert set(ways) == {"email", "sms"}


def test_who_has_no_address_gets_no_letter(agim: Actor, vera: Actor) -> None:
    User.objects.filter(pk=agim.user.pk).update(email="", phone="")
    agim.user.refresh_from_db()
    assert send(agim.user, because="alert", dedupe="one", by=vera) == []


def test_a_partner_outside_is_written_to_once(vera: Actor) -> None:
    for _ in range(2):
        send_outside(
            "partner@testi.invalid",
            channel=Channel.EMAIL,
            because="referral",
            dedupe="referral/1",
            by=vera,
        )
    assert Letter.objects.count() == 1
    assert len(errands("messaging.deliver")) == 1


@pytest.mark.parametrize("words", ["Anila Testi is in danger", "", "Çudi", "x" * 61])
def test_why_is_a_code_and_never_words(agim: Actor, vera: Actor, words: str) -> None:
    with pytest.raises(NotACode) as refusal:
        send(agim.user, because=words, dedupe="one", by=vera)
    assert not words or words not in str(refusal.value)
    with pytest.raises(NotACode):
        wake([], because=words, about=ABOUT, by=vera)
    with pytest.raises(NotACode):
        send(agim.user, because="alert", dedupe=f"{words} ", by=vera)
