"""A yes of the wall is kept for the rest of a transaction, and nobody can make one (0050).

Rows are added by the bare model, as the role of the web: the wall stands alone.
"""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Q

from hearth.config.place import Place
from hearth.foundation.access.actions import deny, end_grants, grant, open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Basis, Denial, Dossier
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.access.tests.pages import OpenPage, StoryPage, lay_out
from tests.cast import VLORE


@pytest.fixture
def dossier(own_database: Place, vera: Actor, agim: Actor) -> Dossier:
    """Vera's; Agim's unit may open the cover."""
    lay_out()
    with identity(vera):
        opened = open_dossier(qark=VLORE, by=vera)
        let_in(opened, agim, by=vera)
    return opened


def let_in(dossier: Dossier, whom: Actor, *, by: Actor) -> None:
    drawers = (Compartment.OPEN, Compartment.ALERT)
    grant(dossier, to=whom.unit, opens=drawers, basis=Basis.DUTY, because="test", by=by)


def adds(model: type[ScopedModel], dossier: Dossier) -> bool:
    """Whether whoever acts may add such a row; in a block of its own, as a deed would."""
    try:
        with transaction.atomic():
            model(dossier=dossier).save(force_insert=True)
    except ProgrammingError as error:
        return "row-level security" not in str(error)
    return True


def held() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('hearth.held', true), '')")
        return str(cursor.fetchone()[0])


def lay(what: str, *, local: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hearth.held', %s, %s)", [what, local])


def test_a_yes_is_kept_and_a_no_is_not(dossier: Dossier, agim: Actor) -> None:
    with identity(agim):
        assert not adds(StoryPage, dossier)
        assert held() == ""
        assert adds(OpenPage, dossier)
        assert held() != ""
        assert adds(OpenPage, dossier)
        assert not adds(StoryPage, dossier)
    assert held() == ""


def test_a_yes_of_another_transaction_proves_nothing(
    dossier: Dossier, vera: Actor, agim: Actor
) -> None:
    with identity(agim):
        assert adds(OpenPage, dossier)
        before = held()
    with identity(vera):
        end_grants(Q(unit=agim.unit, dossier=dossier), because="test", by=vera)
    with identity(agim):
        lay(before)
        assert not adds(OpenPage, dossier)


def test_what_was_laid_for_the_whole_connection_proves_nothing(
    dossier: Dossier, agim: Actor, ilir: Actor
) -> None:
    with identity(agim):
        assert adds(OpenPage, dossier)
        lay(held(), local=False)
    with identity(ilir):
        assert not adds(OpenPage, dossier)


def test_a_yes_to_one_reader_is_none_to_another(dossier: Dossier, agim: Actor, ilir: Actor) -> None:
    with transaction.atomic():
        with identity(agim):
            assert adds(OpenPage, dossier)
            kept = held()
        with identity(ilir):
            assert held() == kept
            assert not adds(OpenPage, dossier)


def test_a_yes_for_one_dossier_is_none_for_another(
    dossier: Dossier, vera: Actor, agim: Actor
) -> None:
    with identity(vera):
        other = open_dossier(qark=VLORE, by=vera)
    with identity(agim):
        assert adds(OpenPage, dossier)
        assert not adds(OpenPage, other)


@pytest.mark.parametrize(
    "made_up", ["", "|", "4095", "4095|", "x|y", "-1|" + "0" * 64, "4095|4095"]
)
def test_nobody_makes_up_a_yes(dossier: Dossier, ilir: Actor, made_up: str) -> None:
    with identity(ilir):
        lay(made_up)
        assert not adds(OpenPage, dossier)


def test_who_asks_for_nothing_gets_no_proof(dossier: Dossier, ilir: Actor) -> None:
    with identity(ilir), connection.cursor() as cursor:
        for wanted in (0, None):
            cursor.execute("SELECT authz.holds(%s, %s)", [dossier.pk, wanted])
            assert not cursor.fetchone()[0]
            assert held() == ""


def test_more_drawers_than_the_proof_says_prove_nothing(dossier: Dossier, agim: Actor) -> None:
    with identity(agim):
        assert adds(OpenPage, dossier)
        mask, proof = held().split("|")
        lay(f"{int(mask) | Compartment.STORY.bit}|{proof}")
        assert not adds(StoryPage, dossier)
        assert adds(OpenPage, dossier)


def test_who_is_kept_out_in_the_same_deed_is_out(dossier: Dossier, agim: Actor) -> None:
    with identity(agim):
        assert adds(OpenPage, dossier)
        deny(dossier, to=agim.user, reason=Denial.Reason.RELATIVE, by=agim)
        assert not adds(OpenPage, dossier)


def test_who_gives_up_the_dossier_in_the_same_deed_is_out(dossier: Dossier, agim: Actor) -> None:
    with identity(agim):
        assert adds(OpenPage, dossier)
        end_grants(Q(unit=agim.unit, dossier=dossier), because="test", by=agim)
        assert not adds(OpenPage, dossier)


def test_a_yes_goes_with_the_grant_that_was_taken_back(
    dossier: Dossier, vera: Actor, ilir: Actor
) -> None:
    with identity(vera):
        savepoint = transaction.savepoint()
        let_in(dossier, ilir, by=vera)
        with identity(ilir):
            assert adds(OpenPage, dossier)
        transaction.savepoint_rollback(savepoint)
        with identity(ilir):
            assert not adds(OpenPage, dossier)


def test_who_is_let_in_in_the_same_deed_is_in(dossier: Dossier, vera: Actor, ilir: Actor) -> None:
    with identity(vera):
        with identity(ilir):
            assert not adds(OpenPage, dossier)
        let_in(dossier, ilir, by=vera)
        with identity(ilir):
            assert adds(OpenPage, dossier)
