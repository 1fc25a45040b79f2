"""Vera meets a girl where there is no signal. When it comes back, everyone is told, once."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from hearth.areas.identification.models import Identification
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from hearth.front.field.models import Envelope
from hearth.front.field.tests.browser import phone, ready, report
from tests.open_house import OpenHouse

PLACE = "Te ura e vjetër (e shpikur)"


def test_a_minor_reported_offline_reaches_all_three_once_and_no_stranger(
    open_house: OpenHouse,
    chromium: Browser,
    vera: Actor,
    agim: Actor,
    ilir: Actor,
    drita: Actor,
    cpu_worker: Actor,
) -> None:
    with phone(chromium, open_house, vera) as app:
        app.context.set_offline(True)
        app.reload()  # closed and opened again, without a signal
        ready(app)
        report(app, meet_at=PLACE)
        app.get_by_role("button", name=re.compile("Report")).click()
        expect(app.locator("h2", has_text="it leaves by itself")).to_be_visible()
        assert Envelope.objects.unscoped(because="test").count() == 0
        app.reload()
        ready(app)
        assert PLACE not in app.content()

        app.context.set_offline(False)
        app.goto("/field/#unsent")
        app.reload()
        expect(app.locator("li.row")).to_contain_text("3 units were told", timeout=20_000)

    told = Alert.objects.unscoped(because="test").order_by("duty")
    assert list(told.values_list("duty", flat=True)) == ["T-NJMF", "T-POL", "T-RA"]
    assert {alert.recipient for alert in told} == {agim.unit, drita.unit, cpu_worker.unit}
    assert Identification.objects.unscoped(because="test").count() == 1
    assert Envelope.objects.unscoped(because="test").get().state == "handled"
