"""What is photographed: who stands in front of which screen, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

DESK, PHONE = "desk", "phone"


@dataclass(frozen=True)
class Scene:
    """`who` signs in; `go` walks to the screen from Today; nobody presses anything that is kept."""

    name: str
    who: str
    go: Callable[[Page], None]
    widths: tuple[str, ...] = (DESK,)


def at(path: str) -> Callable[[Page], None]:
    """A screen with an address of its own."""

    def go(page: Page) -> None:
        page.goto(path)

    return go


def quick_form(page: Page) -> None:
    """The eight questions, half answered, with the advice beside them."""
    page.goto("/identification/new")
    page.locator("[name=danger][value='danger/now']").check(force=True)
    page.locator("[name=sex][value='sex/female']").check(force=True)
    page.locator("[name=age_band][value='age-band/15-17']").check(force=True)
    page.wait_for_timeout(600)
    page.evaluate("window.scrollTo(0, 0)")


def first_told(page: Page) -> None:
    """The case file of somebody this colleague has reported."""
    page.goto("/cases/")
    page.locator("main a[href^='/cases/']").first.click()
    page.wait_for_load_state()


def first_alert(page: Page) -> None:
    page.goto("/alerts/")
    page.locator("main a[href^='/alerts/']").first.click()
    page.wait_for_load_state()


SCENES = (
    Scene("sign-in", "", at("/sign-in/")),
    Scene("quick-form", "vera", quick_form, (PHONE, DESK)),
    Scene("today-vera", "vera", at("/"), (PHONE, DESK)),
    Scene("case-file", "vera", first_told),
    Scene("inbox-police", "agim", at("/alerts/"), (PHONE, DESK)),
    Scene("nothing-for-ilir", "ilir", at("/alerts/")),
    Scene("inbox-authority", "drita", at("/alerts/")),
    Scene("cases-mira", "mira", at("/cases/")),
    Scene("referrals-mira", "mira", at("/referrals/")),
    Scene("referrals-shelter", "lira", at("/referrals/")),
    Scene("today-social-service", "luan", at("/")),
    Scene("inbox-child-protection", "teuta", at("/alerts/"), (PHONE,)),
    Scene("inbox-duty-officer", "sokol", at("/alerts/")),
    Scene("readings-director", "arta", at("/readings/")),
    Scene("outbox-administrator", "endri", at("/outbox/")),
)
