"""What a page asks the directory is kept as long as the directory is what it was, and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.foundation.access.actions import overseeing_units
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.actions import UnitFacts, appoint, end_post, found, set_up
from hearth.foundation.accounts.editions import begins_with, one_page
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Edition, Membership, Unit
from tests.cast import SINCE, TEN_AT_NIGHT, organisation, signed_in

AN_HOUR = timedelta(hours=1)


def in_force() -> UUID:
    return Edition.objects.get().mark


@contextmanager
def page(edition: UUID | None = None) -> Iterator[CaptureQueriesContext]:
    """While a page is made that began with this edition; counts what it asks."""
    begun = edition or in_force()
    with one_page(), CaptureQueriesContext(connection) as asked:
        begins_with(begun)
        yield asked


def test_the_second_page_need_not_ask_who_vera_is(vera: Actor) -> None:
    with page():
        first = act_as(vera.user, at=TEN_AT_NIGHT)
    with page() as asked:
        second = act_as(vera.user, at=TEN_AT_NIGHT)

    assert first == second == vera
    assert len(asked) == 0


def test_a_post_that_runs_out_is_over_though_nobody_changed_anything(vera: Actor) -> None:
    with identity(House("the tests")):
        Membership.objects.filter(user=vera.user).update(ends_at=TEN_AT_NIGHT + AN_HOUR)
    with page():
        assert act_as(vera.user, at=TEN_AT_NIGHT).posts
        assert not act_as(vera.user, at=TEN_AT_NIGHT + AN_HOUR).posts


def test_the_page_after_the_end_of_a_post_knows_of_it(vera: Actor) -> None:
    with page():
        assert act_as(vera.user, at=TEN_AT_NIGHT).posts
    post = Membership.objects.get(user=vera.user)
    with identity(House("the tests")):
        end_post(post, at=TEN_AT_NIGHT)
    with page():
        assert not act_as(vera.user, at=TEN_AT_NIGHT).posts


def test_the_page_that_changes_the_directory_sees_what_it_did(mira: Actor, vera: Actor) -> None:
    with page():
        before = overseeing_units(mira.unit, at=TEN_AT_NIGHT)
        with identity(House("the tests")):
            appoint(vera.user, to=vera.unit, role=Role.DIRECTOR, since=SINCE)
        assert overseeing_units(mira.unit, at=TEN_AT_NIGHT) == [*before, vera.unit]


def test_what_was_rolled_back_is_not_kept(vera: Actor, mobile_unit: Unit) -> None:
    """The page asks of its own unfinished change, which then never was."""
    before = in_force()
    with page(before), pytest.raises(ZeroDivisionError), transaction.atomic():
        with identity(House("the tests")):
            Membership.objects.filter(user=vera.user).update(ends_at=TEN_AT_NIGHT)
        assert not act_as(vera.user, at=TEN_AT_NIGHT).posts
        raise ZeroDivisionError

    assert in_force() == before
    with page(before):
        assert act_as(vera.user, at=TEN_AT_NIGHT).posts == vera.posts


def test_what_one_page_does_to_a_row_no_other_sees(vera: Actor) -> None:
    with page():
        act_as(vera.user, at=TEN_AT_NIGHT)
        hers = act_as(vera.user, at=TEN_AT_NIGHT).unit
        name, hers.en, hers.organisation.en = hers.en, "spoilt", "spoilt"
    with page():
        unit = act_as(vera.user, at=TEN_AT_NIGHT).unit
    assert unit.en == name
    assert unit.organisation.en != "spoilt"


def test_outside_a_page_everything_is_asked(vera: Actor) -> None:
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            act_as(vera.user, at=TEN_AT_NIGHT)
        assert len(asked) == 1


def test_every_change_is_another_edition(vera: Actor) -> None:
    seen = {in_force()}

    def is_another() -> None:
        mark = in_force()
        assert mark not in seen
        seen.add(mark)

    founded = found("new-house", en="New house (invented)", sq="Shtëpi e re (e shpikur)")
    is_another()
    facts = UnitFacts("new-unit", UnitKind.SHELTER, "New unit (invented)", "Njësi e re (e shpikur)")
    there = set_up(facts, of=founded)
    is_another()
    with identity(House("the tests")):
        post = appoint(vera.user, to=there, role=Role.CASE_MANAGER, since=SINCE)
        is_another()
        end_post(post, at=TEN_AT_NIGHT)
        is_another()


def test_the_web_cannot_set_the_mark_by_itself(house: None) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Edition.objects.update(mark=UUID(int=1))


def test_a_colleague_whose_post_ends_is_out_at_her_next_request(
    client: Client, vera: Actor
) -> None:
    signed_in(client, vera)
    assert client.get("/").status_code == 200
    assert client.get("/").status_code == 200
    with identity(House("the tests")):
        Membership.objects.filter(user=vera.user).update(ends_at=TEN_AT_NIGHT)
    assert client.get("/identification/new").status_code == 403


def test_an_organisation_renamed_is_read_by_its_new_name(vera: Actor) -> None:
    with page():
        act_as(vera.user, at=TEN_AT_NIGHT)
    found("vatra", en="Vatra, renamed (invented)", sq="Vatra e re (e shpikur)")
    with page():
        assert act_as(vera.user, at=TEN_AT_NIGHT).unit.organisation.en.startswith("Vatra, renamed")
    assert organisation("vatra").en.startswith("Vatra, renamed")
