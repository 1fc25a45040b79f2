"""An envelope arrives: kept, handled once, refused with reasons, mended, in order, at any hour."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from hearth.areas.identification.models import Identification
from hearth.casework.duties.models import Alert, Call
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.field import actions
from hearth.front.field.jobs import handle_what_waits
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.sealed import arrived
from hearth.front.field.tests.phones import REPORT, handset, post
from tests.cast import at, signed_in

MINUTE = timedelta(minutes=1)
NONSENSE: tuple[object, ...] = ("", "x", None, [], -1, 10**12)


def alerts() -> list[str]:
    rows = Alert.objects.unscoped(because="test").order_by("duty")
    return list(rows.values_list("duty", flat=True))


def reports() -> int:
    return Identification.objects.unscoped(because="test").count()


def the_envelope(which: str) -> Envelope:
    return Envelope.objects.unscoped(because="test").get(pk=which)


def test_a_minor_reported_from_a_phone_reaches_everyone_who_must_know(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor, ilir: Actor
) -> None:
    phone = handset(vera)
    envelope = phone.seal("report", REPORT)
    answer = phone.send(envelope)
    assert answer.status_code == 200
    assert answer.json()["state"] == "handled"
    assert answer.json()["told"] == 3
    assert alerts() == ["T-NJMF", "T-POL", "T-RA"]
    kept = the_envelope(envelope["id"])
    assert (bytes(kept.sealed), kept.form) == (b"", "report")
    with acting(now := at(ilir, timezone.now())):
        assert not Alert.objects.visible_to(now).exists()
        assert not Envelope.objects.visible_to(now).exists()


def test_sent_again_and_again_it_is_reported_once(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    envelope = phone.seal("report", REPORT)
    first = phone.send(envelope).json()
    assert all(phone.send(envelope).json() == first for _ in range(3))
    assert (reports(), len(alerts())) == (1, 3)
    assert phone.ask(envelope["id"], str(uuid4())).json()["states"] == [first]


def test_two_phones_of_two_workers_do_not_meet(
    vera: Actor, vesa: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    one, other = handset(vera), handset(vesa)
    mine, theirs = one.seal("report", REPORT), other.seal("report", REPORT)
    assert one.send(mine).json()["state"] == other.send(theirs).json()["state"] == "handled"
    assert reports() == 2
    assert other.send(mine).status_code == 409
    assert other.ask(mine["id"]).json()["states"] == []


def test_a_clock_two_days_wrong_moves_neither_the_deadline_nor_the_hour_it_happened(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    for days in (2, -2):
        phone.ahead = timedelta(days=days)
        happened = timezone.now() - 3 * MINUTE
        envelope = phone.seal("report", REPORT, at=happened)
        assert phone.send(envelope).json()["state"] == "handled"
        kept = the_envelope(envelope["id"])
        assert abs(kept.happened - happened) < MINUTE
        assert abs(timezone.now() - kept.received_at) < MINUTE
    raised = Alert.objects.unscoped(because="test").values_list("raised_at", flat=True)
    assert all(abs(timezone.now() - moment) < MINUTE for moment in raised)


def test_a_refused_form_says_which_answer_and_is_put_right_by_its_writer_only(
    client: Client, vera: Actor, vesa: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    envelope = phone.seal("report", REPORT | {"danger": "", "meet_at": "Pranë urës së shpikur"})
    answer = phone.send(envelope)
    assert answer.json()["state"] == "refused"
    assert "urës" not in answer.content.decode()
    assert the_envelope(envelope["id"]).faults == ["danger:required"]
    assert reports() == 0

    address = f"/field/envelopes/{envelope['id']}/"
    assert signed_in(client, vesa).get(address).status_code == 404
    page = signed_in(client, vera).get(address).content.decode()
    assert "Pranë urës së shpikur" in page
    again = client.post(address, REPORT | {"sex": ""})
    assert again.status_code == 422
    assert client.post(address, REPORT).status_code == 302
    assert client.post(address, REPORT).status_code == 200
    assert (reports(), len(alerts())) == (1, 3)
    assert phone.ask(envelope["id"]).json()["states"][0]["state"] == "mended"


def test_what_a_killed_server_left_is_handled_by_the_clock_in_order(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    report = phone.seal("report", REPORT)
    call = phone.seal("call", {"at": "00:05", "who": "Polici Provë", "report": report["id"]})
    by = at(vera, timezone.now())
    for envelope in (call, report):  # they came in the wrong order, and then the server died
        actions.receive(arrived(envelope), phone.phone, by=by)
    assert handle_what_waits(timezone.now()) == 2
    assert handle_what_waits(timezone.now()) == 0
    assert [the_envelope(e["id"]).state for e in (report, call)] == ["handled", "handled"]
    assert Call.objects.unscoped(because="test").count() == 1
    assert reports() == 1


def test_a_call_finds_its_report_or_says_that_it_does_not(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    phone = handset(vera)
    call = phone.seal("call", {"at": "00:05", "who": "Polici Provë", "report": str(uuid4())})
    assert phone.send(call).json()["state"] == "refused"
    assert the_envelope(call["id"]).faults == ["report:unknown"]


def test_what_cannot_be_read_is_kept_and_refused(vera: Actor) -> None:
    phone = handset(vera)
    good = phone.seal("report", REPORT)
    moved = {**phone.seal("report", REPORT), "sealed": good["sealed"]}
    assert phone.send(moved).json()["state"] == "refused"
    kept = the_envelope(moved["id"])
    assert kept.faults == ["__all__:unreadable"]
    assert bytes(kept.sealed)
    unknown = phone.seal("horoscope", {})
    assert phone.send(unknown).json()["state"] == "refused"


def test_a_revoked_phone_is_told_to_wipe_itself_and_what_it_brought_is_held(
    vera: Actor, agim: Actor
) -> None:
    phone = handset(vera)
    actions.revoke(phone.phone, by=at(vera, timezone.now()))
    envelope = phone.seal("report", REPORT)
    answer = phone.send(envelope)
    assert (answer.status_code, answer.json()) == (410, {"refused": "wipe"})
    assert the_envelope(envelope["id"]).state == "held"
    assert Phone.objects.get().wiped_at
    assert reports() == handle_what_waits(timezone.now()) == 0


def test_the_slot_opens_to_no_one_without_a_phone_and_to_no_nonsense(vera: Actor) -> None:
    phone = handset(vera)
    good = phone.seal("report", REPORT)
    assert post(phone, "/field/envelopes", good, HTTP_X_FIELD="").status_code == 403
    phone.token, token = "somebody-elses", phone.token
    assert phone.send(good).status_code == 403
    phone.token = token
    for word in ("id", "number", "phone", "key", "sealed", "sent_at"):
        for nonsense in NONSENSE:
            assert phone.send(good | {word: nonsense}).status_code == 400, (word, nonsense)
    assert phone.send({}).status_code == 400
    assert phone.ask("x").status_code == 400
    assert Envelope.objects.unscoped(because="test").count() == 0
