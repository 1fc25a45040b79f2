"""The web process is killed while a phone sends: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from functools import partial

import pytest
from django.db import connections
from playwright.sync_api import Browser, Error, Page

from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import Actor
from hearth.front.field.models import Envelope
from hearth.front.field.tests.browser import phone
from hearth.front.field.tests.sealing import begin_to_send, seal, send, states
from tests.faults.moments import until
from tests.open_house import OpenHouse

FORMS = 24
KILLS = ("copy", "web", "copy", "copy", "web", "copy")
OPEN = 3000  # milliseconds of sending, then the page says how many still wait
PATIENCE = 120.0  # seconds until the next few have arrived, though the web had to be started again
ENOUGH = 240.0  # seconds for the rest, on a slow machine

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("own_server", "agim", "drita"),
]


def test_what_the_phone_sealed_arrives_once_though_the_web_is_killed_again_and_again(
    open_house: OpenHouse, chromium: Browser, vera: Actor, ilir: Actor
) -> None:
    with phone(chromium, open_house, vera) as app:
        app.set_default_timeout(15_000)
        ids = seal(app, FORMS)
        begin_to_send(app, int(1000 * ENOUGH))
        for number, what in enumerate(KILLS, start=1):
            until(partial(so_many_arrived, 3 * number), seconds=PATIENCE)
            kill(open_house, what)
        assert everything_left(app)
        believed = states(app)
    connections.close_all()

    rows = Identification.objects.unscoped(because="test")
    assert sorted(rows.values_list("submission", flat=True)) == sorted(ids)
    assert {believed[each] for each in ids} == {"handled"}
    kept = Envelope.objects.unscoped(because="test")
    assert set(kept.values_list("state", flat=True)) == {"handled"}
    assert kept.count() == FORMS
    assert not Identification.objects.visible_to(ilir).exists()


def so_many_arrived(least: int) -> bool:
    return bool(Envelope.objects.unscoped(because="test").count() >= min(least, FORMS))


def kill(house: OpenHouse, what: str) -> None:
    """One of the answering copies, or the process that starts them; never with a word before."""
    until(lambda: len(house.pids("web")) > 1)
    pids = house.pids("web")
    with suppress(ProcessLookupError):
        os.kill(pids[-1] if what == "copy" else pids[0], signal.SIGKILL)


def everything_left(app: Page) -> bool:
    """As the app tries again each half minute, only sooner; and no longer than our patience."""
    end = time.monotonic() + ENOUGH
    while time.monotonic() < end:
        with suppress(Error):
            if not send(app, OPEN):
                return True
    return False
