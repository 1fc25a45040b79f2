"""Posts, units and rosters: from when, until when, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.utils import translation

from hearth.foundation.access.actor import Actor, NoPost, act_as
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, RosterTurn, Unit
from tests.cast import SINCE, TEN_AT_NIGHT, later, on_the_roster, organisation, somebody, unit


def test_a_post_holds_from_its_beginning_until_its_end(mobile_unit: Unit) -> None:
    end = SINCE + timedelta(days=30)
    vera = somebody("vera", Role.OUTREACH_WORKER, mobile_unit, until=end)
    instant = timedelta(microseconds=1)
    for moment, held in (
        (SINCE - instant, False),
        (SINCE, True),
        (end - instant, True),
        (end, False),
    ):
        assert bool(act_as(vera.user, at=moment).posts) == held
        assert Membership.objects.in_force(moment).filter(user=vera.user.pk).exists() == held


def test_one_acts_for_the_unit_one_has_been_in_longest(mobile_unit: Unit) -> None:
    shelter = unit("shelter", kind=UnitKind.SHELTER, of="vatra")
    mira = somebody("mira", Role.CASE_MANAGER, shelter, since=SINCE + timedelta(days=1))
    with identity(House("the tests")):
        Membership.objects.create(
            user=mira.user, unit=mobile_unit, role=Role.COORDINATOR, begins_at=SINCE
        )
    both = act_as(mira.user, at=TEN_AT_NIGHT)
    assert both.unit == mobile_unit
    assert both.roles == {Role.CASE_MANAGER, Role.COORDINATOR}
    assert both.unit_ids == {shelter.pk, mobile_unit.pk}


def test_without_a_post_one_acts_for_nobody(mobile_unit: Unit) -> None:
    gone = somebody("gone", Role.LAWYER, mobile_unit, until=TEN_AT_NIGHT)
    with pytest.raises(NoPost):
        gone.unit  # noqa: B018


def test_the_same_post_is_not_open_twice(vera: Actor) -> None:
    again = Membership(
        user=vera.user, unit=vera.unit, role=Role.OUTREACH_WORKER, begins_at=TEN_AT_NIGHT
    )
    with identity(House("the tests")), pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_a_post_does_not_end_before_it_begins(vera: Actor) -> None:
    with identity(House("the tests")), pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=vera.user).update(ends_at=SINCE)


def test_nobody_holds_a_role_that_nobody_knows(vera: Actor) -> None:
    with identity(House("the tests")), pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=vera.user).update(role="king")


def test_a_unit_works_from_its_first_day_until_the_day_it_closes(mobile_unit: Unit) -> None:
    first, closed = date(2022, 5, 1), date(2026, 3, 19)
    Unit.objects.filter(pk=mobile_unit.pk).update(since=first, until=closed)
    mobile_unit.refresh_from_db()
    noon = TEN_AT_NIGHT.replace(hour=12)
    for day, works in (
        (date(2022, 4, 30), False),
        (first, True),
        (date(2026, 3, 18), True),
        (closed, False),
    ):
        moment = noon.replace(year=day.year, month=day.month, day=day.day)
        assert Unit.objects.working(moment).filter(pk=mobile_unit.pk).exists() == works
        assert mobile_unit.is_working_on(day) == works


def test_the_roster_answers_in_its_order(agim: Actor, besa: Actor) -> None:
    early = later(agim, days=-1)
    RosterTurn.objects.filter(user=besa.user).update(position=1, begins_at=early.at)
    RosterTurn.objects.filter(user=agim.user).update(position=2)
    turns = RosterTurn.objects.filter(unit=agim.unit).on_duty(agim.at).in_order()
    assert [turn.user for turn in turns] == [besa.user, agim.user]
    before = RosterTurn.objects.filter(unit=agim.unit).on_duty(later(early, seconds=-1).at)
    assert [turn.user for turn in before] == [agim.user]


def test_the_roster_begins_with_the_first(agim: Actor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        on_the_roster(agim, position=0)


def test_a_municipality_lies_in_a_qark(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        unit("nowhere", kind=UnitKind.SCHOOL, of="school", municipality="asrdb:61")


def test_names_are_said_in_the_readers_language(db: None) -> None:
    body = organisation("police")
    with translation.override("en"):
        assert str(body) == "Police (invented)"
    with translation.override("sq"):
        assert str(body) == "Police (i shpikur)"


def test_a_colleague_is_named_shortly_on_the_telephone(vera: Actor) -> None:
    assert vera.user.short_name == "Vera T."
    vera.user.full_name = "Vera"
    assert vera.user.short_name == "Vera"


def test_passwords_are_kept_by_argon2id_of_our_size() -> None:
    kept = make_password("një fjalëkalim i gjatë")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("një fjalëkalim i gjatë", kept)
    assert not check_password("një fjalëkalim i gjate", kept)
