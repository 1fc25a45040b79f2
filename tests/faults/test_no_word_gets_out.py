"""Every line of every main form is filled with an invented word; none is found where it may not be.

Searched: a dump of the whole database, the server's log-ahead and its log, what every process
printed, the outbox, the static files and the keys. In plain, UTF-16, hexadecimal, base64.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections

from hearth.areas.identification.models import Identification
from hearth.casework.cases.models import Note
from hearth.casework.duties.models import Alert
from hearth.casework.referrals.models import Referral
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.canaries import sightings
from hearth.foundation.vault.tests.test_no_name_in_a_dump import dump
from tests.faults.paper import filled_in
from tests.faults.report import FORM, answers
from tests.faults.visitor import NobodyAnswered, Visitor, visitor
from tests.open_house import OpenHouse

STEM = "Zogakanar"  # every canary begins so, and nothing else in the house does


class Pen:
    """Writes another canary on each line, and remembers all."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers = count(1000)

    def __call__(self, line: str = "") -> str:
        self.words.append(f"{STEM}{next(self._numbers)}")
        return self.words[-1]


@pytest.mark.slow
@pytest.mark.usefixtures("own_server")
def test_no_canary_sings_anywhere(
    open_house: OpenHouse, vera: Actor, agim: Actor, drita: Actor, nora: Actor, cpu_worker: Actor
) -> None:
    pen = Pen()
    guess_passwords(Visitor(open_house), pen)
    street = visitor(open_house, vera)
    case = report(street, pen)
    write_into_the_case(street, case, pen)
    refer(street, case, nora, pen)
    answer_as_police(visitor(open_house, agim), agim, pen)
    provoke(street, case, pen)
    connections.close_all()

    assert len(pen.words) > 60
    assert_they_are_there(street, case)
    open_house.stop()
    for where, found in everything(open_house.place, open_house.said()):
        assert len(found) > 0, where
        assert sightings(found, [STEM]) == [], where


def guess_passwords(stranger: Visitor, pen: Pen) -> None:
    stranger.get("/sign-in/")
    wrong = stranger.post("/sign-in/", {"username": pen(), "password": pen()})
    assert wrong.status == 422


def report(street: Visitor, pen: Pen) -> str:
    """A child, in danger; first half typed, then wrong, then sent. Answers the case's address."""
    lines = filled_in(street.get(FORM).page, FORM, pen)
    words = {name: word for name, word in lines.items() if word.startswith(STEM)}
    words.pop("referred_on", None)
    child = answers(str(uuid4()), danger="danger/now", age_band="age-band/15-17", **words)
    assert street.post("/drafts/identification/", child).status == 204
    assert street.post(FORM, child | {"danger": pen(), "referred_on": pen()}).status == 422
    told = street.post(FORM, child)
    assert told.status == 302
    assert_taken(
        street,
        told.place.replace("/told", "/calls"),
        told.place,
        pen,
        at="21:40",
        alert=first_alert(),
    )
    return told.place.removesuffix("/told").replace("/identification", "")


def write_into_the_case(street: Visitor, case: str, pen: Pen) -> None:
    """Name, other name, safe contact, relative, note and correction, task, consent, refusal."""
    me = street.get(f"{case}/tasks").page.partition('name="assignee"')[2]
    first_colleague = me.partition('<option value="')[2].partition('value="')[2].partition('"')[0]
    for page, said in (
        ("identity", {"born_on": "01.02.2009"}),
        ("other-names", {"kind": "alias-kind/nickname"}),
        ("safe-contact", {"may_call": "yes", "begins": "09:00", "ends": "12:00",
                          "confirmed": "yes"}),
        ("relatives", {"relation": "family-relation/mother", "number": "", "birth_year": "1980",
                       "sex": "sex/female", "age_band": "age-band/26-plus"}),
        ("notes", {}),
        ("tasks", {"day": "01.02.2031", "hour": "", "assignee": first_colleague}),
        ("consents", {"purpose": "consent-purpose/services", "form": "consent-form/spoken",
                      "wording": "consent/2026-11/en", "assent": "given", "until": ""}),
        ("refusals", {"what": "refusal/everything", "was_informed": "yes",
                      "may_be_asked_again": "yes"}),
    ):  # fmt: skip
        assert street.post(f"/drafts/case-{page}/", {"text": pen()}).status == 204
        assert_taken(street, f"{case}/{page}", f"{case}/{page}", pen, **said)
    note = Note.objects.unscoped(because="test").get().pk
    correction = f"/cases/notes/{note}/correction"
    assert_taken(street, correction, correction, pen)
    assert street.post("/cases/search", {"words": pen()}).status in (200, 422)
    assert street.post(f"{case}/name", {"why": "opening-reason/my-case"}).status == 200


def refer(street: Visitor, case: str, nora: Actor, pen: Pen) -> None:
    address = f"/referrals/of-case/{case.removeprefix('/cases/')}/new"
    assert_taken(
        street, address, address, pen, way="now", assent="given", to=str(nora.unit.pk),
        service="service/shelter", urgency="urgency/planned",
        partner_name="", partner_contact="",
    )  # fmt: skip
    assert Referral.objects.unscoped(because="test").exists()


def answer_as_police(officer: Visitor, agim: Actor, pen: Pen) -> None:
    alerts = Alert.objects.unscoped(because="test").filter(recipient=agim.unit)
    address = f"/alerts/{alerts.get().pk}"
    assert officer.post(f"{address}/acknowledgement").status == 302
    page = f"{address}/"
    assert_taken(officer, f"{address}/calls", page, pen, at="21:40")
    assert_taken(officer, f"{address}/outcome", page, pen, came="yes", reason="")
    assert STEM in officer.post(f"{address}/name", {"why": "find-her"}).page


def provoke(street: Visitor, case: str, pen: Pen) -> None:
    """What is wrong, missing or absurd is told without being repeated where it stays."""
    assert street.get(f"/cases/{pen()}/?q={pen()}").status == 404
    for said in (f"{pen()}\0", pen() * 2000, f"{pen()}\ud83d\udc26"):
        try:
            street.post(
                f"{case}/notes", {"text": said.encode("utf-16", "surrogatepass").decode("utf-16")}
            )
        except NobodyAnswered:
            raise AssertionError("the house fell silent") from None


def first_alert() -> str:
    return str(Alert.objects.unscoped(because="test").order_by("pk")[0].pk)


def assert_taken(browser: Visitor, form: str, page: str, pen: Pen, /, **said: str) -> None:
    """Every line of this form filled in, and accepted."""
    lines = filled_in(browser.get(page).page, form, pen)
    answer = browser.post(form, lines | said)
    assert answer.status == 302, (form, answer.status, errors_in(answer.page))


def errors_in(page: str) -> list[str]:
    return [part.partition("<")[0] for part in page.split('class="error"')[1:]]


def assert_they_are_there(street: Visitor, case: str) -> None:
    """The words were kept, and whoever may read them does."""
    assert STEM in street.get(f"{case}/timeline").page
    assert Identification.objects.unscoped(because="test").count() == 1


def everything(place: Place, printed: str) -> Iterator[tuple[str, bytes]]:
    """Wherever words come to lie, outside the sealed columns."""
    yield "dump", dump(place)
    home = place.cluster.resolve()
    yield "the server's log-ahead", b"".join(files(home / "cluster" / "pg_wal"))
    yield "the server's files", b"".join(files(home / "cluster" / "base"))
    yield "the server's log", (home / "log").read_bytes()
    yield "what the processes printed", printed.encode()
    for folder in ("outbox", "static"):
        yield folder, b"".join(files((place.data / folder).resolve()))
    yield "the keys", b"".join(files(place.keys))


def files(folder: Path) -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
