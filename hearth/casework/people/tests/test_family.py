"""A child of hers is a person of their own; her file opens nothing of the child's."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import open_case_of
from hearth.casework.cases.tests.scene import met, teamed, told
from hearth.casework.people.actions import AlreadyTied, PersonFacts, SamePerson, add_relative, tie
from hearth.casework.people.models import FamilyTie, Identity, Person
from hearth.casework.people.queries import relatives_of
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

SON = PersonFacts("sex/male", "age-band/0-11")


def test_a_child_has_a_dossier_of_their_own(vera: Actor) -> None:
    case = met(vera, given="Ana")
    son = add_relative(
        case.person, SON, relation="family-relation/son", name={"given_name": "Beni"}, by=vera
    )
    assert son.dossier_id != case.dossier_id
    with acting(vera):
        theirs = Dossier.objects.visible_to(vera).get(pk=son.dossier_id)
        assert (theirs.qark, theirs.owner_id) == (case.qark, vera.unit.pk)
        assert Identity.objects.visible_to(vera).get(person=son).facts == {"given_name": "Beni"}
        assert [kin.relation for kin in relatives_of(case.person_id, vera)] == ["Bir"]
        assert [kin.relation for kin in relatives_of(son.pk, vera)] == ["Nënë"]


def test_the_mothers_file_opens_nothing_of_the_childs(vera: Actor, mira: Actor) -> None:
    case = met(vera)
    son = add_relative(case.person, SON, relation="family-relation/son", by=vera)
    teamed(case, mira, by=vera)
    now = later(mira, minutes=1)
    with acting(now):
        assert not Person.objects.visible_to(now).filter(pk=son.pk).exists()
        (kin,) = relatives_of(case.person_id, now)
        assert (kin.relation, kin.person, kin.age_band) == ("Bir", None, "")


def test_somebody_already_here_is_tied_once(vera: Actor) -> None:
    case, sister = met(vera), met(vera)
    tie(case.person, sister.person, relation="family-relation/sister", by=vera)
    with pytest.raises(AlreadyTied):
        tie(case.person, sister.person, relation="family-relation/sister", by=vera)
    with pytest.raises(SamePerson):
        tie(case.person, case.person, relation="family-relation/sister", by=vera)
    assert FamilyTie.objects.unscoped(because="test").count() == 2


def test_nobody_ties_to_a_file_that_is_not_theirs(vera: Actor, nora: Actor) -> None:
    case, hers = met(vera), met(nora)
    with pytest.raises(NotTheirWork):
        tie(case.person, hers.person, relation="family-relation/sister", by=vera)


def test_the_police_see_no_family(vera: Actor, agim: Actor) -> None:
    case = met(vera)
    add_relative(case.person, SON, relation="family-relation/son", by=vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    with acting(later(agim, minutes=1)):
        assert relatives_of(case.person_id, later(agim, minutes=1)) == []


def test_a_child_may_get_a_case(vera: Actor) -> None:
    case = met(vera)
    son = add_relative(case.person, SON, relation="family-relation/son", by=vera)
    opened = open_case_of(son, how="first-contact/own-detection", by=vera)
    assert (opened.dossier_id, opened.episode) == (son.dossier_id, 1)
    assert opened.number != case.number
