"""What nobody could deal with: the coordinator sees why, tries again, or sets it aside; unread."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from hearth.front.desk.queries.today import day_of
from hearth.front.field import actions
from hearth.front.field.models import Envelope
from hearth.front.field.tests.phones import REPORT, Handset, handset
from tests.cast import at, signed_in

PLACE = "Prapa stacionit të shpikur"
HELD = "/field/held/"


@pytest.fixture
def phone(
    vera: Actor, duty_officer: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> Handset:
    """Vera's, revoked; it delivered one report since, which is held."""
    held = handset(vera)
    actions.revoke(held.phone, by=at(duty_officer, timezone.now()))
    assert held.send(held.seal("report", REPORT | {"meet_at": PLACE})).status_code == 410
    return held


def the_envelope() -> Envelope:
    found: Envelope = Envelope.objects.unscoped(because="test").get()
    return found


def today(reader: Actor, *, days: int = 0) -> list[str]:
    now = at(reader, timezone.now() + timedelta(days=days, minutes=1))
    with acting(now):
        day = day_of(now, most=25)
    return [item.key for item in (*day.danger, *day.late, *day.due, *day.coming)]


def test_the_coordinator_sees_why_and_nothing_of_what_is_in_it(
    client: Client, phone: Handset, vera: Actor, duty_officer: Actor, ilir: Actor, nora: Actor
) -> None:
    page = signed_in(client, duty_officer).get(HELD).content.decode()
    assert phone.phone.mark in page
    assert PLACE not in page
    assert "held" in today(duty_officer)
    for other in (vera, ilir, nora):
        assert signed_in(client, other).get(HELD).status_code == 403
        assert "held" not in today(other)


def test_tried_again_it_is_done_in_its_writers_name(
    client: Client, phone: Handset, vera: Actor, duty_officer: Actor
) -> None:
    release = f"{HELD}{the_envelope().pk}/release"
    assert signed_in(client, duty_officer).post(release).status_code == 302
    assert client.post(release).status_code == 404
    report = Identification.objects.unscoped(because="test").get()
    assert report.by == vera.user
    kept = the_envelope()
    assert (kept.state, kept.decided_by) == ("handled", duty_officer.user)
    tried = Event.objects.unscoped(because="test").get(kind="field.tried-again")
    assert tried.actor == duty_officer.user.pk
    assert "held" not in today(duty_officer)


def test_set_aside_it_says_why_is_kept_and_can_still_be_tried(
    client: Client, phone: Handset, duty_officer: Actor
) -> None:
    aside = f"{HELD}{the_envelope().pk}/setting-aside"
    browser = signed_in(client, duty_officer)
    assert browser.post(aside).status_code == 422
    assert the_envelope().state == "held"
    assert browser.post(aside, {"because": "trial"}).status_code == 302
    kept = the_envelope()
    assert (kept.state, kept.aside_because) == ("aside", "trial")
    assert bytes(kept.sealed)
    assert Identification.objects.unscoped(because="test").count() == 0
    assert "held" not in today(duty_officer)
    assert browser.post(f"{HELD}{kept.pk}/release").status_code == 302
    assert the_envelope().state == "handled"


def test_a_coordinator_of_another_house_finds_nothing(
    client: Client, phone: Handset, ilir: Actor, mira: Actor
) -> None:
    for other in (ilir, mira):
        answer = signed_in(client, other).post(f"{HELD}{the_envelope().pk}/release")
        assert answer.status_code == 403
    assert the_envelope().state == "held"


def test_a_refused_form_stands_on_todays_list_of_its_writer_and_after_days_of_the_coordinator(
    vera: Actor, vesa: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    phone = handset(vera)
    phone.send(phone.seal("report", REPORT | {"danger": ""}))
    line = f"envelope-{the_envelope().pk}"
    assert line in today(vera)
    assert "held" not in today(duty_officer)
    assert "held" in today(duty_officer, days=4)
    for other in (vesa, duty_officer, ilir):
        assert line not in today(other, days=4)


def test_a_silent_phone_stands_on_today_of_its_owner_and_of_the_coordinator(
    vera: Actor, vesa: Actor, duty_officer: Actor
) -> None:
    phone = handset(vera).phone
    line = f"silent-{phone.pk}"
    assert line not in today(vera)
    assert actions.warn_of_silence(phone, by=at(duty_officer, timezone.now()))
    for reader, sees in ((vera, True), (duty_officer, True), (vesa, False)):
        assert (line in today(reader, days=3)) is sees
