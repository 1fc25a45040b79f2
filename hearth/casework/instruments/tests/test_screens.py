"""The pages as the case manager, the finder and the stranger see them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from tests.cast import signed_in

DAYS = {"q-sleeps_badly": "often", "q-fear": "always", "q-no_worth": "never", "q-helps": "Deti"}


def address(case: Case, key: str = "first-days") -> str:
    return reverse("instruments:sheet", args=[key, case.pk])


def test_a_sheet_is_filled_in_scored_and_read(client: Client, case: Case, mira: Actor) -> None:
    signed_in(client, mira)
    page = client.get(address(case)).content.decode()
    assert "A keni dhimbje?" in page
    assert "data-draft-url" in page

    done = client.post(address(case), DAYS | {"q-submission": str(uuid4())}, follow=True)
    said = done.content.decode()
    assert "<dd>2</dd>" in said.replace("\n", "").replace("  ", "")
    assert "Deti" in said
    assert "Pyetësorë" in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    over_time = client.get(reverse("instruments:trend", args=["first-days", case.pk]))
    assert "never validated" in over_time.content.decode()


def test_what_is_wrong_is_said_beside_its_question(client: Client, case: Case, vera: Actor) -> None:
    signed_in(client, vera)
    said = client.post(address(case, "wishes"), {"q-again": "yes", "q-again_on": "nesër"})
    assert said.status_code == 422
    page = said.content.decode()
    assert "Përgjigjuni kësaj pyetjeje." in page
    assert "Shkruajeni ditën si 19.03.2026." in page or "19.03.2026" in page


def test_the_draft_comes_back(client: Client, case: Case, mira: Actor) -> None:
    signed_in(client, mira)
    draft = reverse("desk:draft-of", args=["sheet-first-days", case.pk])
    client.post(draft, {"q-helps": "Muzika", "q-fear": "often"})
    page = client.get(address(case)).content.decode()
    assert "Muzika" in page


def test_a_day_that_has_not_come_is_refused(client: Client, case: Case, mira: Actor) -> None:
    signed_in(client, mira)
    said = client.post(address(case), {"q-submission": str(uuid4()), "q-given_on": "01.01.2099"})
    assert said.status_code == 422


def test_the_stranger_gets_the_page_of_what_never_was(
    client: Client, case: Case, vera: Actor, ilir: Actor
) -> None:
    for who in (vera, ilir):  # the health drawer opens to neither
        assert signed_in(client, who).get(address(case)).status_code == 404


@pytest.mark.usefixtures("duty_officer")
def test_feedback_is_handed_over_and_never_comes_back(client: Client, vera: Actor) -> None:
    signed_in(client, vera)
    page = client.get(reverse("instruments:feedback")).content.decode()
    assert "data-draft-url" not in page
    sheet = {"q-submission": str(uuid4()), "q-helped": "yes", "q-good": "Gjithçka"}
    thanks = client.post(reverse("instruments:feedback"), sheet, follow=True)
    assert "Gjithçka" not in thanks.content.decode()
    assert client.get(reverse("instruments:box")).status_code == 403


def test_the_shelf_asks_few_questions_however_many_there_are(
    client: Client, vera: Actor, django_assert_max_num_queries: object
) -> None:
    signed_in(client, vera)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        assert client.get(reverse("instruments:shelf")).status_code == 200
