"""Who may read this, and who did: for those who work on it, not for those merely told."""

from __future__ import annotations

from uuid import uuid4

from django.test import Client
from django.utils import timezone

from hearth.areas.identification.models import Identification
from hearth.casework.cases.tests.scene import met
from hearth.casework.people.actions import agree_contact
from hearth.casework.people.rules import ContactRules
from hearth.foundation.access.actor import Actor
from tests.cast import at, signed_in
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


def test_a_name_found_by_a_search_stands_among_the_readings(client: Client, vera: Actor) -> None:
    case = met(at(vera, timezone.now()), given="Ana")
    signed_in(client, vera)
    client.cookies["hearth_language"] = "en"
    assert "Ana" in client.post("/cases/search", {"words": "Ana"}).content.decode()
    found = "The name, found by a search"
    assert found in client.get(f"/cases/{case.pk}/readers").content.decode()
    assert found in client.get("/readings/").content.decode()


def test_the_case_file_offers_to_agree_the_contact_anew_to_whoever_works_with_her(
    client: Client, vera: Actor
) -> None:
    case = met(at(vera, timezone.now()))
    agree_contact(case.person, ContactRules(), confirmed_with_her=True, by=at(vera, timezone.now()))
    page = signed_in(client, vera).get(f"/cases/{case.pk}/").content.decode()
    safety = page.partition('class="safety"')[2].partition("</section>")[0]
    assert f'href="/cases/{case.pk}/safe-contact"' in safety
