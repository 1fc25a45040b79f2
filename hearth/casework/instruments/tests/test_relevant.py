"""relevant.js in a real browser: questions appear and vanish as pyxform's `relevant` says.

The browser's own XPath reads what pyxform wrote into the XForm, so that a third, older opinion
decides which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route

from hearth.casework.instruments.forms import QuestionnaireForm
from hearth.casework.instruments.tests.shelf import CHOICES, COLUMNS, published, understood, write
from hearth.casework.instruments.xform import xform_of
from hearth.config.place import REPOSITORY, Place

pytestmark = pytest.mark.browser

TODAY = date(2026, 3, 19)
SCRIPT = REPOSITORY / "hearth/casework/instruments/static/instruments/js/relevant.js"
SURVEY = (
    COLUMNS
    + """\
select_one often,slept,A flini keq?,Do you sleep badly?,,,,,,
begin group,more,Më shumë,More,,${slept} = 'often' or ${slept} = 'sometimes',,,,
integer,nights,Sa net?,How many nights?,,,,,,
text,words,Me fjalët tuaja,In your words,,${nights} > 3,,,,
end group,,,,,,,,,
select_multiple why,why,Pse?,Why?,,not(${slept} = 'never') and ${nights} != 2,,,,
text,dreamt,Çfarë ëndërruat?,What did you dream?,,"selected(${why}, 'dreams')",,,,
text,much,Pse kaq shumë?,Why so much?,,count-selected(${why}) > 1,,,,
"""
)
ABOUT = """\
title = { en = "Sleep (invented)", sq = "Gjumi (i shpikur)" }
purpose = { en = "For tests.", sq = "Për prova." }
licence = "none"
source = "invented"
translation = "unverified"
drawer = "DRAWER"
collect = "COLLECT"
"""
STEPS: tuple[tuple[str, str], ...] = (
    ("slept", "never"),
    ("slept", "often"),
    ("nights", "2"),
    ("nights", "5"),
    ("why", "dreams"),
    ("why", "noise"),
    ("slept", "sometimes"),
    ("nights", ""),
    ("nights", "4"),
    ("slept", "never"),
)
XPATH = """([binds, answers]) => {
  const said = document.implementation.createDocument(null, "data")
  for (const [path] of binds) {
    let at = said.documentElement
    for (const step of path.split("/").slice(2)) {
      const found = [...at.children].find((one) => one.nodeName === step)
      at = found ?? at.appendChild(said.createElement(step))
    }
    if (!at.children.length) at.textContent = answers[path.split("/").pop()] ?? ""
  }
  const shown = {}
  for (const [path, relevant] of binds) {
    const node = said.evaluate(path, said, null, 9).singleNodeValue
    const above = path.split("/").slice(0, -1).join("/")
    const holds = !relevant || said.evaluate(relevant, said, null, 3).booleanValue
    const is = (shown[above] ?? true) && holds
    if (!is && !node.children.length) node.textContent = ""
    shown[path] = is
  }
  return Object.fromEntries(Object.entries(shown).map(([path, is]) => [path.split("/").pop(), is]))
}"""
SHOWN = """() => Object.fromEntries([...document.querySelectorAll("[data-question]")]
  .map((one) => [one.dataset.question, !one.hidden]))"""


@pytest.fixture
def page(own_database: Place, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The questionnaire as the desk draws it, and nothing beside it but the script."""
    write(tmp_path, survey=SURVEY, choices=CHOICES, about=ABOUT)
    form = QuestionnaireForm(published(tmp_path), today=TODAY)
    questions = render_to_string("instruments/questions.html", {"form": form})
    html = (
        f'<!DOCTYPE html><form data-today="{TODAY}">{questions}</form>'
        '<script type="module" src="/relevant.js"></script>'
    )

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            route.fulfill(body=SCRIPT.read_text(), content_type="text/javascript")
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    opened = chromium.new_page()
    opened.set_default_timeout(15_000)
    opened.route("**/*", answer)
    opened.goto("http://questionnaire.test/")
    yield opened
    opened.close()


def test_questions_appear_and_vanish_as_pyxform_says(page: Page, tmp_path: Path) -> None:
    binds = binds_of(xform_of(understood(tmp_path)))
    seen = set()
    for name, value in STEPS:
        answer(page, name, value)
        theirs = page.evaluate(XPATH, [binds, answered(page)])
        ours = page.evaluate(SHOWN)
        assert ours == {question: theirs[question] for question in ours}, (name, value)
        seen |= set(ours.items())
    assert {question for question, is_shown in seen if is_shown} == set(ours)
    assert {question for question, is_shown in seen if not is_shown} == set(ours) - {"slept"}


def answer(page: Page, name: str, value: str) -> None:
    """As a person does: a choice is pressed, a figure is typed."""
    box = page.locator(f'input[name="q-{name}"][value="{value}"]')
    if name == "nights":
        page.locator('[name="q-nights"]').fill(value)
    elif box.count():
        box.check(force=True)
    else:
        page.locator(f'[name="q-{name}"]').select_option(value)


def answered(page: Page) -> dict[str, str]:
    """What stands in the form, hidden or not: XForms itself empties what is not relevant."""
    said: dict[str, str] = page.evaluate(
        """() => { const said = {}
          for (const [name, value] of new FormData(document.querySelector("form"))) {
            const question = name.replace(/^q-/, "")
            said[question] = said[question] ? `${said[question]} ${value}` : value
          }
          return said }"""
    )
    return said


def binds_of(xform: str) -> list[list[str]]:
    """Where each answer lies, and its condition, in XPath 1.0, which knows no lists of choices."""
    binds = [node.attrib for node in _tree(xform).iter() if node.tag.endswith("}bind")]
    found = [[bind["nodeset"], plainly(bind.get("relevant", ""))] for bind in binds]
    return [bind for bind in found if "/meta" not in bind[0]]


def _tree(xform: str) -> ElementTree.Element:
    return ElementTree.fromstring(xform)  # noqa: S314  our own, made a moment ago


def plainly(relevant: str) -> str:
    chosen = re.sub(
        r"count-selected\( *(\S+?) *\)",
        r"(string-length(normalize-space(\1)) > 0) + string-length(normalize-space(\1))"
        r" - string-length(translate(normalize-space(\1), ' ', ''))",
        relevant,
    )
    return re.sub(
        r"selected\( *(\S+?) *, *'(\w+)' *\)", r"contains(concat(' ', \1, ' '), ' \2 ')", chosen
    )
