"""The inbox that asks again is sent what has changed; the rest stays where it is on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.areas.identification.tests.reports import identified
from hearth.casework.duties.actions import acknowledge, log_call
from hearth.casework.duties.models import Alert
from hearth.casework.duties.queries import glance
from hearth.foundation.access.actions import end_grants
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drita")]

MARK = re.compile(r'data-mark="([^"]+)"')
MANY = 7  # five are shown whole, two as rows
WHERE = "Platform 2"
SPOKE_TO = "Besa Testi, at the desk"


@pytest.fixture
def police(client: Client, vera: Actor, agim: Actor) -> Client:
    """An inbox with several alerts."""
    for minutes in range(MANY):
        identified(later(vera, minutes=minutes), meet_at=WHERE)
    return signed_in(client, agim)


def asked_again(client: Client, standing: list[str]) -> str:
    said = {"Hearth-Standing": " ".join(standing)}
    return client.get(reverse("duties:cards"), headers=said).content.decode()


def test_what_has_not_changed_is_not_sent_again(police: Client) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    assert len(standing) == MANY

    page = asked_again(police, standing)
    assert page.count("hx-preserve") == MANY
    assert WHERE not in page
    assert asked_again(police, []).count(WHERE) == MANY


def test_what_was_answered_meanwhile_is_drawn_anew(police: Client, agim: Actor) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    with acting(agim):
        alert = Alert.objects.visible_to(agim).get(pk=standing[0].partition("=")[0])
    acknowledge(alert, by=later(agim, minutes=60))

    page = asked_again(police, standing)
    drawn = [mark.partition("=")[0] for mark in MARK.findall(page)]
    assert str(alert.pk) in drawn
    assert len(drawn) == 2  # and the first row moved up, to be shown whole
    assert page.count("hx-preserve") == MANY - 2


def test_a_telephone_call_changes_the_card_for_both_sides(police: Client, vera: Actor) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    with acting(vera):
        alert = Alert.objects.visible_to(vera).get(pk=standing[0].partition("=")[0])
        log_call(alert, called_at=vera.at, spoke_to=SPOKE_TO, by=later(vera, minutes=30))

    page = asked_again(police, standing)
    assert page.count("hx-preserve") == MANY - 1
    assert page.count(SPOKE_TO) == 1


def test_what_stands_is_glanced_at_and_not_read(police: Client) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    with CaptureQueriesContext(connection) as seen:
        asked_again(police, standing)
    assert "duties_notice" not in " ".join(query["sql"] for query in seen)


def test_what_goes_out_of_reach_between_the_glance_and_the_look_is_left_out(
    police: Client, agim: Actor
) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    with acting(agim):
        first = glance(agim).cards[0].alert

    def withdrawn(say: Callable[..., Any], sql: str, *words: Any) -> Any:
        if "duties_notice" in sql:  # the look: the glance is over
            his = Q(dossier=first.dossier_id, unit=agim.unit)
            end_grants(his, because="test", by=agim)
        return say(sql, *words)

    with connection.execute_wrapper(withdrawn):
        page = asked_again(police, standing[1:])
    assert page.count("hx-preserve") == MANY - 1
    assert WHERE not in page


def test_who_says_that_another_s_alert_stands_with_him_is_not_told_of_it(
    police: Client, ilir: Actor
) -> None:
    standing = MARK.findall(police.get(reverse("duties:inbox")).content.decode())
    stranger = signed_in(Client(), ilir)
    assert asked_again(stranger, standing) == asked_again(stranger, [])


@pytest.mark.parametrize("nonsense", ["", "=", "a" * 5000, "<b>", "00000000=", "\t"])
def test_nonsense_about_what_stands_is_drawn_as_nothing(police: Client, nonsense: str) -> None:
    assert asked_again(police, [nonsense]).count(WHERE) == MANY
