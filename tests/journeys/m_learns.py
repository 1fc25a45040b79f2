"""M. finds words for it, and learns to sew: counselling, the ninth answer, the course."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.journeys.canaries import Canary
from tests.journeys.m_comes import Cast, M
from tests.journeys.steps import accept, refer
from tests.journeys.story import Story, fill, press, save, write

COURSE = "Rrobaqepësi për fillestarë (e shpikur)"


def counselled(story: Story, cast: Cast, m: M) -> None:
    """One hour: what the team needs in one drawer, what is the counsellor's alone in another."""
    asked = refer(
        story, cast.mira, m.case, cast.anila, "counselling-individual", "Një orë në javë."
    )
    accept(story, cast.anila, asked)
    anila = story.as_(cast.anila)
    write(
        anila, f"/counselling/cases/{m.case}/sessions", "Save", kind="session-kind/first",
        attended="session-attendance/came", summary=f"Fle pak. {Canary.HEALTH}",
        own=f"Ende nuk i beson dorës së hapur. {Canary.THERAPY}", next_on=story.day(7),
    )  # fmt: skip
    anila.goto(f"/cases/{m.case}/parts/counselling")
    own = anila.locator('main a[href*="/counselling/sessions/"]').first.get_attribute("href")
    m.rows.append(own or "")


def said_the_ninth(story: Story, cast: Cast, m: M) -> None:
    """PHQ-9: the ninth answer is not a number on a form. It opens the safety page at once."""
    anila = story.as_(cast.anila)
    anila.goto(f"/instruments/phq-9/of/{m.case}")
    fill(anila, **{f"q-q{n}": "not-at-all" for n in range(1, 9)}, **{"q-q9": "several-days"})
    press(anila, "Save the questionnaire")
    anila.wait_for_url(re.compile(r"/counselling/answers/[0-9a-f-]+/safety"))
    m.rows.append(anila.url.removeprefix(story.house.address))
    fill(
        anila, plan="safety-answer/no", means="safety-answer/no",
        alone_tonight="safety-answer/no", done=["safety-act/stayed"],
        agreed=f"Më thërret kur s'fle. {Canary.HEALTH}",
    )  # fmt: skip
    save(anila, "Write it down")
    expect(anila.get_by_role("status").first).to_contain_text("Speak with the person again")


def enrolled(story: Story, cast: Cast, m: M) -> None:
    """The employment office puts its course into the catalogue; it is asked without a name.

    It has an account, so it is asked there, and reads that somebody comes: not who.
    """
    liljana = story.as_(cast.liljana)
    write(
        liljana, "/livelihood/courses/new", "Put it in", name=COURSE,
        kind="course-kind/vocational", trade="trade/sewing", provider="Zyra e punës (e shpikur)",
        provider_kind="course-provider/employment-office", qark="qark/iso:AL-12",
        given=["free", "certificate"],
    )  # fmt: skip
    mira, of = story.as_(cast.mira), f"/livelihood/cases/{m.case}"
    write(mira, f"{of}/wish", "Save", words=f"Të qep. {Canary.SERVICES}", trades=["trade/sewing"])
    mira.goto(f"{of}/courses")
    fill(mira, course=_value_of(mira.locator(f'option:has-text("{COURSE}")')))
    save(mira, "Enrol")
    mira.goto(f"/cases/{m.case}/parts/livelihood")
    save(mira, "Ask the provider")
    fill(mira, way="now")
    save(mira, "Send the referral")
    m.course = mira.url.removeprefix(story.house.address)
    accept(story, cast.liljana, m.course)
    for address in (m.course, f"/cases/{m.case}/"):
        answer = liljana.goto(address)
        assert answer is not None
        assert answer.status == 200
        assert not [canary for canary in Canary if canary in liljana.content()]


def learned(story: Story, cast: Cast, m: M) -> None:
    """A week like the others, the end, the paper. The referral is closed."""
    mira = story.as_(cast.mira)
    mira.goto(f"/cases/{m.case}/parts/livelihood")
    enrolment = "/livelihood/enrolments/" + _id_in(mira.locator('a[href$="/weeks"]'))
    write(mira, f"{enrolment}/weeks", "Save", held="5", came="4")
    write(mira, f"{enrolment}/end", "Save", end="enrolment-end/completed")
    write(mira, f"{enrolment}/certificate", "Save", number="P-0001")
    m.rows += [f"{enrolment}/weeks", f"{enrolment}/certificate"]
    liljana = story.as_(cast.liljana)
    liljana.goto(m.course)
    fill(liljana, outcome="referral-outcome/completed", feedback="Punon me saktësi.")
    save(liljana, "Close the referral")


def _value_of(option: Locator) -> str:
    return str(option.first.get_attribute("value"))


def _id_in(link: Locator) -> str:
    return str(link.first.get_attribute("href")).split("/")[-2]
