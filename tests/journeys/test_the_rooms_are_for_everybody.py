"""Plan, shelter, counselling, work: axe finds nothing on any of their pages, and none scrolls
sideways on a cheap phone. One walk, so that it stays quick; in one world, the access matrix's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import Model
from playwright.sync_api import Browser

from hearth.areas.counselling.models import CounsellingSession
from hearth.areas.identification.tests.test_in_a_browser import window
from hearth.areas.livelihood.models import Enrolment, KeepingCheck, Placement, Schooling
from hearth.areas.plan.models import AssistancePlan, PlannedAction
from hearth.areas.shelter.models import Booking, House, Medicine, Stay
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from tests.cast import somebody
from tests.open_house import OpenHouse
from tests.policy.world import build

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = [("sq", "dark", 360), ("en", "light", 1280)]
Rows = Mapping[type[Model], UUID]


def of_the_house(rows: Rows) -> list[str]:
    house, stay = f"/shelter/houses/{rows[House]}", f"/shelter/stays/{rows[Stay]}"
    booking = f"/shelter/bookings/{rows[Booking]}"
    return [
        "/shelter/", "/shelter/board", "/shelter/houses/new", f"{house}/", f"{booking}/",
        f"{booking}/admission", f"{stay}/", f"/shelter/medicines/{rows[Medicine]}/",
        *(f"{house}/{page}" for page in (
            "rooms", "takes", "addresses", "holds", "out-of-use", "book", "log", "handovers",
            "incidents", "visitors", "inspection", "occupancy",
        )),
        *(f"{stay}/{page}" for page in (
            "bed", "extension", "leaving", "exits", "outings", "medicines",
        )),
    ]  # fmt: skip


def of_the_case(rows: Rows) -> list[str]:
    case = rows[Case]
    pages = {
        "counselling": ("sessions", "scores", "safety", "groups"),
        "livelihood": ("wish", "courses", "work", "school"),
        "plan": ("services", "unmet-needs", "safety"),
    }
    return [
        *(f"/cases/{case}/parts/{part}" for part in ("shelter", *pages)),
        *(f"/{area}/cases/{case}/{page}" for area, all_of in pages.items() for page in all_of),
        f"/livelihood/enrolments/{rows[Enrolment]}/weeks",
        f"/livelihood/enrolments/{rows[Enrolment]}/end",
        f"/livelihood/enrolments/{rows[Enrolment]}/certificate",
        f"/livelihood/checks/{rows[KeepingCheck]}",
        f"/livelihood/placements/{rows[Placement]}/end",
        f"/livelihood/schooling/{rows[Schooling]}/steps",
        f"/plan/{rows[AssistancePlan]}/signatures",
        f"/plan/actions/{rows[PlannedAction]}/state",
        "/livelihood/", "/livelihood/outcomes", "/livelihood/courses/new",
        "/counselling/care", "/instruments/", f"/instruments/phq-9/of/{case}",
        f"/instruments/phq-9/of/{case}/trend", f"/instruments/wg-ss/of/{case}",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page_of_the_rooms(
    open_house: OpenHouse, chromium: Browser, cast: Mapping[str, Actor],
    language: str, scheme: str, width: int,
) -> None:  # fmt: skip
    rows = build(cast)
    anila = somebody("anila", Role.PSYCHOLOGIST, cast["mira"].unit)
    notes = f"/counselling/sessions/{rows[CounsellingSession]}/notes"
    walks: list[tuple[Actor, Iterable[str]]] = [
        (cast["nora"], of_the_house(rows)),
        (cast["mira"], of_the_case(rows)),
        (cast["vera"], [f"/plan/cases/{rows[Case]}/farewell"]),
        (anila, ["/counselling/groups", notes]),
        (cast["director"], ["/plan/opinions"]),
    ]
    wrong: list[str] = []
    for who, pages in walks:
        look = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
        with window(chromium, open_house, who, language=language, **look) as page:
            for address in pages:
                answer = page.goto(address)
                if answer is None or answer.status != 200:
                    wrong.append(f"{address}: {answer and answer.status}")
                    continue
                wrong += [
                    f"{address}: {each['id']} at {each['nodes'][0]['target']}"
                    for each in Axe().run(page).response["violations"]
                ]
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    wrong.append(f"{address}: {wide} wide")
    assert not wrong, "\n".join(wrong)
