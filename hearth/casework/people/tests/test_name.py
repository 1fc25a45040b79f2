"""A name is a page of its own, in versions, behind an act that asks why."""

from __future__ import annotations

import pytest

from hearth.casework.cases.tests.scene import kinds, met, told
from hearth.casework.people.actions import NothingSaid, add_alias, correct_name, read_name
from hearth.casework.people.models import Alias, Identity
from hearth.casework.people.queries import newest_identity
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def test_a_correction_is_a_new_page_and_the_old_one_stays(vera: Actor, vesa: Actor) -> None:
    case = met(vera, given="Ana")
    correct_name(case.person, {"family_name": "Prova", "given_name": ""}, by=later(vesa, hours=1))
    with acting(later(vera, hours=2)):
        newest = newest_identity(case.person_id, later(vera, hours=2))
        assert newest is not None
        assert newest.facts == {"given_name": "Ana", "family_name": "Prova"}
        pages = Identity.objects.visible_to(later(vera, hours=2)).filter(person=case.person)
        assert {page.facts["family_name"] for page in pages} == {"Testi", "Prova"}


def test_nothing_said_is_no_page(vera: Actor) -> None:
    with pytest.raises(NothingSaid):
        correct_name(met(vera).person, {"given_name": ""}, by=vera)


def test_reading_a_name_is_written_down_with_its_reason(vera: Actor, vesa: Actor) -> None:
    case = met(vera, given="Ana")
    with acting(vesa):
        identity = newest_identity(case.person_id, vesa)
        assert identity is not None
        facts = read_name(identity, why="opening-reason/my-case", by=vesa)
        assert facts["given_name"] == "Ana"
    event = Event.objects.unscoped(because="test").of_kind("people.name-read").get()
    assert (event.actor, event.dossier) == (vesa.user.pk, case.dossier_id)
    assert event.facts == {"why": "opening-reason/my-case"}


def test_whoever_reads_the_name_may_not_write_it(vera: Actor, agim: Actor) -> None:
    case = met(vera, given="Ana")
    told(case, agim, Compartment.OPEN, Compartment.IDENTITY)
    now = later(agim, minutes=1)
    with acting(now):
        assert newest_identity(case.person_id, now) is not None
    with pytest.raises(NotTheirWork):
        correct_name(case.person, {"given_name": "Arta"}, by=now)
    with pytest.raises(NotTheirWork):
        add_alias(case.person, "Lule", kind="alias-kind/nickname", by=now)


def test_the_record_and_the_row_hold_no_name(vera: Actor) -> None:
    case = met(vera, given="Canaryana")
    add_alias(case.person, "Canarylule", kind="alias-kind/nickname", used_by="Canary", by=vera)
    assert "people.alias-added" in kinds()
    for event in Event.objects.unscoped(because="test"):
        assert "anary" not in str(event.facts)
    alias = Alias.objects.unscoped(because="test").get()
    assert b"anary" not in bytes(alias.__dict__["name"].blob)
