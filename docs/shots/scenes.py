"""What is photographed: who stands in front of which screen, and how wide it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

DESK, PHONE = "desk", "phone"
CASE = re.compile(r"/cases/[0-9a-f-]{36}/$")
ALERT = re.compile(r"/alerts/[0-9a-f-]{36}/$")


@dataclass(frozen=True)
class Scene:
    """`who` signs in; `go` walks to the screen. Nothing is pressed that changes a dossier."""

    name: str
    who: str
    go: Callable[[Page], None]
    widths: tuple[str, ...] = (DESK,)


def at(path: str) -> Callable[[Page], None]:
    """A screen with an address of its own."""

    def go(page: Page) -> None:
        page.goto(path)

    return go


def of_first(listing: str, one: re.Pattern[str], then: str = "") -> Callable[[Page], None]:
    """The first thing of a list, or a page beside it: `{pk}` stands for its id."""

    def go(page: Page) -> None:
        page.goto(listing)
        links = page.locator("main a").evaluate_all("all => all.map(each => each.pathname)")
        first = next(link for link in links if one.search(link))
        page.goto(then.format(pk=first.split("/")[2]) if then else first)

    return go


def quick_form(page: Page) -> None:
    """The eight questions, half answered. Leaves a draft, as any typing does."""
    page.goto("/identification/new")
    page.locator("[name=danger][value='danger/now']").check(force=True)
    page.locator("[name=sex][value='sex/female']").check(force=True)
    page.locator("[name=age_band][value='age-band/15-17']").check(force=True)
    page.wait_for_timeout(600)
    page.evaluate("window.scrollTo(0, 0)")


SCENES = (
    Scene("sign-in", "", at("/sign-in/")),
    Scene("quick-form", "vera", quick_form, (PHONE, DESK)),
    Scene("today-vera", "vera", at("/"), (PHONE, DESK)),
    Scene("cases-vera", "vera", at("/cases/")),
    Scene("search", "vera", at("/cases/search")),
    Scene("case-file", "vera", of_first("/cases/", CASE)),
    Scene("readers", "vera", of_first("/cases/", CASE, "/cases/{pk}/readers")),
    Scene("consent", "vera", of_first("/cases/", CASE, "/cases/{pk}/consents")),
    Scene("referral-new", "vera", of_first("/cases/", CASE, "/referrals/of-case/{pk}/new")),
    Scene("inbox-police", "agim", at("/alerts/"), (PHONE, DESK)),
    Scene("name-why", "agim", of_first("/alerts/", ALERT, "/alerts/{pk}/name")),
    Scene("nothing-for-ilir", "ilir", at("/alerts/")),
    Scene("inbox-authority", "drita", at("/alerts/")),
    Scene("cases-authority", "drita", at("/cases/")),
    Scene("cases-mira", "mira", at("/cases/")),
    Scene("referrals-mira", "mira", at("/referrals/")),
    Scene("referrals-shelter", "lira", at("/referrals/")),
    Scene("today-social-service", "luan", at("/")),
    Scene("inbox-child-protection", "teuta", at("/alerts/"), (PHONE,)),
    Scene("inbox-duty-officer", "sokol", at("/alerts/")),
    Scene("readings-director", "arta", at("/readings/")),
    Scene("outbox-administrator", "endri", at("/outbox/")),
)
