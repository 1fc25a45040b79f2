"""The administrator takes somebody on; the first password is shown once and must be changed."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, RosterTurn, User
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, signed_in

NEW = {"username": "anila-prov", "full_name": "Anila Provëza", "role": "outreach-worker"}
OWN = "katër fjalë krejt të shpikura"


def add(client: Client, unit: object, **said: str) -> str:
    page = client.post(reverse("desk:colleagues", args=[unit]), NEW | said)
    assert page.status_code == 200
    found = re.search(r'class="case-number">([^<]+)<', page.content.decode())
    assert found
    return found[1]


def test_from_nobody_to_a_colleague_who_chose_a_password(
    client: Client, administrator: Actor, vera: Actor
) -> None:
    password = add(signed_in(client, administrator), vera.unit.pk)
    assert password not in client.get(reverse("desk:unit", args=[vera.unit.pk])).content.decode()

    browser = Client()
    entry = {"username": "anila-prov", "password": password}
    assert browser.post("/sign-in/", entry).status_code == 302
    assert browser.get("/").headers["Location"] == "/password/"
    assert browser.get("/identification/new").headers["Location"] == "/password/"
    for wrong in ({"password": "short", "again": "short"}, {"password": OWN, "again": "x"},
                  {"password": password, "again": password}):  # fmt: skip
        assert browser.post("/password/", wrong).status_code == 422
    assert browser.post("/password/", {"password": OWN, "again": OWN}).status_code == 302
    assert browser.get("/identification/new").status_code == 200
    kinds = set(Event.objects.unscoped(because="test").values_list("kind", flat=True))
    assert {"accounts.colleague-added", "accounts.password-chosen"} <= kinds


def test_a_post_that_ends_closes_what_was_open_and_ends_the_turn(
    client: Client, administrator: Actor, vera: Actor, vesa: Actor
) -> None:
    case = met(at(vera, timezone.now()))
    signed_in(client, administrator)
    turns = reverse("desk:turns", args=[vera.unit.pk])
    assert client.post(turns, {"colleague": str(vesa.user.pk), "position": 1}).status_code == 302
    post = Membership.objects.get(user=vesa.user)
    client.post(reverse("desk:post-end", args=[post.pk]))
    gone = act_as(vesa.user, at=timezone.now())
    with acting(gone):
        assert not Case.objects.visible_to(gone).filter(pk=case.pk).exists()
    assert not RosterTurn.objects.on_duty(timezone.now()).filter(user=vesa.user).exists()


def test_nobody_gives_themselves_a_post_or_administers_another_house(
    client: Client, administrator: Actor, vera: Actor, agim: Actor
) -> None:
    signed_in(client, administrator)
    mine = reverse("desk:colleagues", args=[vera.unit.pk])
    name = administrator.user.username
    assert client.post(mine, NEW | {"username": name}).status_code == 422
    assert client.post(mine, NEW | {"username": agim.user.username}).status_code == 422
    assert set(act_as(administrator.user, at=timezone.now()).roles) == {Role.ADMINISTRATOR}
    theirs = Membership.objects.get(user=agim.user)
    for name in ("post-end", "first-password"):
        assert client.post(reverse(f"desk:{name}", args=[theirs.pk])).status_code == 404
    assert client.get(reverse("desk:unit", args=[agim.unit.pk])).status_code == 404
    assert User.objects.filter(username=NEW["username"]).count() == 0


def test_a_roster_of_one_is_said_to_be_too_short(
    client: Client, administrator: Actor, duty_officer: Actor
) -> None:
    client.cookies["hearth_language"] = "en"
    page = signed_in(client, administrator).get("/units/").content.decode()
    assert "Duty Desk" in page
    assert client.get(reverse("desk:unit", args=[duty_officer.unit.pk])).status_code == 200
