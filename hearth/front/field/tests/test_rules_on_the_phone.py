"""Two rules that the phone has to know by itself: when one may telephone, when a lease is over."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Route

from hearth.casework.people.rules import Call, ContactRules, Days, may_telephone
from hearth.front.field.tests.scripts import SCRIPTS

pytestmark = [pytest.mark.browser]

HERE = ZoneInfo("Europe/Tirane")
START = datetime(2026, 3, 26, tzinfo=HERE)  # the clocks go forward on the 29th
ASKED = 500
HOURS = ("", "00:00", "08:30", "10:00", "16:00", "22:00", "23:59")
SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
MAY = """async (asked) => {
  const { mayCall } = await import("/cases.js")
  return asked.map(([call, moment]) => mayCall(call, moment))
}"""
STANDS = """async (asked) => {
  const { stands } = await import("/lease.js")
  return asked.map(([kept, now]) => stands(kept ?? undefined, now))
}"""


def answers(chromium: Browser, script: str, asked: list[Any]) -> list[Any]:
    context = chromium.new_context(timezone_id="America/New_York")  # a phone that was set elsewhere
    page = context.new_page()
    page.route("**/*", _serve)
    page.goto("http://localhost/")
    said: list[Any] = page.evaluate(script, asked)
    context.close()
    return said


def test_phone_and_house_agree_on_when_one_may_telephone(chromium: Browser) -> None:
    chance = random.Random(8203)
    asked = [
        (
            {
                "days": chance.choice([*Days]).value,
                "begins": chance.choice(HOURS),
                "ends": chance.choice(HOURS),
            },
            START + timedelta(minutes=chance.randrange(7 * 24 * 60)),
        )
        for _ in range(ASKED)
    ]
    said = answers(chromium, MAY, [[call, at.timestamp() * SECOND] for call, at in asked])
    ours = [
        may_telephone(ContactRules(phone="069", may_call=True, **call), at) is Call.NOW
        for call, at in ((call, at.astimezone(HERE)) for call, at in asked)
    ]
    assert said == ours
    assert len(set(ours)) == 2


def test_where_a_lease_stands_on_the_phone(chromium: Browser) -> None:
    now = int(START.timestamp()) * SECOND
    end = "2026-03-26T12:00:00Z"
    over = int(datetime.fromisoformat(end).timestamp()) * SECOND
    kept = {"id": "x", "until": end, "ahead": 0, "seen": now}
    asked: list[tuple[Any, int, str]] = [
        (None, now, "none"),
        ({"seen": 0}, now, "waiting"),
        (kept, now, "running"),
        (kept, now - MINUTE, "running"),
        (kept, now - HOUR, "clock"),
        (kept, over - SECOND, "running"),
        (kept, over, "over"),
        (kept | {"seen": over}, now, "over"),  # put back after its time was seen
        (kept | {"ahead": 48 * HOUR}, now - 48 * HOUR, "running"),  # two days wrong all along
        (kept | {"ahead": -48 * HOUR}, over + 47 * HOUR, "running"),
        (kept | {"ahead": -48 * HOUR}, over + 48 * HOUR, "over"),
    ]
    said = answers(chromium, STANDS, [[kept, at] for kept, at, _ in asked])
    assert said == [expected for *_, expected in asked]


def _serve(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    script = (SCRIPTS / name).read_text() if name.endswith(".js") else "<title>.</title>"
    kind = "text/javascript" if name.endswith(".js") else "text/html"
    route.fulfill(body=script, content_type=kind)
