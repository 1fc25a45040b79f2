"""The wall on the way in: grants, denials, posts and rows that somebody tries to slip past it.

Everything is written as the role of the web, in the name of one of the cast, by SQL or by the
bare model: as a mistake in our own code, or an injected statement, would write it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model

from hearth.config.place import Place
from hearth.foundation.access.actions import deny, grant, open_dossier, seal
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Denial, Dossier, Grant
from hearth.foundation.access.tests.pages import Line, OpenPage, Scrap, StoryPage, fill, lay_out
from hearth.foundation.accounts.models import Membership
from tests.cast import VLORE

DRAWERS = (Compartment.OPEN, Compartment.ALERT)


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    with identity(vera):
        return open_dossier(qark=VLORE, by=vera)


@pytest.fixture
def known_to_agim(dossier: Dossier, vera: Actor, agim: Actor) -> Dossier:
    """Agim's unit may open the cover and the alert, and nothing else."""
    with identity(vera):
        grant(dossier, to=agim.unit, opens=DRAWERS, basis=Basis.DUTY, because="test", by=vera)
    return dossier


def letter(
    dossier: Dossier, opens: Iterable[Compartment], to: Actor, by: Actor, **facts: Any
) -> Grant:
    return Grant(
        **{
            "dossier": dossier,
            "user": to.user,
            "compartments": mask_of(opens),
            "basis": Basis.TEAM,
            "because": "test",
            "given_by": by.user,
            "given_at": by.at,
            "sealed": dossier.sealed,
        }
        | facts
    )


def refused(row: Model, by: Actor) -> bool:
    """Whether the wall itself refuses this row."""
    try:
        with identity(by), transaction.atomic():
            row.save(force_insert=True)
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False


def test_nobody_gives_more_than_he_holds(known_to_agim: Dossier, agim: Actor, ilir: Actor) -> None:
    for drawer in Compartment:
        theirs = letter(known_to_agim, [Compartment.OPEN, drawer], to=ilir, by=agim)
        assert refused(theirs, by=agim) == (drawer not in DRAWERS)


def test_nobody_lets_himself_in(dossier: Dossier, ilir: Actor, elton: Actor) -> None:
    for actor in (ilir, elton):
        for drawer in Compartment:
            assert refused(letter(dossier, [drawer], to=actor, by=actor), by=actor)


def test_nobody_gives_in_anothers_name(known_to_agim: Dossier, agim: Actor, vera: Actor) -> None:
    assert refused(letter(known_to_agim, DRAWERS, to=agim, by=vera), by=agim)


def test_who_opened_the_dossier_lets_in_only_the_first(
    dossier: Dossier, vera: Actor, vesa: Actor
) -> None:
    """Health is no drawer of a mobile unit. Its first grant covers it, for whoever comes after."""
    assert refused(letter(dossier, [Compartment.HEALTH], to=vesa, by=vera), by=vera)
    assert not refused(letter(dossier, [Compartment.STORY], to=vesa, by=vera), by=vera)


def test_a_stranger_does_not_even_let_in_the_first(vera: Actor, ilir: Actor) -> None:
    bare = Dossier(owner=vera.unit, qark=VLORE, opened_at=vera.at)
    with identity(vera):
        bare.save(force_insert=True)
    assert refused(letter(bare, [Compartment.OPEN], to=ilir, by=ilir), by=ilir)


def test_nobody_opens_a_dossier_in_anothers_name(vera: Actor, ilir: Actor) -> None:
    assert refused(Dossier(owner=vera.unit, qark=VLORE, opened_at=ilir.at), by=ilir)


def test_nobody_changes_a_grant_or_a_seal_by_himself(known_to_agim: Dossier, agim: Actor) -> None:
    with identity(agim), connection.cursor() as cursor:
        cursor.execute("UPDATE access_grant SET compartments = 1023")
        assert cursor.rowcount == 0
        cursor.execute("UPDATE access_dossier SET sealed = true, owner_id = %s", [agim.unit.pk])
        assert cursor.rowcount == 0


def test_nobody_lifts_his_own_denial(known_to_agim: Dossier, vera: Actor, agim: Actor) -> None:
    with identity(vera):
        deny(known_to_agim, to=agim.user, reason=Denial.Reason.RELATIVE, by=vera)
    with identity(agim), connection.cursor() as cursor:
        cursor.execute("UPDATE access_denial SET lifted_at = made_at")
        assert cursor.rowcount == 0


def test_only_who_knows_of_it_keeps_somebody_out(
    dossier: Dossier, vera: Actor, ilir: Actor, agim: Actor
) -> None:
    def no(by: Actor, made_by: Actor) -> Denial:
        return Denial(
            dossier=dossier,
            user=agim.user,
            reason="relative",
            made_by=made_by.user,
            made_at=by.at,
        )

    assert refused(no(ilir, made_by=ilir), by=ilir)
    assert refused(no(vera, made_by=agim), by=vera)
    assert not refused(no(vera, made_by=vera), by=vera)


def test_nobody_gives_himself_a_post(vera: Actor, ilir: Actor, administrator: Actor) -> None:
    def post() -> Membership:
        return Membership(user=ilir.user, unit=vera.unit, role="case-manager", begins_at=ilir.at)

    assert refused(post(), by=ilir)
    with identity(ilir), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_membership SET unit_id = %s", [vera.unit.pk])
        assert cursor.rowcount == 0
    assert not refused(post(), by=administrator)


def test_a_sealed_dossier_takes_no_unit(dossier: Dossier, vera: Actor, agim: Actor) -> None:
    with identity(vera):
        seal(dossier, named=[vera.user], by=vera)
        before = Dossier(pk=dossier.pk, sealed=False)  # read before it was sealed
        for stale in (dossier, before):
            to_a_unit = letter(stale, DRAWERS, agim, vera, user=None, unit=agim.unit)
            with pytest.raises(IntegrityError), transaction.atomic():
                to_a_unit.save(force_insert=True)


@pytest.fixture
def pages(own_database: Place, known_to_agim: Dossier) -> Dossier:
    lay_out()
    fill(known_to_agim)
    return known_to_agim


def test_a_row_is_added_only_to_a_drawer_one_opens(
    pages: Dossier, agim: Actor, ilir: Actor
) -> None:
    assert not refused(OpenPage(dossier=pages), by=agim)
    assert refused(StoryPage(dossier=pages), by=agim)
    assert refused(OpenPage(dossier=pages), by=ilir)


def test_a_row_is_changed_only_in_a_drawer_one_opens(pages: Dossier, agim: Actor) -> None:
    for model, expected in ((OpenPage, 1), (StoryPage, 0)):
        with identity(agim), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {model._meta.db_table} SET number = 7")  # noqa: S608
            assert cursor.rowcount == expected


def test_a_row_is_not_carried_into_a_dossier_one_does_not_open(
    pages: Dossier, vera: Actor, agim: Actor
) -> None:
    with identity(vera):
        other = open_dossier(qark=VLORE, by=vera)
    with identity(agim), pytest.raises(ProgrammingError), transaction.atomic():
        OpenPage.objects.visible_to(agim).update(dossier=other)


def test_a_child_hangs_from_the_dossier_of_its_parent(pages: Dossier, vera: Actor) -> None:
    """The composite key refuses it, even to somebody who opens both dossiers."""
    with identity(vera):
        other = open_dossier(qark=VLORE, by=vera)
        page = OpenPage.objects.visible_to(vera).get(dossier=pages)
    with identity(vera):
        Line(dossier=pages, page=page).save(force_insert=True)
    with pytest.raises(IntegrityError, match="page_line_page_id_in_one_dossier"), identity(vera):
        Line(dossier=other, page=page).save(force_insert=True)
    with pytest.raises(IntegrityError, match="in_one_dossier"), identity(vera):
        OpenPage.objects.visible_to(vera).filter(pk=page.pk).update(dossier=other)


def test_only_what_is_declared_erasable_is_erased(pages: Dossier, vera: Actor, ilir: Actor) -> None:
    with identity(vera):
        Scrap(id=uuid4(), dossier=pages).save(force_insert=True)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            OpenPage.objects.visible_to(vera).delete()
    with identity(ilir), connection.cursor() as cursor:
        cursor.execute("DELETE FROM page_scrap")
        assert cursor.rowcount == 0
    assert Scrap.objects.visible_to(vera).delete()[0] == 1


def test_the_house_may_write_and_says_why(dossier: Dossier, agim: Actor) -> None:
    with identity(House("the tests")):
        letter(dossier, Compartment, agim, agim).save(force_insert=True)
