"""Many are to be woken at once: in one go, each for each news, and nobody is forgotten."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.messaging.actions import Waking, wake, wake_together
from hearth.foundation.messaging.actions.write import ONE_ROUND
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.tests.in_the_queue import carried, errands, run, take_first
from tests.cast import later

pytestmark = pytest.mark.django_db

ABOUT = UUID(int=7)


def test_what_waits_besides_is_woken_in_the_same_go(agim: Actor, ilir: Actor, vera: Actor) -> None:
    for about, unit in ((ABOUT, agim.unit), (UUID(int=8), agim.unit), (UUID(int=9), ilir.unit)):
        wake([unit.pk], because="alert", about=about, by=vera)
    first = take_first()
    run(first, at=vera.at)
    assert len(errands("messaging.wake")) == 0
    assert Letter.objects.filter(to_user=agim.user).count() == 2  # for each news, not for each go
    assert Letter.objects.filter(to_user=ilir.user).count() == 1
    assert carried() == set(Letter.objects.values_list("pk", flat=True))


def test_who_is_woken_with_others_is_woken_once(agim: Actor, vera: Actor) -> None:
    for _ in range(3):
        wake([agim.unit.pk], people=[agim.user.pk], because="alert", about=ABOUT, by=vera)
    run(take_first(), at=vera.at)
    assert Letter.objects.filter(to_user=agim.user).count() == 1


def test_what_is_undone_waits_as_before(agim: Actor, vera: Actor) -> None:
    for about in (ABOUT, UUID(int=8)):
        wake([agim.unit.pk], because="alert", about=about, by=vera)
    first = take_first()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        run(first, at=vera.at)
        assert len(errands("messaging.wake")) == 0
        raise ZeroDivisionError
    assert len(errands("messaging.wake")) == 1
    assert not Letter.objects.exists()


def test_what_failed_once_waits_for_its_own_time(agim: Actor, vera: Actor) -> None:
    for about in (ABOUT, UUID(int=8), UUID(int=9)):
        wake([agim.unit.pk], because="alert", about=about, by=vera)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET attempts = 1 WHERE args->>'about' = %s",
            [str(UUID(int=9))],
        )
    run(take_first(), at=vera.at)
    assert Letter.objects.filter(to_user=agim.user).count() == 2
    assert len(errands("messaging.wake")) == 1


def test_old_news_among_fresh_wakes_nobody(agim: Actor, vera: Actor) -> None:
    wake([agim.unit.pk], because="alert", about=ABOUT, by=vera)
    wake([agim.unit.pk], because="alert", about=UUID(int=8), by=later(vera, hours=23))
    run(take_first(), at=later(vera, hours=25).at)
    letter = Letter.objects.get(to_user=agim.user)
    assert letter.dedupe == f"alert/{UUID(int=8)}/{agim.user.pk}"


def test_many_are_woken_in_as_many_questions_as_one(
    agim: Actor, besa: Actor, ilir: Actor, vera: Actor, django_assert_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as alone:
        wake_together([waking(1, agim)], by=vera)
    many = [waking(number, who) for number in range(2, 12) for who in (agim, besa, ilir)]
    with django_assert_num_queries(len(alone)):
        wake_together(many, by=vera)
    assert Letter.objects.filter(to_user=ilir.user).count() == 10


def test_letters_travel_in_rounds_of_one_channel(agim: Actor, vera: Actor) -> None:
    User.objects.filter(pk=agim.user.pk).update(email="agim@testi.invalid")
    wake_together(
        [
            Waking(frozenset(), frozenset({agim.user.pk}), "alert", UUID(int=number))
            for number in range(ONE_ROUND + 1)
        ],
        by=vera,
    )
    rounds = [set(map(UUID, order.args["letters"])) for order in errands("messaging.deliver")]
    assert sorted(map(len, rounds)) == [1, 1, ONE_ROUND, ONE_ROUND]
    for letters in rounds:
        channels = Letter.objects.filter(pk__in=letters).values_list("channel", flat=True)
        assert len(set(channels)) == 1
    assert carried() == set(Letter.objects.values_list("pk", flat=True))


def waking(number: int, who: Actor) -> Waking:
    return Waking(frozenset({who.unit.pk}), frozenset(), "alert", UUID(int=number))
