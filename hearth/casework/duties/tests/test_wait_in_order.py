"""The inbox in a bad night: nothing hides behind the first page, the unanswered come first."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from hearth.areas.identification.tests.reports import identified
from hearth.casework.duties.actions import acknowledge
from hearth.casework.duties.models import Alert
from hearth.casework.duties.queries import PAGE, inbox
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drita")]


def a_bad_night(vera: Actor, count: int) -> None:
    for minutes in range(count):
        identified(later(vera, minutes=minutes))


def waiting(actor: Actor, *, skip: int = 0) -> list[UUID]:
    with acting(actor):
        return [card.alert.pk for card in inbox(actor, skip=skip).cards]


def test_every_alert_stands_on_some_page(vera: Actor, agim: Actor) -> None:
    a_bad_night(vera, PAGE + 3)
    morning = later(agim, minutes=600)
    first, second = waiting(morning), waiting(morning, skip=PAGE)
    assert (len(first), len(second)) == (PAGE, 3)
    assert not set(first) & set(second)


def test_what_is_under_way_makes_room_for_what_nobody_answered(vera: Actor, agim: Actor) -> None:
    a_bad_night(vera, 3)
    morning = later(agim, minutes=600)
    oldest = waiting(morning)[0]
    with acting(morning):
        alert = Alert.objects.visible_to(morning).get(pk=oldest)
    acknowledge(alert, by=morning)
    assert waiting(later(agim, minutes=601))[-1] == oldest


def test_the_next_page_is_a_link_away_and_a_made_up_one_begins_at_the_beginning(
    client: Client, vera: Actor, agim: Actor, ilir: Actor
) -> None:
    a_bad_night(vera, PAGE + 1)
    page, there = signed_in(client, agim), reverse("duties:inbox")
    assert f"?skip={PAGE}" in page.get(there).content.decode()
    assert f'href="{there}"' in page.get(there, {"skip": PAGE}).content.decode()
    assert page.get(there, {"skip": "9" * 40}).status_code == 200
    assert "alert-body" not in signed_in(client, ilir).get(there).content.decode()
