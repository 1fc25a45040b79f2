"""A client that knows only the specification speaks to a running house, byte for byte."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.openrosa.actions import revoke
from hearth.front.openrosa.models import Arrival, Device, FormKey
from hearth.front.openrosa.tests.scene import VISIT, arrived, let_in, visits
from hearth.front.openrosa.tests.telephone import (
    BOUNDARY,
    File,
    Form,
    Telephone,
    filled,
    multipart,
)
from tests.cast import at
from tests.open_house import OpenHouse

State = Arrival.State


@pytest.fixture
def coordinator(duty_officer: Actor) -> Actor:
    return at(duty_officer, timezone.now())


@pytest.fixture
def set_up(open_house: OpenHouse, vera: Actor, coordinator: Actor) -> tuple[Telephone, Device]:
    return let_in(at(vera, timezone.now()), coordinator, open_house.address)


@pytest.fixture
def telephone(set_up: tuple[Telephone, Device]) -> Telephone:
    return set_up[0]


@pytest.fixture
def visit(telephone: Telephone) -> Form:
    return telephone.download(telephone.forms()["outreach-visit"])


def soon() -> datetime:
    return timezone.now() + timedelta(seconds=5)


def test_it_finds_its_forms_and_sends_a_visit_encrypted(
    telephone: Telephone, visit: Form, vera: Actor, ilir: Actor, open_house: OpenHouse
) -> None:
    forms = telephone.forms()
    assert {"outreach-visit", "outreach-session", "outreach-contact", "feedback"} <= forms.keys()
    assert "wishes" not in forms  # about a person: filled in from the case, never on a telephone
    assert all("manifestUrl" not in line for line in forms.values())
    assert visit.public

    head = telephone.head()
    assert (head.status, head.body) == (204, b"")
    assert head.headers["x-openrosa-version"] == "1.0"
    assert int(head.headers["x-openrosa-accept-content-length"]) == 10_000_000

    instance = f"uuid:{uuid4()}"
    sent = telephone.finished(visit, VISIT, instance=instance)
    assert b"grua" not in sent.xml + b"".join(file.content for file in sent.files)
    heard = telephone.send(sent.xml, sent.files)
    assert heard.status == 201
    assert heard.sentence == "Received and written down."

    (found,) = visits(vera, soon())
    assert (str(found.id), found.people_met, found.note) == (
        instance.removeprefix("uuid:"), 7, VISIT["note"],
    )  # fmt: skip
    assert visits(ilir, soon()) == []
    assert "grua" not in open_house.said()

    again = telephone.send(sent.xml, sent.files)
    assert again.status == 202
    assert len(visits(vera, soon())) == 1


def test_it_sends_in_chunks_in_parts_and_after_a_broken_line(
    telephone: Telephone, visit: Form, vera: Actor
) -> None:
    chunked = telephone.finished(visit, VISIT)
    assert telephone.send(chunked.xml, chunked.files, chunked=True).status == 201

    split = telephone.finished(visit, VISIT | {"people_met": "8"})
    first = telephone.send(split.xml, (), more=True)
    assert first.status == 201
    assert [row.state for row in arrived(vera, soon())] == [State.HANDLED, State.PARTIAL]
    assert telephone.send(split.xml, split.files).status in (201, 202)

    cut = telephone.finished(visit, VISIT | {"people_met": "9"})
    for length in (40, 400, 1500, -3):
        break_off(telephone, cut.xml, cut.files[0], length)
    assert len(arrived(vera, soon())) == 2  # nothing of what broke off
    assert telephone.send(cut.xml, cut.files).status == 201
    assert sorted(one.people_met for one in visits(vera, soon())) == [7, 8, 9]


def break_off(telephone: Telephone, xml: bytes, file: File, length: int) -> None:
    """Headers that promise everything, some of the bytes, and then no connection any more."""
    body = multipart(xml, [file])
    path = f"{telephone.server.path}/submission"
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {telephone.server.netloc}\r\nX-OpenRosa-Version: 1.0\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Authorization: {authorised(telephone, path)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((telephone.server.hostname, telephone.server.port), 10) as wire:
        wire.sendall(head.encode() + body[:length])


def authorised(telephone: Telephone, path: str) -> str:
    first = telephone._once("HEAD", path, b"", "", {}, False)
    return telephone.digest(first.headers["www-authenticate"], "POST", path)


def test_a_killed_house_loses_nothing_that_it_acknowledged(
    telephone: Telephone, visit: Form, vera: Actor, open_house: OpenHouse
) -> None:
    acknowledged = []
    for met in range(12):
        sent = telephone.finished(visit, VISIT | {"people_met": str(met)})
        while True:
            try:
                heard = telephone.send(sent.xml, sent.files)
            except OSError:
                open_house.wait_until_open()
                continue
            except Exception:  # noqa: S112 - half an answer is none
                continue
            if heard.status in (201, 202):
                acknowledged.append(met)
                break
        if met % 4 == 2:
            open_house.kill("web")
    assert sorted(one.people_met for one in visits(vera, soon())) == acknowledged


def test_who_is_not_let_in_is_told_how_and_who_was_seen_out_is_told_so(
    set_up: tuple[Telephone, Device], coordinator: Actor
) -> None:
    telephone, device = set_up
    nobody = telephone._once("GET", "/collect/formList", b"", "", {}, False)
    assert nobody.status == 401
    assert nobody.headers["www-authenticate"].startswith("Digest realm=")
    assert "Basic" not in nobody.headers["www-authenticate"]  # anybody could listen here

    right, telephone.password = telephone.password, "wrong"
    assert telephone.head().status == 401
    telephone.password = right
    assert telephone.head().status == 204

    revoke(device, by=coordinator)
    heard = telephone.ask("GET", "/collect/formList")
    assert heard.status == 403
    assert "withdrawn" in heard.sentence


def test_nothing_of_it_lies_in_the_clear(
    telephone: Telephone, visit: Form, vera: Actor, coordinator: Actor
) -> None:
    wrong = VISIT | {"people_met": "seven"}
    assert telephone.deliver(visit, wrong).status == 201  # kept, and mended later
    with acting(at(vera, soon())), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM openrosa_arrivalpiece p")
        pieces = [row[0] for row in cursor.fetchall()]
    assert len(pieces) == 2
    assert not any(word in piece for piece in pieces for word in ("visit", "submission", "grua"))
    for who in (vera, coordinator):
        reader = at(who, soon())
        with acting(reader):
            assert not FormKey.objects.visible_to(reader).exists()


@pytest.fixture(autouse=True)
def _closed(open_house: OpenHouse) -> Iterator[None]:
    yield
    connection.close()


def test_what_is_no_form_is_refused_and_what_differs_is_not_mixed(
    telephone: Telephone, visit: Form, vera: Actor
) -> None:
    assert telephone.send(b"<data id='x'").status == 400
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa">]><data id="x"><b>&a;</b></data>'
    assert telephone.send(bomb).status == 400
    assert telephone.send(b"<data id='x' version='1'/>").status == 400  # which instance?
    assert telephone.ask("POST", "/collect/submission", b"{}", "application/json").status == 400

    plain = filled(visit, VISIT, f"uuid:{uuid4()}")
    picture = File("photo.jpg", b"\xff\xd8", "image/jpeg")
    heard = telephone.send(plain, [picture])
    assert (heard.status, "pictures" in heard.sentence) == (400, True)

    first = telephone.finished(visit, VISIT, instance=(same := f"uuid:{uuid4()}"))
    other = telephone.finished(visit, VISIT | {"people_met": "8"}, instance=same)
    assert telephone.send(first.xml, first.files).status == 201
    assert telephone.send(other.xml, other.files).status == 409
    (found,) = visits(vera, soon())
    assert found.people_met == 7

    unknown = filled(Form("outreach-visit", "0", ""), VISIT, (kept := f"uuid:{uuid4()}"))
    assert telephone.send(unknown).status == 201
    (row,) = arrived(vera, soon(), kept)
    assert (row.state, row.faults) == (State.REFUSED, ["*:unknown-version"])
