"""Shifts, contacts, sessions from a phone: the questions of outreach, read by outreach, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.outreach.models import Contact, InformationSession, Origin, Shift, ShiftEnd
from hearth.areas.outreach.questions import SHEETS as ALL_SHEETS
from hearth.areas.outreach.questions import Ask
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.front.field.deeds import SHEETS
from hearth.front.field.jobs import warn_of_silent_phones
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.sheets import NOT_ON_A_PHONE, sheet
from hearth.front.field.tests.phones import REPORT, Handset, handset
from hearth.front.field.tests.test_questions import TODAY, flat
from tests.cast import signed_in

HOUR = timedelta(hours=1)
CITY = "municipality/asrdb:61"


def clock(**by: float) -> str:
    return timezone.localtime(timezone.now() + timedelta(**by)).strftime("%Y-%m-%dT%H:%M")


def session(**changes: Any) -> dict[str, Any]:
    return {
        "happened_at": clock(hours=-1),
        "audience": "session-audience/high-school",
        "municipality": CITY,
        "language": "language/iso:sq",
        "reporting_explained": "yes",
        "people_female_15_17": "12",
    } | changes


def contact(**changes: Any) -> dict[str, Any]:
    return {
        "happened_at": clock(hours=-1),
        "municipality": CITY,
        "place": "outreach-place/market",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "knows_the_way_to_us": "yes",
    } | changes


def sent(phone: Handset, form: str, answers: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    envelope = phone.seal(form, answers)
    answer: dict[str, Any] = phone.send(envelope).json()
    faults = Envelope.objects.unscoped(because="test").get(pk=envelope["id"]).faults
    return envelope["id"], answer | {"faults": faults}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", SHEETS, ids=str)
def test_every_question_of_outreach_is_on_the_phone(kind: Any) -> None:
    asked = {question["name"] for question in flat(sheet(kind, TODAY))}
    theirs = {q.name for q in ALL_SHEETS[kind].questions if q.ask not in NOT_ON_A_PHONE}
    assert asked == theirs
    left_out = {q.ask for q in ALL_SHEETS[kind].questions if q.name not in asked}
    assert left_out <= {Ask.NUMBER, Ask.COLLEAGUE}


def test_a_shift_with_a_contact_and_back_again(vera: Actor, vesa: Actor) -> None:
    phone = handset(vera)
    out = {"happened_at": clock(hours=-3), "municipality": CITY, "back_by": clock(hours=2)}
    assert sent(phone, "shift", out)[1]["state"] == "handled"
    which, answer = sent(phone, "contact", contact())
    assert answer["state"] == "handled"
    assert str(Contact.objects.unscoped(because="test").get().pk) == which
    assert sent(phone, "shift-end", {"happened_at": clock()})[1]["state"] == "handled"
    hers = handset(vesa)  # the two went together, and both say that they are back
    assert sent(hers, "shift-end", {"happened_at": clock()})[1]["state"] == "refused"
    assert Shift.objects.unscoped(because="test").count() == 1
    assert ShiftEnd.objects.unscoped(because="test").count() == 1


def test_a_report_says_which_session_it_came_from_and_a_stranger_cannot_tell(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    which, answer = sent(phone, "session", session())
    assert answer["state"] == "handled", answer
    assert sent(phone, "report", REPORT | {"origin": [which]})[1]["told"] == 3
    origin = Origin.objects.unscoped(because="test").get()
    assert str(origin.session_id) == which
    assert sent(phone, "report", REPORT | {"origin": [str(uuid4())]})[1]["state"] == "handled"
    assert Origin.objects.unscoped(because="test").count() == 1


def test_a_wrong_figure_is_refused_and_asked_again_alone(client: Client, vera: Actor) -> None:
    phone = handset(vera)
    which, answer = sent(phone, "session", session(cards="40"))
    assert (answer["state"], answer["faults"]) == ("refused", ["cards:sheet"])
    page = signed_in(client, vera).get(f"/field/envelopes/{which}/").content.decode()
    assert 'name="cards"' in page
    assert 'name="audience"' not in page
    assert client.post(f"/field/envelopes/{which}/", {"cards": "41"}).status_code == 422
    assert client.post(f"/field/envelopes/{which}/", {"cards": "12"}).status_code == 302
    held: Any = InformationSession.objects.unscoped(because="test").get()
    assert (held.present, str(held.pk)) == (12, which)


def test_who_is_in_no_mobile_unit_writes_nothing_into_its_book(mira: Actor) -> None:
    _, answer = sent(handset(mira), "contact", contact())
    assert (answer["state"], answer["faults"]) == ("refused", ["__all__:no-unit"])


def test_three_silent_days_in_a_shift_wake_the_coordinator_once(
    vera: Actor, duty_officer: Actor
) -> None:
    phone = handset(vera)
    out = {"happened_at": clock(hours=-3), "municipality": CITY, "back_by": clock(hours=2)}
    sent(phone, "shift", out)
    later = timezone.now() + timedelta(days=3, hours=1)
    assert warn_of_silent_phones(timezone.now()) == 0
    assert (warn_of_silent_phones(later), warn_of_silent_phones(later)) == (1, 0)
    phone.ask()
    assert Phone.objects.get().warned_at is None
    sent(phone, "shift-end", {"happened_at": clock()})
    assert warn_of_silent_phones(later) == 0


def test_what_lay_on_a_phone_for_three_days_is_told_with_both_hours(
    vera: Actor, duty_officer: Actor
) -> None:
    phone = handset(vera)
    happened = timezone.now() - timedelta(days=4)
    phone.send(phone.seal("contact", contact(), at=happened))
    late = Event.objects.unscoped(because="test").get(kind="field.late")
    assert late.facts["happened_at"] < late.facts["received_at"]
