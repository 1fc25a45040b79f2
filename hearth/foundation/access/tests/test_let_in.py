"""Open a dossier, let somebody in, see them out, keep somebody out, seal."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import Q

from hearth.foundation.access.actions import (
    deny,
    end_grants,
    end_what_rests_on,
    grant,
    lift,
    open_dossier,
    seal,
    shorten,
)
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import (
    EVERYTHING,
    Compartment,
    drawers_in,
    mask_of,
)
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Denial, Dossier, Grant
from hearth.foundation.access.rule import open_dossiers
from tests.cast import VLORE, later

COVER = [Compartment.OPEN]


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    with identity(vera):
        return open_dossier(qark=VLORE, by=vera)


def let_in(dossier: Dossier, whom: Actor, *, by: Actor, **facts: object) -> Grant:
    with identity(by):
        return grant(
            dossier,
            to=whom.unit,
            opens=COVER,
            basis=Basis.REFERRAL,
            because="test",
            by=by,
            **facts,  # type: ignore[arg-type]
        )


def sees(actor: Actor, *, minutes: float = 1) -> bool:
    """Whether the one dossier there is exists for this reader, a little later."""
    return Dossier.objects.visible_to(later(actor, minutes=minutes)).exists()


def test_the_unit_that_opens_it_opens_every_drawer_its_roles_may(
    dossier: Dossier, vera: Actor, vesa: Actor, mira: Actor
) -> None:
    assert sees(vesa)
    assert not sees(mira)
    moment = later(vera, minutes=1)
    with identity(moment):
        opened = {d for d in Compartment if open_dossiers(moment, d).exists()}
    assert opened == set(Compartment) - {
        Compartment.HEALTH,
        Compartment.LEGAL,
        Compartment.SESSIONS,
        Compartment.THERAPY,
        Compartment.ASKED,
    }


def test_who_was_let_in_sees_it_until_the_end_said(
    dossier: Dossier, vera: Actor, nora: Actor
) -> None:
    let_in(dossier, nora, by=vera, until=vera.at + timedelta(minutes=30))
    assert sees(nora, minutes=29)
    assert not sees(nora, minutes=30)


def test_what_was_ended_stays_readable_as_it_was_in_march(
    dossier: Dossier, vera: Actor, nora: Actor
) -> None:
    given = let_in(dossier, nora, by=vera)
    ended = end_grants(Q(pk=given.pk), because="it is over", by=later(vera, minutes=10))
    assert ended == 1
    assert not sees(nora, minutes=10)
    assert sees(nora, minutes=9)
    assert end_grants(Q(pk=given.pk), because="again", by=later(vera, minutes=20)) == 0


def test_exactly_what_rested_on_a_consent_ends_with_it(
    dossier: Dossier, vera: Actor, nora: Actor, mira: Actor
) -> None:
    hers, another = uuid4(), uuid4()
    let_in(dossier, nora, by=vera, rests_on=hers)
    let_in(dossier, mira, by=vera, rests_on=another)
    assert end_what_rests_on(hers, because="she took it back", by=later(vera, minutes=5)) == 1
    assert not sees(nora, minutes=6)
    assert sees(mira, minutes=6)
    assert sees(vera, minutes=6)


def test_a_nearer_end_stays_when_others_are_shortened(
    dossier: Dossier, vera: Actor, nora: Actor, mira: Actor
) -> None:
    near = let_in(dossier, nora, by=vera, until=vera.at + timedelta(minutes=5))
    far = let_in(dossier, mira, by=vera)
    with identity(House("the tests")):
        assert shorten(Q(pk__in=[near.pk, far.pk]), until=later(vera, minutes=9).at, by=vera) == 1
    assert not sees(nora, minutes=5)
    assert sees(mira, minutes=8)
    assert not sees(mira, minutes=9)


def test_a_denial_beats_every_grant_those_to_come_included(
    dossier: Dossier, vera: Actor, agim: Actor, besa: Actor
) -> None:
    let_in(dossier, agim, by=vera)
    with identity(vera):
        no = deny(dossier, to=agim.user, reason=Denial.Reason.RELATIVE, by=vera)
    let_in(dossier, agim, by=later(vera, minutes=1))
    assert not sees(agim, minutes=5)
    assert sees(besa, minutes=5)
    lift(no, by=later(vera, minutes=10))
    assert sees(agim, minutes=10)
    assert not sees(agim, minutes=9)


def test_a_unit_kept_out_keeps_out_everybody_in_it(
    dossier: Dossier, vera: Actor, agim: Actor, besa: Actor, ilir: Actor
) -> None:
    for whom in (agim, ilir):
        let_in(dossier, whom, by=vera)
    with identity(vera):
        deny(dossier, to=agim.unit, reason=Denial.Reason.CONFLICT, by=vera)
    assert [sees(each) for each in (agim, besa, ilir)] == [False, False, True]


def test_sealed_it_opens_to_those_who_are_named_and_nobody_else(
    dossier: Dossier, vera: Actor, vesa: Actor, mira: Actor, nora: Actor, agim: Actor
) -> None:
    let_in(dossier, agim, by=vera)
    let_in(dossier, nora, by=vera, until=later(vera, minutes=1).at)  # has run out by then
    with identity(vera):
        grant(dossier, to=mira.user, opens=COVER, basis=Basis.TEAM, because="on the team", by=vera)
    assert sees(mira)

    then = later(vera, minutes=10)
    with identity(then):
        seal(dossier, named=[vera.user], by=then)
    assert sees(vera, minutes=11)
    assert not any(sees(each, minutes=11) for each in (vesa, mira, nora, agim))

    with identity(House("the tests look at what was written")):
        ended = Grant.objects.get(unit=nora.unit)
        assert ended.ended_at == later(vera, minutes=1).at
        assert not Grant.objects.filter(sealed=False).exists()


def test_drawers_and_numbers_are_the_same_thing() -> None:
    """The bits are in the database: their order never changes."""
    assert [drawer.bit for drawer in Compartment] == [1 << n for n in range(len(Compartment))]
    assert [drawer.value for drawer in Compartment] == [
        "open", "alert", "identity", "whereabouts", "story",
        "health", "legal", "services", "child", "sessions",
        "therapy", "asked",
    ]  # fmt: skip
    some = [Compartment.STORY, Compartment.OPEN, Compartment.STORY]
    assert drawers_in(mask_of(some)) == (Compartment.OPEN, Compartment.STORY)
    assert drawers_in(EVERYTHING) == tuple(Compartment)
