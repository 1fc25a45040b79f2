"""The web is killed again and again while a phone sends: every form arrives, and once."""

from __future__ import annotations

import os
import signal

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from bench.field import SEAL, SEND
from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import Actor
from hearth.front.field.models import Envelope
from hearth.front.field.tests.browser import phone
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORMS = 24
KILLS = 4


def test_killed_in_the_middle_of_sending_nothing_is_lost_or_doubled(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor
) -> None:
    with phone(chromium, open_house, vera) as app:
        sealed = set(app.evaluate(SEAL, FORMS))
        for _ in range(KILLS):
            app.evaluate(f"() => {{ ({SEND})() }}")
            app.wait_for_timeout(700)
            os.kill(open_house.pids("web")[-1], signal.SIGKILL)
            open_house.wait_until_open()
        assert until_empty(app) == 0
    rows = Envelope.objects.unscoped(because="test")
    assert {str(row.pk) for row in rows} == sealed
    assert set(rows.values_list("state", flat=True)) == {"handled"}
    reports = Identification.objects.unscoped(because="test")
    assert sorted(map(str, reports.values_list("submission", flat=True))) == sorted(sealed)


def until_empty(app: Page) -> int:
    left = FORMS
    for _ in range(60):
        try:
            left = app.evaluate(SEND)
        except PlaywrightError:
            continue
        if not left:
            break
        app.wait_for_timeout(500)
    return left
