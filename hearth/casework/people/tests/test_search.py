"""Search before create: tolerant, inside what one may see, and leaving no word behind."""

from __future__ import annotations

import pytest

from hearth.casework.cases.tests.scene import met, told
from hearth.casework.people.actions import add_alias, correct_name, name_person
from hearth.casework.people.memory import NAMES
from hearth.casework.people.queries import Wanted, likely_people
from hearth.foundation.access.actions import deny
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Denial, Dossier
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


@pytest.fixture(autouse=True)
def nobody_in_memory() -> None:
    NAMES.wipe()


def found(asked: str, actor: Actor, **hints: object) -> list[str]:
    now = later(actor, minutes=5)
    with acting(now):
        people = likely_people(Wanted(asked, **hints), now)  # type: ignore[arg-type]
        return [likely.name for likely in people.likeliest]


def test_her_own_unit_finds_her_however_it_is_spelt(vera: Actor, vesa: Actor) -> None:
    met(vera, given="Xhevahire", family="Shembulli")
    for asked in ("djevahire shembuli", "SHEMBULLI Gjevahir", "xhevahire"):
        assert found(asked, vesa) == ["Xhevahire Shembulli"]


@pytest.mark.parametrize("stranger", ["ilir", "nora", "mira", "elton", "director", "administrator"])
def test_a_stranger_finds_nobody(
    vera: Actor, stranger: str, request: pytest.FixtureRequest
) -> None:
    met(vera, given="Ana")
    assert found("ana testi", vera) == ["Ana Testi"]  # and now she is in this process's memory
    assert found("ana testi", request.getfixturevalue(stranger)) == []


def test_the_police_find_a_name_only_when_it_was_given_to_them(vera: Actor, agim: Actor) -> None:
    case = met(vera, given="Ana")
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    assert found("ana testi", agim) == []
    told(case, agim, Compartment.IDENTITY, Compartment.OPEN)
    assert found("ana testi", agim) == ["Ana Testi"]


def test_a_denial_closes_the_search_too(vera: Actor, vesa: Actor) -> None:
    case = met(vera, given="Ana")
    assert found("ana", vesa) == ["Ana Testi"]
    with acting(vera):
        dossier = Dossier.objects.visible_to(vera).get(pk=case.dossier_id)
        deny(dossier, to=vesa.user, reason=Denial.Reason.RELATIVE, by=vera)
    assert found("ana", vesa) == []
    assert found("ana", vera) == ["Ana Testi"]


def test_a_corrected_name_and_another_name_are_found_at_once(vera: Actor) -> None:
    case = met(vera, given="Ana")
    assert found("ana", vera) == ["Ana Testi"]
    correct_name(case.person, {"given_name": "Arta"}, by=later(vera, minutes=1))
    assert found("arta", vera) == ["Arta Testi"]
    assert found("ana testi", vera) == ["Arta Testi"]  # the name she had before leads to her
    assert found("lule", vera) == []
    add_alias(case.person, "Lule", kind="alias-kind/nickname", by=later(vera, minutes=2))
    assert found("lule", vera) == ["Arta Testi"]


def test_somebody_named_later_is_found_from_then_on(vera: Actor) -> None:
    case = met(vera)
    assert found("ana", vera) == []
    name_person(case.person, {"given_name": "Ana", "family_name": "Testi"}, by=vera)
    assert found("ana", vera) == ["Ana Testi"]


def test_hints_decide_between_namesakes(vera: Actor) -> None:
    met(vera, given="Ana", family="Testi", born=1990)
    met(vera, given="Ana", family="Testia", born=2004)
    assert found("ana testi", vera)[0] == "Ana Testi"
    assert found("ana testi", vera, birth_year=2004)[0] == "Ana Testia"


def test_searching_again_reads_no_name_again(
    vera: Actor, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        met(vera, given="Ana", family=f"Testi{chr(97 + number)}")
    found("ana", vera)
    now = later(vera, minutes=9)
    with acting(now), django_assert_max_num_queries(9):  # type: ignore[operator]
        assert len(likely_people(Wanted("ana"), now).likeliest) == 5
