"""How cases go from a phone: cut, ended, over, replaced, wiped; and who hears of it."""

from __future__ import annotations

import base64
import json

from django.test import Client

from hearth.casework.cases.actions import seal_case
from hearth.foundation.access.actions import deny
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Denial, Dossier
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vault.envelopes import envelope_key
from hearth.front.field import actions
from hearth.front.field.models import Lease, LeaseEnd, TakenCase
from hearth.front.field.tests.lent import (
    HOUR,
    a_case,
    closed,
    fetch,
    left,
    moved,
    now,
    opened,
    recorded,
    taken,
)
from hearth.front.field.tests.phones import handset, post
from tests.cast import signed_in


def test_a_lost_grant_cuts_the_case_from_the_phone(vera: Actor, vesa: Actor) -> None:
    kept, lost, phone = a_case(vera), a_case(vera), handset(vesa)
    taken(phone, vesa, kept, lost)
    assert len(fetch(phone)["keep"]) == 2
    with acting(now(vera)):
        dossier = Dossier.objects.visible_to(now(vera)).get(pk=lost.dossier_id)
        deny(dossier, to=vesa.user, reason=Denial.Reason.RELATIVE, by=now(vera))
    answer = fetch(phone)
    assert len(answer["keep"]) == 1
    assert opened(phone, answer)["number"] == kept.number
    assert [event.facts["because"] for event in recorded("field.case-cut")] == ["access"]


def test_closed_or_sealed_meanwhile_it_goes_as_well_and_with_the_last_the_lease(
    vera: Actor,
) -> None:
    first, second, phone = a_case(vera), a_case(vera), handset(vera)
    taken(phone, vera, first, second)
    closed(first, vera)
    seal_case(second, named=[vera.user], by=now(vera))
    assert fetch(phone)["lease"] is None
    lease = Lease.objects.get()
    assert lease.ended_because == LeaseEnd.ACCESS
    cut = TakenCase.objects.unscoped(because="test").values_list("cut_because", flat=True)
    assert set(cut) == {"closed", "sealed"}


def test_who_has_left_takes_nothing_with_them(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    taken(phone, vera, case)
    left(vera)
    assert fetch(phone)["lease"] is None


def test_ended_by_the_coordinator_the_phone_hears_it_and_says_that_they_are_gone(
    client: Client, vera: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    case, phone = a_case(vera), handset(vera)
    lease = taken(phone, vera, case)
    fetch(phone)
    signed_in(client, duty_officer)
    page = client.get("/field/phones/").content.decode()
    assert "1 rast për lexim" in page
    assert case.number not in page
    end = f"/field/leases/{lease.pk}/end"
    assert signed_in(Client(), ilir).post(end).status_code == 403
    assert client.post(end).status_code == 302
    assert fetch(phone)["lease"] is None
    assert Lease.objects.get().wiped_at is None
    fetch(phone, point=b"")  # the phone deleted it, and says so
    row = Lease.objects.get()
    assert (row.ended_because, row.wiped_at is not None) == (LeaseEnd.REVOKED, True)
    assert len(recorded("field.lease-gone")) == 1
    assert "u fshinë nga telefoni" in client.get("/field/phones/").content.decode()


def test_another_colleague_cannot_end_it_and_a_new_one_replaces_it(
    client: Client, vera: Actor, vesa: Actor
) -> None:
    case, phone = a_case(vera), handset(vera)
    first = taken(phone, vera, case)
    assert signed_in(client, vesa).post(f"/field/leases/{first.pk}/end").status_code == 404
    taken(phone, vera, case)
    assert Lease.objects.get(pk=first.pk).ended_because == LeaseEnd.REPLACED
    last = Lease.objects.get(ended_at=None)
    assert signed_in(client, vera).post(f"/field/leases/{last.pk}/end").status_code == 302
    assert Lease.objects.get(pk=last.pk).ended_because == LeaseEnd.GIVEN_BACK


def test_over_in_time_nothing_is_handed_over(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    lease = taken(phone, vera, case, hours=1)
    moved(lease, -2 * HOUR)
    assert fetch(phone)["lease"] is None


def test_a_panic_is_heard_as_a_key_that_is_gone(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    taken(phone, vera, case)
    fetch(phone)
    assert fetch(phone, point=b"")["lease"] is None
    lease = Lease.objects.get()
    assert (lease.ended_because, lease.wiped_at is not None) == (LeaseEnd.WIPED, True)


def test_a_revoked_phone_gets_nothing_and_its_lease_ends(vera: Actor) -> None:
    case, phone = a_case(vera), handset(vera)
    taken(phone, vera, case)
    actions.revoke(phone.phone, by=now(vera))
    said = {"point": base64.b64encode(envelope_key().point).decode(), "have": {}}
    answer = post(phone, "/field/lease", said)
    assert (answer.status_code, json.loads(answer.content)) == (410, {"refused": "wipe"})
    lease = Lease.objects.get()
    assert (lease.ended_because, lease.wiped_at is not None) == (LeaseEnd.PHONE, True)
