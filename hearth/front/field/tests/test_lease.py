"""Cases on a phone: which may be taken, what travels, what the record says of it."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.casework.cases.actions import ToDo, seal_case, set_task
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import told
from hearth.casework.people.actions import agree_contact
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.dates import in_full
from hearth.foundation.vault.envelopes import NotForUs, envelope_key
from hearth.front.field.actions import CannotTake
from hearth.front.field.models import Lease, TakenCase
from hearth.front.field.rules import Obstacle
from hearth.front.field.tests.lent import (
    COUSIN,
    HOUR,
    PHONE,
    RULES,
    STREET,
    a_case,
    closed,
    fetch,
    now,
    opened,
    recorded,
    taken,
)
from hearth.front.field.tests.phones import Handset, handset, post
from tests.cast import signed_in


def refused(phone: Handset, owner: Actor, *cases: Case, **words: Any) -> tuple[Obstacle, ...]:
    with pytest.raises(CannotTake) as no:
        taken(phone, owner, *cases, **words)
    assert not Lease.objects.exists()
    return no.value.obstacles


def test_what_travels_is_little_and_neither_name_nor_place(vera: Actor, agim: Actor) -> None:
    case = a_case(vera)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=now(vera))
    due = timezone.now() + HOUR
    set_task(case, ToDo("Sillni batanijen", due, vera.user, danger=True), by=now(vera))
    phone = handset(vera)
    taken(phone, vera, case)
    answer = fetch(phone)
    said = opened(phone, answer)
    assert said["number"] == case.number
    assert said["danger"] is True
    assert said["call"]["phone"] == PHONE
    assert said["en"]["who"] == "Female, 18–25"
    assert said["sq"]["tasks"][0][0] == "Sillni batanijen"
    assert ["talk", "Say: “Jam nga dyqani i shpikur”", ""] in said["en"]["rules"]
    assert ["team", "The telephone is shared", ""] in said["en"]["rules"]
    text = json.dumps(said, ensure_ascii=False)
    assert not [word for word in ("Kanarina", "Testi", STREET, COUSIN) if word in text]
    assert "Batanij" not in json.dumps(answer)


def test_the_house_keeps_no_key_and_an_altered_hour_does_not_open(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    lease = taken(phone, vera, case)
    answer = fetch(phone)
    longer = answer["lease"] | {"until": "2036-01-01T00:00:00Z"}
    with pytest.raises(NotForUs):
        opened(phone, answer | {"lease": longer})
    assert bytes(lease.point) == envelope_key().point  # the public half, and nothing else


def test_each_case_is_written_down_as_read_when_taken_and_when_sent(vera: Actor) -> None:
    first, second, phone = a_case(vera), a_case(vera), handset(vera)
    taken(phone, vera, first, second)
    assert {event.dossier for event in recorded("field.case-taken")} == {
        first.dossier_id,
        second.dossier_id,
    }
    assert len(recorded("field.lease-taken")) == 1
    have = {one["id"]: one["version"] for one in fetch(phone)["cases"]}
    assert len(recorded("field.case-sent")) == 2
    again = fetch(phone, have)
    assert (again["cases"], len(again["keep"])) == ([], 2)
    assert len(recorded("field.case-sent")) == 2


def test_what_changes_meanwhile_is_sent_and_nothing_else(vera: Actor) -> None:
    first, second, phone = a_case(vera), a_case(vera), handset(vera)
    taken(phone, vera, first, second)
    have = {one["id"]: one["version"] for one in fetch(phone)["cases"]}
    agree_contact(second.person, RULES, confirmed_with_her=True, by=now(vera))
    new = fetch(phone, have)
    assert [one["version"] for one in new["cases"]] == [2]
    assert opened(phone, new)["number"] == second.number


def test_a_case_that_does_not_open_or_is_only_told_cannot_be_taken(
    vera: Actor, ilir: Actor, agim: Actor, mira: Actor
) -> None:
    case = a_case(vera)
    assert refused(handset(ilir), ilir, case) == (Obstacle.NOT_THEIRS,)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    assert refused(handset(agim), agim, case) == (Obstacle.NOT_THEIRS,)
    with acting(now(ilir)):
        assert not TakenCase.objects.visible_to(now(ilir)).exists()


def test_sealed_and_closed_cases_stay_in_the_house(vera: Actor) -> None:
    witness, ended, phone = a_case(vera), a_case(vera), handset(vera)
    seal_case(witness, named=[vera.user], by=now(vera))
    closed(ended, vera)
    assert refused(phone, vera, witness, ended) == (Obstacle.CLOSED, Obstacle.SEALED)


def test_no_more_than_the_page_says_and_no_longer(vera: Actor) -> None:
    phone = handset(vera)
    many = [a_case(vera, given="") for _ in range(31)]
    assert refused(phone, vera, *many, hours=73) == (Obstacle.TOO_LONG, Obstacle.TOO_MANY)
    assert refused(phone, vera) == (Obstacle.NONE_CHOSEN,)
    assert taken(phone, vera, *many[:30], hours=72)


def test_the_database_knows_the_limits_too(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    lease = taken(phone, vera, case)
    with acting(now(vera)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lease.objects.filter(pk=lease.pk).update(until=lease.taken_at + 73 * HOUR)
        rows = TakenCase.objects.visible_to(now(vera))
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(place=41)
        with pytest.raises(IntegrityError), transaction.atomic():
            Lease(
                phone=phone.phone, point=b"x", taken_at=timezone.now(), until=timezone.now() + HOUR
            ).save(force_insert=True)


def test_a_reading_without_a_signal_reaches_the_record_with_both_hours(
    client: Client, vera: Actor, ilir: Actor
) -> None:
    case, phone, stranger = a_case(vera), handset(vera), handset(ilir)
    taken(phone, vera, case)
    which = fetch(phone)["cases"][0]["id"]
    read = timezone.now() - timedelta(minutes=40)
    assert phone.send(phone.seal("reading", {"taken": which}, at=read)).json()["state"] == "handled"
    (event,) = recorded("field.case-read-offline")
    assert (event.dossier, str(event.object_id)) == (case.dossier_id, which)
    assert abs(datetime.fromisoformat(str(event.facts["read_at"])) - read) < timedelta(seconds=5)
    assert event.facts["told_at"] > event.facts["read_at"]
    address = reverse("desk:readers", args=[case.pk])
    page = signed_in(client, vera).get(address).content.decode()
    assert f"pa sinjal, më {in_full(read)}" in page
    assert signed_in(Client(), ilir).get(address).status_code == 404
    other = stranger.seal("reading", {"taken": which})
    assert stranger.send(other).json()["state"] == "refused"
    assert phone.send(phone.seal("reading", {"taken": "x"})).json()["state"] == "refused"


def test_the_page_offers_ones_own_cases_on_ones_own_phone_only(
    client: Client, vera: Actor, vesa: Actor, ilir: Actor
) -> None:
    case, phone = a_case(vera), handset(vera)
    page = signed_in(client, vera).get("/field/lease/new").content.decode()
    assert case.number not in page  # this browser is no phone of hers
    client.cookies["hearth_phone"] = phone.token
    page = client.get("/field/lease/new", HTTP_HOST="localhost").content.decode()
    assert case.number in page
    assert "localhost" not in page
    assert "localhost" in client.get("/field/lease/new", HTTP_HOST="127.0.0.1").content.decode()
    assert "Kanarina" not in page
    point = base64.b64encode(envelope_key().point).decode()
    asked = {"cases": [str(case.pk)], "hours": "4", "point": point}
    assert client.post("/field/lease/new", asked | {"point": "no"}).status_code == 422
    assert client.post("/field/lease/new", asked | {"hours": "100"}).status_code == 422
    signed_in(client, vesa)
    assert client.post("/field/lease/new", asked).status_code == 422
    signed_in(client, vera)
    answer = client.post("/field/lease/new", asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/field/#cases")
    assert signed_in(client, ilir).get("/field/lease/new").status_code == 403


def test_nonsense_is_refused(vera: Actor) -> None:
    phone = handset(vera)
    for said in ({}, {"point": "x", "have": {}}, {"point": "", "have": [1]}, {"point": "AAAA"}):
        assert post(phone, "/field/lease", said).status_code == 400, said
    assert post(phone, "/field/lease", {"point": "", "have": {"x": 1}}).status_code == 400
