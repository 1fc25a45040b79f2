"""The pages as worker, coordinator and stranger see them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.foundation.access.actor import Actor
from hearth.front.openrosa.models import Arrival, Device
from hearth.front.openrosa.tests.scene import VISIT, a_form_that_does_not_fit, visits
from tests.cast import at, signed_in

DEVICES, ARRIVALS = reverse("openrosa:devices"), reverse("openrosa:arrivals")


@pytest.fixture
def refused(vera: Actor, duty_officer: Actor) -> Arrival:
    now = timezone.now()
    return a_form_that_does_not_fit(at(vera, now), at(duty_officer, now))


def test_the_code_is_shown_once_and_says_no_word_of_it_again(
    client: Client, duty_officer: Actor, vera: Actor
) -> None:
    signed_in(client, duty_officer)
    shown = client.post(DEVICES, {"worker": str(vera.user.pk)})
    assert b"<path d=" in shown.content
    assert "no-store" in shown.headers["Cache-Control"]
    device = Device.objects.get()
    again = client.get(DEVICES).content.decode()
    assert device.mark in again
    assert '<path d="M' not in again or "shape-rendering" not in again


def test_a_worker_sees_her_own_telephone_and_nobody_elses(
    client: Client, refused: Arrival, vera: Actor, vesa: Actor
) -> None:
    assert "Vera Testi" in signed_in(client, vera).get(DEVICES).content.decode()
    assert "Vera Testi" not in signed_in(client, vesa).get(DEVICES).content.decode()


def test_what_does_not_fit_is_shown_with_its_question_and_mended(
    client: Client, refused: Arrival, vera: Actor
) -> None:
    signed_in(client, vera)
    assert reverse("openrosa:arrival", args=[refused.pk]) in client.get(ARRIVALS).content.decode()
    address = reverse("openrosa:arrival", args=[refused.pk])
    page = client.get(address).content.decode()
    assert "shtatë" in page
    answers: Mapping[str, str] = {f"q-{name}": word for name, word in VISIT.items()}
    still = client.post(address, {**answers, "q-people_met": "x"})
    assert still.status_code == 422
    done = client.post(address, answers)
    assert done.status_code == 302
    assert [one.people_met for one in visits(vera, timezone.now())] == [7]


def test_the_coordinator_reads_what_is_wrong_and_the_stranger_gets_nothing(
    client: Client, refused: Arrival, duty_officer: Actor, ilir: Actor, nora: Actor
) -> None:
    address = reverse("openrosa:arrival", args=[refused.pk])
    assert signed_in(client, duty_officer).get(address).status_code == 200
    for stranger in (ilir, nora):
        signed_in(client, stranger)
        assert client.get(address).status_code == 404
        assert client.get(ARRIVALS).status_code == 403


def test_the_list_asks_the_same_few_questions_however_long_it_is(
    client: Client, refused: Arrival, vera: Actor, django_assert_max_num_queries: object
) -> None:
    signed_in(client, vera)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        assert client.get(ARRIVALS).status_code == 200
