"""What a phone brings that is not trusted any more: the record learns what was read on it."""

from __future__ import annotations

import base64
from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.foundation.access.actor import Actor
from hearth.foundation.design.dates import in_full
from hearth.front.field import actions
from hearth.front.field.models import Envelope, Phone, TakenCase
from hearth.front.field.sealed import arrived
from hearth.front.field.tests.lent import a_case, fetch, now, recorded, taken
from hearth.front.field.tests.phones import REPORT, handset
from tests.cast import signed_in

NONSENSE = base64.b64encode(bytes(2200)).decode()


def test_a_revoked_phone_is_believed_that_a_case_was_read_and_nothing_else(
    client: Client, vera: Actor, agim: Actor, ilir: Actor
) -> None:
    case, phone, lent = a_case(vera), handset(vera), handset(vera)
    taken(phone, vera, case)
    which = fetch(phone)["cases"][0]["id"]
    elsewhere = taken(lent, vera, a_case(vera))
    other = TakenCase.objects.unscoped(because="test").get(lease=elsewhere)
    actions.revoke(phone.phone, by=now(agim))
    read = timezone.now() - timedelta(minutes=40)
    sent = [
        phone.seal("reading", {"taken": which}, at=read),
        phone.seal("reading", {"taken": str(other.pk)}),  # another phone took it along
        phone.seal("reading", {"taken": "x"}),
        phone.seal("report", REPORT),
        {**phone.seal("reading", {"taken": which}), "sealed": NONSENSE},
    ]
    for envelope in (*sent, sent[0]):
        answer = phone.send(envelope)
        assert (answer.status_code, answer.json()) == (410, {"refused": "wipe"})
    kept = Envelope.objects.unscoped(because="test").order_by("received_at")
    states = dict(kept.values_list("pk", "state"))
    assert [states[UUID(each["id"])] for each in sent] == [
        "handled",
        "held",
        "held",
        "held",
        "held",
    ]
    (event,) = recorded("field.case-read-offline")
    assert (event.dossier, event.facts["revoked"]) == (case.dossier_id, True)
    address = reverse("desk:readers", args=[case.pk])
    page = signed_in(client, vera).get(address).content.decode()
    assert f"më {in_full(read)}; e thotë një telefon të cilit nuk i besohet më" in page
    assert signed_in(Client(), ilir).get(address).status_code == 404


def test_a_held_reading_that_is_let_go_later_is_marked_as_well(
    vera: Actor, duty_officer: Actor
) -> None:
    case, phone = a_case(vera), handset(vera)
    taken(phone, vera, case)
    which = fetch(phone)["cases"][0]["id"]
    actions.revoke(phone.phone, by=now(duty_officer))
    revoked = Phone.objects.select_related("user").get()
    held = actions.receive(
        arrived(phone.seal("reading", {"taken": which})), revoked, by=now(vera)
    )  # the server was killed before it was heard
    assert actions.try_again(held, revoked, by=now(duty_officer)) == "handled"
    (event,) = recorded("field.case-read-offline")
    assert event.facts["revoked"] is True
