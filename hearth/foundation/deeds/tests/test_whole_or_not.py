"""A deed is done whole or not at all, even where somebody catches its failure and goes on."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting, deed
from tests.cast import VLORE

pytestmark = pytest.mark.django_db


class ChangedHerMind(Exception):
    """Halfway through."""


@deed
def open_and_stumble(*, by: Actor) -> None:
    dossier = open_dossier(qark=VLORE, by=by)
    record("test.opened", dossier, by=by)
    raise ChangedHerMind


@deed
def open_two(*, by: Actor) -> None:
    record("test.began", None, by=by)
    try:
        with transaction.atomic():
            open_and_stumble(by=by)
    except ChangedHerMind:
        open_dossier(qark=VLORE, by=by)


@deed
def open_and_look_away(*, by: Actor) -> None:
    try:
        open_and_stumble(by=by)
    except ChangedHerMind:
        open_dossier(qark=VLORE, by=by)


def dossiers() -> int:
    return Dossier.objects.unscoped(because="test").filter(kind="case").count()


def recorded() -> list[str]:
    return list(Event.objects.unscoped(because="test").values_list("kind", flat=True))


def test_a_view_that_catches_a_failed_deed_keeps_nothing_of_it(vera: Actor) -> None:
    with acting(vera):
        with pytest.raises(ChangedHerMind):
            open_and_stumble(by=vera)
        record("test.went-on", None, by=vera)
    assert dossiers() == 0
    assert recorded() == ["test.went-on"]


def test_a_deed_within_a_deed_may_fail_alone_in_a_block_of_its_own(vera: Actor) -> None:
    open_two(by=vera)
    assert dossiers() == 1
    assert recorded() == ["test.began"]


def test_without_such_a_block_it_takes_the_outer_one_down(vera: Actor) -> None:
    with acting(vera), pytest.raises(TransactionManagementError):
        open_and_look_away(by=vera)
    assert dossiers() == 0
