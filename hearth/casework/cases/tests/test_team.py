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
from hearth.casework.people.queries.standing import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Grant
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, somebody


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


def given(case: Case, to: Actor, by: Actor) -> set[Compartment]:
    with acting(by):
        return set(Grant.objects.get(dossier=case.dossier_id, user=to.user).drawers)


def test_a_colleague_is_given_what_the_unit_was_given(vera: Actor, mira: Actor) -> None:
    """Nobody in a mobile unit looks into the health drawer; the case manager it lets in does."""
    case = met(vera)
    teamed(case, mira, by=vera)
    assert given(case, mira, vera) == set(Compartment) - {Compartment.THERAPY}
    assert not opens(vera, case.dossier_id, Compartment.HEALTH)
    now = later(mira, minutes=1)
    for drawer in (Compartment.HEALTH, Compartment.LEGAL, Compartment.STORY):
        assert opens(now, case.dossier_id, drawer)
    with acting(now):
        assert list(Note.objects.visible_to(now)) == []


def test_the_role_still_decides_what_opens(vera: Actor, mira: Actor, vesa: Actor) -> None:
    """Vesa is let in by name and holds the health drawer: her role does not turn that key."""
    case = met(vera)
    teamed(case, vesa, by=vera)
    teamed(case, mira, by=vera)
    assert Compartment.HEALTH in given(case, vesa, vera)
    assert not opens(later(vesa, minutes=1), case.dossier_id, Compartment.HEALTH)
    assert not opens(later(mira, minutes=1), case.dossier_id, Compartment.SESSIONS)


def test_whoever_was_given_less_gives_less(vera: Actor, mira: Actor, nora: Actor) -> None:
    """A lead whose unit was let in by a referral passes on what that referral opened."""
    case = met(vera)
    told(case, mira, *Compartment)  # a duty: they were told, and that is nothing to pass on
    teamed(case, mira, leads=True, by=vera)
    now = later(mira, minutes=1)
    with identity(House("test: the team's grant is a small one")):
        Grant.objects.filter(user=mira.user).update(
            compartments=mask_of([Compartment.OPEN, Compartment.STORY])
        )
    anila = somebody("anila", Role.PSYCHOLOGIST, mira.unit)
    teamed(case, anila, by=now)
    assert given(case, anila, vera) == {Compartment.OPEN, Compartment.STORY}


def test_own_notes_are_never_passed_on(mira: Actor) -> None:
    case = met(mira)
    first, second = (somebody(name, Role.PSYCHOLOGIST, mira.unit) for name in ("anila", "blerta"))
    teamed(case, first, leads=True, by=mira)
    teamed(case, second, by=later(first, minutes=1))
    assert Compartment.THERAPY not in given(case, second, mira)


def test_it_opens_nothing_to_the_police_or_to_another_house(
    vera: Actor, mira: Actor, agim: Actor, ilir: Actor, nora: Actor
) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    teamed(case, mira, by=vera)
    for other in (agim, ilir, nora):
        assert not opens(later(other, minutes=1), case.dossier_id, Compartment.HEALTH)


def test_the_police_let_nobody_in(vera: Actor, agim: Actor, besa: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    with pytest.raises(NotTheirCase):
        join(case, besa.user, by=later(agim, minutes=1))
