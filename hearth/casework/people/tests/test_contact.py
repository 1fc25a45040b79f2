"""Safe contact: agreed with her, in versions; and no telephone number without its rules."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string

from hearth.casework.cases.tests.scene import met, teamed, told
from hearth.casework.people.actions import agree_contact
from hearth.casework.people.models import Person, SafeContact
from hearth.casework.people.queries import ContactSheet, safe_contact_of
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.casework.people.rules import Call, ContactRules, Days
from hearth.config.place import REPOSITORY
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

NUMBER = "+355 69 123 4567"
RULES = ContactRules(
    phone=NUMBER, may_call=True, days=Days.ANY, begins="10:00", ends="23:00", codeword="green"
)


def sheet(person: Person, actor: Actor) -> ContactSheet | None:
    with acting(actor):
        return safe_contact_of(person, actor)


def drawn(contact: ContactSheet | None, template: str = "people/safe_contact.html") -> str:
    return render_to_string(template, {"safe_contact": contact, "contact": contact})


def test_the_number_comes_with_its_rules(vera: Actor) -> None:
    case = met(vera)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=vera)
    contact = sheet(case.person, vera)
    assert contact is not None
    assert contact.call is Call.NOW
    for words in (drawn(contact), drawn(contact, "people/phone.html")):
        for said in (NUMBER, "10:00–23:00", "green"):
            assert said in words
    assert not contact.rules.phone
    assert NUMBER not in f"{contact} {contact!r} {contact.phone} {contact.phone!r}"


def test_no_template_but_one_prints_it() -> None:
    """`.words` of a telephone or an address is asked for in people/phone.html and nowhere else."""
    asking = {
        path.name
        for path in REPOSITORY.glob("hearth/**/templates/**/*.html")
        if re.search(r"(phone|address)\.words", path.read_text())
    }
    assert asking == {"phone.html"}
    sealed = {
        path.name
        for path in REPOSITORY.glob("hearth/**/*.py")
        if "tests" not in path.parts and re.search(r"SafeContact\b", path.read_text())
    }
    assert sealed <= {"__init__.py", "contact.py", "0001_initial.py"}


def test_nothing_agreed_is_said_and_nobody_calls(vera: Actor) -> None:
    contact = sheet(met(vera).person, vera)
    assert contact is not None
    assert not contact.agreed
    assert contact.never
    assert "safety" in drawn(contact)


def test_a_number_without_leave_to_call_is_not_shown(vera: Actor) -> None:
    case = met(vera)
    agree_contact(case.person, ContactRules(phone=NUMBER), confirmed_with_her=True, by=vera)
    assert NUMBER not in drawn(sheet(case.person, vera))


def test_what_was_agreed_before_stays(vera: Actor) -> None:
    case = met(vera)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=vera)
    agree_contact(case.person, ContactRules(), confirmed_with_her=False, by=later(vera, days=1))
    newest = sheet(case.person, later(vera, days=2))
    assert newest is not None
    assert newest.never
    assert SafeContact.objects.unscoped(because="test").filter(person=case.person).count() == 2


def test_for_the_police_there_is_no_strip(vera: Actor, agim: Actor, ilir: Actor) -> None:
    case = met(vera)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=vera)
    told(case, agim, Compartment.OPEN, Compartment.IDENTITY)
    for other in (agim, ilir):
        assert sheet(case.person, later(other, minutes=1)) is None
    assert "safety" not in drawn(None)
    with pytest.raises(NotTheirWork):
        agree_contact(case.person, RULES, confirmed_with_her=True, by=later(agim, minutes=1))


def test_the_team_reads_and_writes_it(vera: Actor, mira: Actor) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=later(mira, minutes=1))
    contact = sheet(case.person, later(vera, minutes=2))
    assert contact is not None
    assert mira.user.short_name in contact.said
