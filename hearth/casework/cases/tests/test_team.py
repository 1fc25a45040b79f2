"""Joining lets in by name; leaving sees out at once; and neither touches anything else."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import (
    AnotherOrganisation,
    NotTheirCase,
    OnTheTeam,
    join,
    lead,
    leave,
)
from hearth.casework.cases.models import Case, Note, TeamMember
from hearth.casework.cases.queries.team import team_of
from hearth.casework.cases.tests.scene import kinds, met, teamed, told
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Grant
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def sees(actor: Actor, case: Case, **after: float) -> bool:
    now = later(actor, **after)
    return bool(Case.objects.visible_to(now).filter(pk=case.pk).exists())


def test_joining_opens_the_case_to_one_person_by_name(vera: Actor, mira: Actor) -> None:
    case = met(vera)
    assert not sees(mira, case, minutes=1)
    teamed(case, mira, by=vera)
    assert sees(mira, case, minutes=1)
    with acting(vera):
        grant = Grant.objects.get(dossier=case.dossier_id, user=mira.user)
    assert grant.basis == Basis.TEAM
    assert grant.unit_id is None
    assert kinds()[-1] == "cases.joined"


def test_leaving_ends_exactly_that_grant(vera: Actor, mira: Actor, agim: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN)
    teamed(case, mira, by=vera)
    leave(TeamMember.objects.visible_to(vera).get(case=case), by=later(vera, hours=1))
    assert not sees(mira, case, hours=1)
    assert sees(vera, case, hours=1)
    assert sees(agim, case, hours=1)


def test_one_may_leave_oneself_and_see_out_nobody_else(
    vera: Actor, mira: Actor, vesa: Actor
) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    teamed(case, vesa, by=vera)
    of = {m.user_id: m for m in TeamMember.objects.visible_to(vera).filter(case=case)}
    with pytest.raises(NotTheirCase):
        leave(of[vesa.user.pk], by=later(mira, minutes=1))
    leave(of[mira.user.pk], by=later(mira, minutes=1))
    assert not sees(mira, case, minutes=1)


def test_nobody_joins_twice_and_nobody_from_elsewhere(
    vera: Actor, mira: Actor, nora: Actor
) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    with pytest.raises(OnTheTeam):
        join(case, mira.user, by=vera)
    with pytest.raises(AnotherOrganisation):
        join(case, nora.user, by=vera)


def test_there_is_one_lead(vera: Actor, mira: Actor, vesa: Actor) -> None:
    case = met(vera)
    teamed(case, mira, by=vera, leads=True)
    teamed(case, vesa, by=vera)
    other = TeamMember.objects.visible_to(vera).get(case=case, user=vesa.user)
    lead(other, by=later(mira, minutes=1))
    with acting(vera):
        assert [(m.name, m.leads) for m in team_of(case, vera)] == [
            ("Vesa Testi", True),
            ("Mira Testi", False),
        ]
    with pytest.raises(NotTheirCase):
        lead(other, by=later(mira, minutes=2))


def test_a_colleague_is_let_in_no_further_than_the_one_who_asks(vera: Actor, mira: Actor) -> None:
    """Vera has no health drawer to give; and Mira's role decides what of the rest opens to her."""
    case = met(vera)
    teamed(case, mira, by=vera)
    with acting(vera):
        drawers = Grant.objects.get(dossier=case.dossier_id, user=mira.user).drawers
    assert Compartment.HEALTH not in drawers
    assert Compartment.STORY in drawers
    now = later(mira, minutes=1)
    with acting(now):
        assert list(Note.objects.visible_to(now)) == []


def test_the_police_let_nobody_in(vera: Actor, agim: Actor, besa: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    with pytest.raises(NotTheirCase):
        join(case, besa.user, by=later(agim, minutes=1))
