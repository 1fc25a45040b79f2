"""A mobile unit identifies a person at ten at night; the police see it at once, and no name."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.identification.models import Identification
from hearth.casework.duties.models import Alert, Notice
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, signed_in

NAME = "Anonima"
FAMILY = "Eshpikur"


def answers(**changes: object) -> dict[str, object]:
    """The quick form as Vera fills it in, one thing changed at a time."""
    return {
        "submission": str(uuid4()),
        "danger": "danger/not-seen",
        "municipality": "municipality/asrdb:61",
        "place_type": "place-type/bus-station",
        "source": "signal-source/outreach-visit",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "signs": ["indicator/g-01", "indicator/g-12", "indicator/l-01"],
        "accepts_help": "yes",
        "finding": "potential-victim",
        "meet_at": "Platform 2",
        "given_name": NAME,
        "family_name": FAMILY,
    } | changes


def report(client: Client, who: Actor, **changes: object) -> str:
    response = signed_in(client, who).post("/identification/new", answers(**changes))
    assert response.status_code == 302, response.content.decode()[:2000]
    return response.headers["Location"]


def without_tokens(page: bytes) -> bytes:
    """A form's token is new on every page; the address is the one that was asked for."""
    return re.sub(rb"[A-Za-z0-9]{64}|[0-9a-f]{8}-[0-9a-f-]{27}", b"", page)


def now(actor: Actor) -> Actor:
    """The browser acts by the clock on the wall; so must who looks behind it."""
    return at(actor, timezone.now())


def the_alert_of(somebody: Actor) -> Alert:
    actor = now(somebody)
    with acting(actor):
        return Alert.objects.visible_to(actor).sent_to(actor.unit_ids).get()


def test_from_the_street_to_the_police_screen(
    client: Client, vera: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    told = report(client, vera)
    assert "Police Vlora" in client.get(told).content.decode()

    screen = signed_in(client, agim).get("/alerts/").content.decode()
    assert "Platform 2" in screen
    assert NAME not in screen
    assert FAMILY not in screen
    alert = the_alert_of(agim)
    assert client.post(f"/alerts/{alert.pk}/acknowledgement").status_code == 302

    who_answered = signed_in(client, vera).get("/answers").content.decode()
    assert "Agim T." in who_answered
    with acting(agim):
        kinds = list(
            Event.objects.unscoped(because="test").order_by("seq").values_list("kind", flat=True)
        )
    assert kinds.index("identification.identified") < kinds.index("duties.alerted")
    assert kinds.index("duties.alerted") < kinds.index("duties.acknowledged")


def test_another_qark_finds_nothing_at_any_address(
    client: Client, vera: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    told = report(client, vera)
    alert = the_alert_of(agim)
    case = Identification.objects.unscoped(because="test").get().case_id
    signed_in(client, ilir)
    for address in (
        told,
        f"/alerts/{alert.pk}/",
        f"/alerts/{alert.pk}/name",
        f"/cases/{case}/",
        f"/cases/{case}/readers",
    ):
        hidden, absent = (
            client.get(address),
            client.get(re.sub(r"[0-9a-f]{8}-", "00000000-", address)),
        )
        assert hidden.status_code == absent.status_code == 404
        assert without_tokens(hidden.content) == without_tokens(absent.content)
    for deed in ("acknowledgement", "calls", "outcome", "name"):
        assert client.post(f"/alerts/{alert.pk}/{deed}").status_code == 404
    assert "Platform 2" not in client.get("/alerts/").content.decode()


def test_the_police_receive_the_alert_and_nothing_else(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    report(client, vera)
    agim = now(agim)
    with acting(agim):
        assert Notice.objects.visible_to(agim).count() == 1
        assert Identity.objects.visible_to(agim).count() == 0
        assert Identification.objects.visible_to(agim).count() == 0


def test_in_danger_the_policy_page_lets_the_police_read_the_name_once_they_say_why(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    report(client, vera, danger="danger/now")
    alert = the_alert_of(agim)
    page = signed_in(client, agim).get("/alerts/").content.decode()
    assert NAME not in page
    address = f"/alerts/{alert.pk}/name"
    assert NAME not in client.get(address).content.decode()
    assert NAME not in client.post(address, {}).content.decode()
    assert NAME in client.post(address, {"why": "find-her"}).content.decode()
    agim = now(agim)
    with acting(agim):
        read = Event.objects.visible_to(agim).of_kind("people.name-read").get()
    assert read.facts["why"] == "find-her"


def test_the_police_cannot_answer_for_the_responsible_authority(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    report(client, vera)
    theirs = the_alert_of(drita)
    signed_in(client, agim)
    assert client.post(f"/alerts/{theirs.pk}/acknowledgement").status_code == 403


def test_a_child_is_also_told_to_child_protection(
    client: Client, vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    report(client, vera, age_band="age-band/15-17")
    assert the_alert_of(cpu_worker).duty == "T-NJMF"


def test_a_duty_nobody_can_receive_falls_to_our_duty_officer(
    client: Client, vera: Actor, duty_officer: Actor
) -> None:
    """No police, no authority in the directory: the victim is not lost because of it."""
    report(client, vera)
    duty_officer = now(duty_officer)
    with acting(duty_officer):
        fallen = list(Alert.objects.visible_to(duty_officer).sent_to(duty_officer.unit_ids))
    assert {alert.duty for alert in fallen} == {"T-POL", "T-RA"}
    assert all(alert.nobody_there for alert in fallen)


def test_pressing_twice_reports_once(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    twice = str(uuid4())
    first = report(client, vera, submission=twice)
    assert report(client, vera, submission=twice) == first
    assert the_alert_of(agim)


def test_every_field_wrong_gets_sentences_and_loses_nothing(client: Client, vera: Actor) -> None:
    wrong = answers(
        danger="x", municipality="", source="y", sex="", age_band="", accepts_help="", finding=""
    )
    response = signed_in(client, vera).post("/identification/new", wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Platform 2" in page
    assert page.count('class="error"') >= 6


@pytest.mark.parametrize("finding", ["at-risk", "no-signs"])
def test_no_victim_no_alert(
    client: Client, vera: Actor, agim: Actor, drita: Actor, finding: str
) -> None:
    report(client, vera, finding=finding)
    agim = now(agim)
    with acting(agim):
        assert not Alert.objects.visible_to(agim).exists()
