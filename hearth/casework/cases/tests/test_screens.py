"""Every screen of a case, as the insider, the police who were told, and strangers see it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.actions import ToDo, note_refusal, set_task, write_note
from hearth.casework.cases.actions.refusal import Declined
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import (
    address_of,
    agreed_to_share,
    child,
    met,
    teamed,
    told,
    whole_file,
)
from hearth.casework.people.actions import PersonFacts, add_alias, add_relative, agree_contact
from hearth.casework.people.rules import ContactRules, Days
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.vocabularies.choices import name_of
from tests.cast import later, signed_in

NUMBER = "+355 69 123 4567"
OF_A_CASE = (
    "name", "identity", "aliases", "age", "safe-contact", "relatives", "timeline", "notes",
    "tasks", "team", "consents", "refusals", "closing", "episodes", "first-contact",
)  # fmt: skip


def alike(page: Any) -> str:
    """Without what differs on every page: the token, and the address the switches lead back to."""
    words = re.sub(r"[A-Za-z0-9]{64}", "", page.content.decode())
    return re.sub(r"/cases/[0-9a-f-]{36}", "", words)


def full(case: Case, vera: Actor, mira: Actor, nora: Actor) -> Case:
    """A case with something in every drawer."""
    teamed(case, mira, by=vera, leads=True)
    write_note(case, "Canary in the note", by=vera)
    set_task(case, ToDo("Canary in the task", later(vera, days=1).at, mira.user), by=vera)
    agreed_to_share(case, nora.unit, by=vera)
    note_refusal(case, Declined(["refusal/shelter"]), by=vera)
    add_alias(case.person, "Canary in the alias", kind="alias-kind/nickname", by=vera)
    rules = ContactRules(NUMBER, may_call=True, days=Days.ANY, begins="00:00", ends="23:59")
    agree_contact(case.person, rules, confirmed_with_her=True, by=vera)
    son = PersonFacts("sex/male", "age-band/0-11")
    add_relative(case.person, son, relation="family-relation/son", by=vera)
    return case


@pytest.mark.parametrize("screen", OF_A_CASE)
def test_the_insider_opens_every_screen(
    client: Client, vera: Actor, mira: Actor, nora: Actor, screen: str
) -> None:
    case = full(met(vera, given="Anësa"), vera, mira, nora)
    page = signed_in(client, vera).get(address_of(screen, case.pk))
    assert page.status_code == 200
    assert "Anësa" not in page.content.decode()


@pytest.mark.parametrize("stranger", ["ilir", "elton", "administrator", "nora"])
def test_for_a_stranger_no_screen_exists(
    client: Client, vera: Actor, request: pytest.FixtureRequest, stranger: str
) -> None:
    case = met(vera, given="Anësa")
    signed_in(client, request.getfixturevalue(stranger))
    for screen in OF_A_CASE:
        address = address_of(screen, case.pk)
        nowhere = address_of(screen, vera.user.pk)
        for ask in (client.get, client.post):
            page, none = ask(address), ask(nowhere)
            assert page.status_code == none.status_code
            assert page.status_code in (404, 405)
            assert alike(page) == alike(none)


def test_the_police_who_were_told_read_no_drawer_but_theirs(
    client: Client, vera: Actor, mira: Actor, nora: Actor, agim: Actor
) -> None:
    case = full(met(vera, given="Anësa"), vera, mira, nora)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    signed_in(client, agim)
    opened = set()
    for screen in OF_A_CASE:
        page = client.get(address_of(screen, case.pk))
        words = page.content.decode()
        assert page.status_code in (200, 403, 404)
        assert "Canary" not in words
        assert "Anësa" not in words
        if page.status_code == 200:
            opened.add(screen)
    assert opened == {"timeline", "first-contact"}  # every agency says how it met her


def test_the_case_file_shows_what_was_said_and_not_the_name(
    client: Client, vera: Actor, mira: Actor, nora: Actor
) -> None:
    case = full(met(vera, given="Anësa"), vera, mira, nora)
    words = whole_file(signed_in(client, vera), case)
    nickname, son = name_of("alias-kind/nickname"), name_of("family-relation/son")
    for said in ("Canary in the note", "Canary in the task", NUMBER, "Mira", nickname, son):
        assert said in words
    for hidden in ("Anësa", "Canary in the alias"):
        assert hidden not in words


def test_the_police_see_the_file_and_nothing_of_its_closed_drawers(
    client: Client, vera: Actor, mira: Actor, nora: Actor, agim: Actor
) -> None:
    case = full(met(vera, given="Anësa"), vera, mira, nora)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    words = whole_file(signed_in(client, agim), case)
    assert case.number in words
    for hidden in ("Canary", NUMBER, 'id="consents"', 'id="tasks"', 'id="identity"', "safety"):
        assert hidden not in words


def test_a_child_is_asked_with_the_guardian(client: Client, vera: Actor) -> None:
    page = signed_in(client, vera).get(reverse("cases:consents", args=[child(vera).pk]))
    assert 'name="guardian"' in page.content.decode()
