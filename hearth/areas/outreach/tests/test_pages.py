"""The pages of outreach, as the unit, its coordinator, the director and a stranger get them."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.areas.outreach import actions
from hearth.areas.outreach.models import InformationSession, Origin, Shift, ShiftEnd, Visit
from hearth.areas.outreach.queries.sheet import monthly_sheet
from hearth.areas.outreach.queries.units import cards, now_out
from hearth.areas.outreach.tests.outside import a_day_outside, going, held, planned, visited
from hearth.casework.cases.actions import join
from hearth.casework.cases.tests.scene import whole_file
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in

UNIT = "/outreach/units/mobile-unit-vlora"
SHEETS = ("shifts/new", "shifts/end", "visits/new", "contacts/new", "sessions/new")
MISSED = "Duhej të ishin kthyer: telefononi njësinë e lëvizshme"
NOTHING_PLANNED = "Nuk ka asgjë të planifikuar"
PAGES = (
    "/outreach/", "/outreach/comparison", UNIT, f"{UNIT}/months/2026/3",
    f"{UNIT}/areas/new", f"{UNIT}/campaigns/new", f"{UNIT}/programmes/new",
)  # fmt: skip


@pytest.fixture
def told(vera: Actor, duty_officer: Actor) -> Actor:
    """Vera's unit, after a day outside, an hour before now."""
    by = at(vera, timezone.now() - timedelta(hours=1))
    a_day_outside(by, identified(by).case)
    return by


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_open_to_the_unit_and_its_coordinator(
    path: str, client: Client, told: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    for reader in (told, duty_officer):
        assert signed_in(client, reader).get(path).status_code == 200
    assert signed_in(client, ilir).get(path).status_code == 403


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_sent_empty_says_what_is_missing(client: Client, told: Actor, sheet: str) -> None:
    answer = signed_in(client, told).post(f"/outreach/{sheet}", {})
    assert answer.status_code == 422


def test_a_session_is_told_on_the_desk(client: Client, vera: Actor) -> None:
    said = {
        "id": "5f3b3a52-5b0e-4c5e-9d0e-1d7b51c0a0aa",
        "happened_at_day": "18.03.2026",
        "happened_at_hour": "10:00",
        "municipality": "municipality/asrdb:61",
        "audience": "session-audience/ninth-grade",
        "language": "language/iso:sq",
        "reporting_explained": "yes",
        "people_female_12_14": "12",
        "topics": ["outreach-topic/rights", "outreach-topic/services"],
    }
    browser = signed_in(client, vera)
    for _press in range(2):
        assert browser.post("/outreach/sessions/new", said).status_code == 302
    session: Any = InformationSession.objects.visible_to(at(vera, timezone.now())).get()
    assert session.present == 12
    assert len(session.topics) == 3
    page = browser.get(f"/outreach/sessions/{session.pk}").content.decode()
    assert "12" in page


def test_a_shift_is_begun_and_ended_on_the_desk(client: Client, vera: Actor, vesa: Actor) -> None:
    browser, now = signed_in(client, vera), timezone.localtime()
    back_by = now + timedelta(hours=2)
    said = {
        "id": "5f3b3a52-5b0e-4c5e-9d0e-1d7b51c0a0ab",
        "happened_at_day": now.strftime("%d.%m.%Y"),
        "happened_at_hour": now.strftime("%H:%M"),
        "municipality": "municipality/asrdb:61",
        "back_by_day": back_by.strftime("%d.%m.%Y"),
        "back_by_hour": back_by.strftime("%H:%M"),
        "colleague": str(vesa.user.pk),
    }
    assert browser.post("/outreach/shifts/new", said).status_code == 302
    assert len(now_out(at(vera, timezone.now()))) == 1
    end = {name: said[name] for name in ("happened_at_day", "happened_at_hour")}
    end["id"] = "5f3b3a52-5b0e-4c5e-9d0e-1d7b51c0a0ac"
    assert browser.post("/outreach/shifts/end", end).status_code == 302
    assert now_out(at(vera, timezone.now())) == []
    assert ShiftEnd.objects.visible_to(at(vera, timezone.now())).count() == 1


def test_who_is_not_back_is_missed_on_today(
    client: Client, vera: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    now = timezone.now()
    early = at(vera, now - timedelta(hours=5))
    shift = going(happened_at=early.at, back_by=now - timedelta(hours=1))
    actions.begin_shift(shift, by=early)
    for reader, sees in ((duty_officer, True), (vera, True), (ilir, False)):
        page = signed_in(client, reader).get("/").content.decode()
        assert (MISSED in page) is sees


def test_the_director_sees_figures_and_not_where_anybody_is(
    client: Client, told: Actor, director: Actor
) -> None:
    browser = signed_in(client, director)
    for path in ("/outreach/", "/outreach/comparison", UNIT, f"{UNIT}/months/2026/3"):
        assert browser.get(path).status_code == 200
    with acting(director):
        assert all(not card.out and card.last_seen is None for card in cards(director))
    for model in (Shift, Visit, InformationSession, Origin):
        assert not model.objects.visible_to(director).exists()


def test_the_coordinator_reads_with_the_report_which_session_it_came_from(
    client: Client, vera: Actor, mira: Actor, agim: Actor, drita: Actor,
    duty_officer: Actor, ilir: Actor,
) -> None:  # fmt: skip
    by = at(vera, timezone.now() - timedelta(hours=1))
    case = identified(by).case
    join(case, mira.user, by=by)
    session = actions.hold_session(held(happened_at=by.at), by=by)
    address = f"/outreach/cases/{case.pk}/origin/asked"
    asked = signed_in(client, vera).get(address).content.decode()
    assert f"session:{session.pk}" in asked
    assert client.post(address, {"source": f"session:{session.pk}"}).status_code == 302
    there = f"/outreach/sessions/{session.pk}"
    for reader, sees in ((vera, True), (duty_officer, True), (mira, False), (agim, False)):
        page = whole_file(signed_in(client, reader), case)
        assert (there in page) is sees, reader
    for reader, status in ((duty_officer, 200), (mira, 404), (agim, 404), (ilir, 404)):
        assert signed_in(client, reader).get(there).status_code == status
    assert signed_in(client, ilir).get(f"/cases/{case.pk}/").status_code == 404
    assert case.number in signed_in(client, duty_officer).get(UNIT).content.decode()


def test_a_visit_takes_the_planned_area_off_the_list(
    client: Client, vera: Actor, duty_officer: Actor, mobile_unit: Unit
) -> None:
    soon = at(vera, timezone.now() - timedelta(hours=2))
    actions.plan_area(planned(), unit=mobile_unit, by=at(duty_officer, soon.at))
    browser = signed_in(client, vera)
    assert NOTHING_PLANNED not in browser.get(UNIT).content.decode()
    actions.log_visit(visited(happened_at=soon.at), by=soon)
    assert NOTHING_PLANNED in browser.get(UNIT).content.decode()


def test_the_sheet_is_a_page_a_pdf_and_a_spreadsheet(client: Client, told: Actor) -> None:
    browser = signed_in(client, told)
    pdf = browser.get(f"{UNIT}/months/2026/3/pdf")
    assert pdf.content.startswith(b"%PDF")
    assert b"StructTreeRoot" in pdf.content  # tagged: a screen reader can read it
    assert "mobile-unit-vlora-2026-03.pdf" in pdf.headers["Content-Disposition"]
    book = browser.get(f"{UNIT}/months/2026/3/spreadsheet")
    with ZipFile(BytesIO(book.content)) as pages:
        assert len([name for name in pages.namelist() if "worksheets/sheet" in name]) == 8


def test_small_figures_about_people_in_danger_are_hidden_on_the_sheet(vera: Actor) -> None:
    identified(vera)
    actions.hold_session(held(disclosures=2), by=vera)
    with acting(vera):
        sheet = monthly_sheet(vera.unit, 2026, 3, later(vera, hours=1))
    protected = sheet.tables[-1]
    assert [line.figures for line in protected.lines] == [(None,), (0,), (None,)]


def test_the_overview_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, told: Actor, django_assert_max_num_queries: object
) -> None:
    browser = signed_in(client, told)
    browser.get("/outreach/")
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        browser.get("/outreach/")
