"""Every page of the design system, looked at by axe and by a narrow phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from hearth.foundation.design.tests.conftest import Open
from hearth.foundation.design.tests.pages import ERRORS, QUICK, SIGN_IN, shown

PAGES = ("design/components.html", QUICK, SIGN_IN, "404.html")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(look_at: Open, theme: str, width: int) -> None:
    for page in PAGES:
        window = look_at(shown(page, theme=theme), viewport={"width": width, "height": 800})
        found = Axe().run(window).response["violations"]
        assert [_told(each) for each in found] == [], page


def test_axe_finds_nothing_when_something_went_wrong(look_at: Open) -> None:
    for page in ERRORS:
        assert Axe().run(look_at(shown(page))).response["violations"] == [], page


@pytest.mark.parametrize("language", ["sq", "en"])
def test_nothing_is_wider_than_a_cheap_phone(look_at: Open, language: str) -> None:
    for page in PAGES:
        window = look_at(shown(page, language), viewport={"width": 320, "height": 640})
        assert _width(window) <= 320, page


def test_a_page_is_whole_without_scripts(look_at: Open) -> None:
    window = look_at(shown("design/components.html"), java_script_enabled=False)
    assert window.locator(".countdown b").first.inner_text() == "9:56"
    assert not window.locator("[data-open=keys]").is_visible()


def test_high_contrast_keeps_the_shape_inside_the_shape(look_at: Open) -> None:
    window = look_at(shown("design/components.html"), forced_colors="active")
    ground, ink = window.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector(".badge .glyph"))
          return [style.getPropertyValue("--surface"), style.getPropertyValue("--ink")]
        }"""
    )
    assert (ground.strip(), ink.strip()) == ("Canvas", "CanvasText")
    adjusted = "one => getComputedStyle(document.querySelector(one)).forcedColorAdjust"
    for filled in (".button-act", ".button-ember", ".button-danger", ".count-ember"):
        assert window.evaluate(adjusted, filled) == "none", filled


def test_printing_leaves_the_navigation_behind(look_at: Open) -> None:
    window = look_at(shown("design/components.html"), viewport={"width": 1280, "height": 800})
    window.emulate_media(media="print")
    for part in (".rail", ".button", ".toasts"):
        assert not window.locator(part).first.is_visible(), part
    assert window.locator("h1").is_visible()


def _told(violation: dict[str, object]) -> str:
    nodes = [node["html"] for node in violation["nodes"]]  # type: ignore[attr-defined]
    return f"{violation['id']}: {violation['help']}: {nodes[:3]}"


def _width(window: Page) -> int:
    return int(window.evaluate("document.documentElement.scrollWidth"))
