"""M. works: a tailor, a door of her own, and somebody who still asks how it goes."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.canaries import Canary
from tests.journeys.m_comes import Cast, M
from tests.journeys.story import Story, fill, save, write


def moved_on(story: Story, cast: Cast, m: M) -> None:
    """A conference decides, Lira writes down where to; the bed is free."""
    mira, of = story.as_(cast.mira), f"/plan/cases/{m.case}"
    mira.goto(f"{of}/conferences")
    seats = mira.locator('main [name="seats"]').evaluate_all("all => all.map(each => each.value)")
    fill(
        mira, seats=seats, asked=True, voice="Dua ta provoj vetë.",
        **{"question-1": "A është gati?", "decision-1": f"Po. {Canary.SERVICES}"},
    )  # fmt: skip
    save(mira, "Save")
    write(
        story.as_(cast.lira), f"{m.stay}leaving", "Save", reason="leaving-reason/goals-reached",
        destination="destination/own-rent", words=f"Te {Canary.WHEREABOUTS} 3 (e shpikur).",
    )  # fmt: skip


def employed(story: Story, cast: Cast, m: M) -> None:
    """She found work as a tailor; where, is sealed with her whereabouts."""
    write(
        story.as_(cast.mira), f"/livelihood/cases/{m.case}/work", "Save",
        kind="placement-kind/job", trade="trade/sewing", began_on=story.day(),
        where=f"Rrobaqepësia te {Canary.WHEREABOUTS}", contract="contract-kind/written",
        pay="pay-level/minimum",
    )  # fmt: skip


def still_works(story: Story, cast: Cast, m: M, *, months: int) -> None:
    """Today asks it by itself: two presses, and it is written down."""
    mira = story.as_(cast.mira)
    mira.goto("/")
    row = mira.locator("#list .row", has_text=re.compile(rf"{months} months"))
    row.get_by_role("link").first.click()
    mira.wait_for_url(re.compile("/livelihood/checks/"))
    fill(mira, kept="kept/same")
    save(mira, "Save")
    expect(mira.get_by_role("status").first).to_contain_text("Written down.")


def visited(story: Story, cast: Cast, m: M, *, phase: str) -> None:
    """A monitoring visit, and the next phase; the next visit lies farther away."""
    mira, of = story.as_(cast.mira), f"/plan/cases/{m.case}"
    ratings = {f"rating-{domain}": "4" for domain in ("housing", "livelihood", "health")}
    write(
        mira, f"{of}/follow-ups", "Save", mode="contact-mode/home", words="Mirë.",
        finding=f"Askush nuk e kërkon. {Canary.STORY}", **ratings,
    )  # fmt: skip
    if phase:
        write(mira, f"{of}/phases", "Begin the phase", phase=f"plan-phase/{phase}",
              why="E tha vetë (e shpikur).")  # fmt: skip


def still_accompanied(story: Story, cast: Cast, m: M) -> None:
    """Her own word, given by her own hand; and Today says when Mira sees her again."""
    mira = story.as_(cast.mira)
    write(mira, f"/plan/cases/{m.case}/feedback", "Give my answer",
          words="Now I can handle problems better.")  # fmt: skip
    mira.goto(f"{m.own}parts/plan")
    expect(mira.locator("main")).to_contain_text("Monitoring")
    expect(mira.locator("main")).to_contain_text("Inclusion")
