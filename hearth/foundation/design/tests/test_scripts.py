"""The small modules in a real browser: nothing is lost, nothing is sent twice, the screen locks."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, Route, expect

from hearth.foundation.design.tests.conftest import Open
from hearth.foundation.design.tests.pages import NOW, QUICK, shown

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HTMX_FORM = """{% extends "design/base.html" %}{% block page %}<h1>Kutia</h1>
<form method="post" hx-post="/acknowledgement" hx-swap="none">
{% button "Prano njoftimin" kind="ember" %}</form>{% endblock %}"""
GALLERY = "design/components.html"
TWO_SECONDS = 2000


class Server:
    """Answers what the page sends, and remembers it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, list[str]]]] = []
        self.reachable = True
        self.keeps_drafts = True

    def __call__(self, route: Route, request: Request) -> None:
        if not self.reachable:
            route.abort("internetdisconnected")
            return
        path = request.url.removeprefix("http://hearth.test")
        self.sent.append((path, parse_qs(request.post_data or "")))
        status = 204 if self.keeps_drafts or path != "/draft" else 403
        route.fulfill(status=status, headers={"X-Saved-At": "22:14"})

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.sent]


def test_the_draft_is_on_the_server_two_seconds_after_the_last_touch(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(QUICK), server, at=NOW)
    page.get_by_label("Jo", exact=True).check()
    with page.expect_request("**/draft"):
        page.clock.fast_forward(TWO_SECONDS)
    expect(page.locator("[data-saved]")).to_contain_text("Ruajtur 22:14")
    assert server.sent[0][1]["blank-danger"] == ["no"]


def test_without_a_connection_it_says_so_and_goes_on_trying(look_at: Open) -> None:
    server = Server()
    server.reachable = False
    page = look_at(shown(QUICK), server, at=NOW)
    page.get_by_label("Jo", exact=True).check()
    page.clock.fast_forward(TWO_SECONDS)
    expect(page.locator("[data-saved]")).to_contain_text("nuk ka rrjet")

    server.reachable = True
    page.clock.fast_forward(TWO_SECONDS)
    expect(page.locator("[data-saved]")).to_contain_text("Ruajtur 22:14")
    assert server.paths == ["/draft"]


def test_a_second_press_sends_nothing(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(QUICK), server)
    report = page.get_by_role("button", name="Njofto policinë")
    with page.expect_response("**/"):
        report.click()
    report.click(force=True)  # it says that it is busy; somebody presses all the same
    page.evaluate("fetch('/afterwards')")
    assert server.paths == ["/draft", "/", "/afterwards"]


def test_a_report_pressed_without_a_connection_stays_on_the_screen(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(QUICK), server)
    page.get_by_label("Jo", exact=True).check()
    server.reachable = False
    report = page.get_by_role("button", name="Njofto policinë")
    report.click()
    expect(page.locator("[data-saved]")).to_contain_text("Nuk u dërgua")
    expect(page.get_by_label("Jo", exact=True)).to_be_checked()

    server.reachable = True
    with page.expect_response("**/"):
        report.click()
    assert server.paths == ["/draft", "/"]
    assert server.sent[1][1]["blank-danger"] == ["no"]


def test_a_draft_that_is_refused_does_not_stop_the_report(look_at: Open) -> None:
    server = Server()
    server.keeps_drafts = False
    page = look_at(shown(QUICK), server)
    report = page.get_by_role("button", name="Njofto policinë")
    report.click()
    expect(page.locator("[data-saved]")).to_contain_text("serveri nuk pranon")
    with page.expect_response("**/"):
        report.click()
    assert server.paths == ["/draft", "/"]


def test_a_second_press_is_not_queued_by_htmx_either(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(HTMX_FORM), server)
    page.get_by_role("button", name="Prano njoftimin").dblclick()
    page.evaluate("fetch('/afterwards')")
    assert server.paths == ["/acknowledgement", "/afterwards"]


def test_answers_are_counted_as_they_come(look_at: Open) -> None:
    page = look_at(shown(QUICK), Server())
    dashes = page.locator(".dashes")
    expect(dashes).to_have_attribute("aria-label", "1 nga 5 përgjigje")
    page.locator(".family summary").first.click()
    page.get_by_text("E vëzhgojnë").click()
    expect(dashes).to_have_attribute("aria-label", "2 nga 5 përgjigje")
    expect(page.locator("[data-ticked]").first).to_contain_text("1")


def test_the_countdown_keeps_the_server_s_time(look_at: Open) -> None:
    wrong_clock = NOW + timedelta(hours=3)
    page = look_at(shown(GALLERY), at=wrong_clock)
    left = page.locator(".countdown b").first
    expect(left).to_have_text("9:56")
    page.clock.run_for(60_000)
    expect(left).to_have_text("8:56")
    page.clock.run_for(10 * 60_000)
    expect(left).to_have_text("1 minutë vonesë")


def test_escape_twice_hides_the_page_and_ends_the_session(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(GALLERY), server)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("h1").first).not_to_be_visible()
    assert server.paths == ["/lock/"]


def test_a_screen_left_alone_locks_itself(look_at: Open) -> None:
    server = Server()
    page = look_at(shown(GALLERY), server, at=NOW)
    with page.expect_request("**/lock/"):
        page.clock.run_for(15 * 60_000 + 5_000)
    expect(page.locator("h1").first).not_to_be_visible()


def test_the_keyboard_walks_the_rows_and_lists_itself(look_at: Open) -> None:
    page = look_at(shown(GALLERY))
    page.keyboard.press("j")
    assert "pranë vendit të kursit" in _focused(page)
    page.keyboard.press("j")
    assert "Streha partnere" in _focused(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Shkurtoret")).to_be_visible()


def test_letters_are_letters_while_one_writes_and_once_switched_off(look_at: Open) -> None:
    page = look_at(shown(GALLERY))
    page.get_by_label("Pse ju duhet?").fill("")
    page.keyboard.type("j?n")
    assert page.get_by_label("Pse ju duhet?").input_value() == "j?n"

    page.get_by_role("button", name="Shkurtoret").click()
    page.get_by_text("Çaktivizo shkurtoret").click()
    page.get_by_role("dialog", name="Shkurtoret").get_by_role("button", name="Mbyll").click()
    page.keyboard.press("j")
    assert "kursit" not in _focused(page)


def test_a_row_that_arrives_is_marked_and_announced(look_at: Open) -> None:
    page = look_at(shown(GALLERY))
    page.evaluate(
        """() => {
          const row = document.querySelector("[data-live-row]").cloneNode(true)
          row.dataset.liveRow = "4422"
          row.classList.remove("is-fresh")
          document.querySelector(".rows").append(row)
          document.dispatchEvent(new Event("htmx:afterSettle"))
        }"""
    )
    expect(page.locator("#announcer")).to_have_text("Erdhi një rresht i ri.")
    expect(page.locator("[data-live-row='4422']")).to_have_class("row is-arriving is-fresh")


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))
