"""How old she is: judged, judged again, and never surer than the ground allows."""

from __future__ import annotations

import pytest

from hearth.casework.cases.tests.scene import met, told
from hearth.casework.people.actions import Age, judge_age
from hearth.casework.people.models import AgeEstimate, Person
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from tests.cast import later


def test_the_newest_judgement_is_what_the_person_says(vera: Actor) -> None:
    case = met(vera, band="18-25")
    judge_age(case.person, Age("age-band/15-17", "age-basis/stated"), by=later(vera, minutes=1))
    later_on = later(vera, days=3)
    on_paper = Age("age-band/15-17", "age-basis/document", birth_year=2009)
    judge_age(case.person, on_paper, by=later_on)
    person = Person.objects.visible_to(later_on).get(pk=case.person_id)
    assert (person.age_band_id, person.birth_year) == ("age-band/15-17", 2009)
    assert not person.age_estimated
    assert child_or_not(person, later_on)
    assert AgeEstimate.objects.visible_to(later_on).filter(person=person).count() == 2


def test_an_unknown_age_is_a_childs(vera: Actor) -> None:
    assert child_or_not(met(vera, band="unknown").person, vera)
    assert not child_or_not(met(vera, band="18-25").person, vera)


def test_the_police_read_the_age_and_do_not_judge_it(vera: Actor, agim: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    with pytest.raises(NotTheirWork):
        judge_age(case.person, Age("age-band/18-25", "age-basis/stated"), by=later(agim, hours=1))
