"""The rule of advice on the phone is the rule of the house: asked about the same answers."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser, Route

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.questions import advice_rule
from hearth.areas.identification.rules import advise
from hearth.foundation.vocabularies.choices import choices, term
from hearth.front.field.tests.scripts import SCRIPTS
from hearth.front.field.tests.test_questions import TODAY

pytestmark = [pytest.mark.browser]

ASKED = 600
BASES = ("observed", "stated", "suspected", "unknown")
ANSWER = """async ({ rule, asked }) => {
  const { advise, isChild } = await import("/advice.js")
  return asked.map(({ signs, band }) => advise(rule, signs, isChild(rule, band)))
}"""


@pytest.mark.django_db
def test_phone_and_house_advise_alike(chromium: Browser) -> None:
    chance = random.Random(8203)
    every = [code for code, _ in choices("indicator", on=TODAY)]
    bands = [*advice_rule()["minor"], "age-band/18-25", "age-band/26-plus"]
    asked = [
        {
            "signs": {
                sign: chance.choice(BASES)
                for sign in chance.sample(every, chance.randint(0, chance.choice((2, 6, 20))))
            },
            "band": chance.choice(bands),
        }
        for _ in range(ASKED)
    ]
    page = chromium.new_page()
    page.route("**/*", _serve)
    page.goto("http://localhost/")
    answers = page.evaluate(ANSWER, {"rule": advice_rule(), "asked": asked})
    page.close()
    findings = set()
    for question, answer in zip(asked, answers, strict=True):
        child = term(str(question["band"])).facts["minor"] != "no"
        signs: dict[str, str] = dict(question["signs"])
        ours = advise(signs, elements_of_signs(), child=child)
        assert answer["finding"] == ours.finding
        assert answer["missing"] == [str(element) for element in ours.missing]
        assert {e: list(s) for e, s in answer["signs"].items()} == {
            str(element): list(marked) for element, marked in ours.signs.items()
        }
        findings.add(answer["finding"])
    assert len(findings) == 3


def _serve(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    script = (SCRIPTS / name).read_text() if name.endswith(".js") else "<title>.</title>"
    kind = "text/javascript" if name.endswith(".js") else "text/html"
    route.fulfill(body=script, content_type=kind)
