"""In the inbox nothing is typed: it draws itself anew when an alert comes, and takes it away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drita")]
WRITES = ('name="who"', 'name="remark"')


@pytest.fixture
def alert(vera: Actor, agim: Actor) -> Alert:
    identified(at(vera, timezone.now()))
    with acting(now := at(agim, timezone.now())):
        return Alert.objects.visible_to(now).sent_to(now.unit_ids).get()


def acknowledged(client: Client, alert: Alert, *, on: str) -> str:
    """The card that comes back, pressed on this page."""
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{on}"}
    answer = client.post(f"/alerts/{alert.pk}/acknowledgement", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_inbox_leads_to_the_page_where_one_writes(
    client: Client, agim: Actor, alert: Alert
) -> None:
    card = acknowledged(signed_in(client, agim), alert, on="/alerts/")
    for shown in (card, client.get("/alerts/").content.decode()):
        assert f'href="/alerts/{alert.pk}/#call"' in shown
        assert f'href="/alerts/{alert.pk}/#outcome"' in shown
        assert not [field for field in WRITES if field in shown]
    there = client.get(f"/alerts/{alert.pk}/").content.decode()
    for field in (*WRITES, 'id="call"', 'id="outcome"'):
        assert there.count(field) == 1, field


def test_who_acknowledges_on_its_page_writes_there(
    client: Client, agim: Actor, alert: Alert
) -> None:
    card = acknowledged(signed_in(client, agim), alert, on=f"/alerts/{alert.pk}/")
    assert [field for field in WRITES if field in card] == [*WRITES]


def test_a_stranger_has_neither(client: Client, ilir: Actor, alert: Alert) -> None:
    signed_in(client, ilir)
    assert str(alert.pk) not in client.get("/alerts/").content.decode()
    for address in ("", "acknowledgement", "calls", "outcome"):
        ask = client.post if address else client.get
        assert ask(f"/alerts/{alert.pk}/{address}").status_code == 404


def test_what_the_officer_needs_to_move_stands_on_every_card(
    client: Client, agim: Actor, alert: Alert
) -> None:
    """In the inbox, on the alert's own page, and on the card that comes back when it is pressed."""
    signed_in(client, agim)
    pages = ("/alerts/", f"/alerts/{alert.pk}/")
    shown = [client.get(page).content.decode() for page in pages]
    shown += [acknowledged(client, alert, on=on) for on in pages]
    for card in shown:
        assert "Platform 2" in card
        assert 'href="tel:' in card
