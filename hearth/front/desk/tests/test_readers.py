"""Who may read this, and who did: for those who work on it, not for those merely told."""

from __future__ import annotations

from uuid import uuid4

from django.test import Client

from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import Actor
from tests.cast import signed_in
from tests.journeys.test_identified_to_police import report


def test_vera_sees_the_ground_of_every_right(
    client: Client, vera: Actor, agim: Actor, drita: Actor, ilir: Actor
) -> None:
    report(client, vera)
    case = Identification.objects.unscoped(because="test").get().case_id
    address = f"/cases/{case}/readers"
    page = signed_in(client, vera).get(address).content.decode()
    assert agim.unit.name in page
    assert drita.unit.name in page
    for told_only in (agim, ilir):
        assert signed_in(client, told_only).get(address).status_code == 404


def test_everybody_sees_what_they_opened_themselves(client: Client, vera: Actor) -> None:
    assert signed_in(client, vera).get("/readings/").status_code == 200
    assert client.get(f"/cases/{uuid4()}/readers").status_code == 404
