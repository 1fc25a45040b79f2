"""The mother and her children: nights in the house, a consent taken back, a door of their own."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.canaries import Canary
from tests.journeys.mother_comes import Cast, Family
from tests.journeys.story import Story, fill, save, write


def nights(story: Story, cast: Cast, family: Family) -> None:
    """Somebody goes out and is back; the girl has a medicine; the book remembers a threat."""
    nora, (mother, girl, _boy) = story.as_(cast.nora), family.stays
    write(nora, f"{mother}outings", "Save", hour="23:30", where=f"Te mjeku, {Canary.WHEREABOUTS}")
    write(nora, f"{girl}medicines", "Save", what=f"Shurup {Canary.HEALTH}", dose="5 ml",
          hours=["8", "20"])  # fmt: skip
    book = _book(family)
    nora.goto(book)
    save(nora, "Is back")
    write(
        nora, book.replace("/book", "/incidents"), "Save", kind="incident-kind/threat",
        weight="incident-weight/serious", on=story.day(), hour="00:00",
        happened=f"Një makinë para derës. {Canary.HOUSE}",
    )  # fmt: skip
    write(nora, book.replace("/book", "/handovers"), "Hand over", inside="3",
          must_know=f"Vajza ka kollë. {Canary.HOUSE}")  # fmt: skip


def takes_back(story: Story, cast: Cast, family: Family) -> None:
    """The mother takes back what she agreed to. The page child protection has open is its last."""
    teuta, mira, girl = story.as_(cast.teuta), story.as_(cast.mira), family.children[0]
    teuta.goto(f"/cases/{girl}/")
    expect(teuta.get_by_role("heading", level=1)).to_be_visible()
    mira.goto(f"/cases/{girl}/")
    line = mira.locator("li", has_text=cast.teuta.unit.en)
    with mira.expect_navigation():
        line.locator('form[action*="/consents/"] button').first.click(force=True)
    answer = teuta.reload()
    assert answer is not None
    assert answer.status == 404
    assert teuta.request.get(f"/cases/{girl}/parts/livelihood").status == 404


def leaves_school_and_returns(story: Story, cast: Cast, family: Family) -> None:
    """The boy stays away; a week later somebody asks; he is back."""
    mira, boy = story.as_(cast.mira), family.children[1]
    for what in ("dropped-out", "returned"):
        mira.goto(f"/cases/{boy}/parts/livelihood")
        mira.locator('main a[href$="/steps"]').first.click()
        mira.wait_for_url(re.compile("/schooling/.+/steps"))
        fill(mira, what=f"schooling-step/{what}")
        save(mira, "Save")


def move_out(story: Story, cast: Cast, family: Family) -> None:
    """All three leave for a rented home; their beds are free, their shelter's view closes."""
    nora = story.as_(cast.nora)
    for stay in family.stays:
        write(nora, f"{stay}leaving", "Save", reason="leaving-reason/goals-reached",
              destination="destination/own-rent", words=f"Te {Canary.WHEREABOUTS} 5.")  # fmt: skip
    for asked in family.places:
        nora.goto(asked)
        fill(nora, outcome="referral-outcome/completed", feedback="U larguan bashkë, mirë.")
        save(nora, "Close the referral")


def farewell(story: Story, cast: Cast, family: Family) -> None:
    """How it ended, where they went, and to whom they can turn."""
    mira = story.as_(cast.mira)
    for case in family.cases:
        write(
            mira, f"/plan/cases/{case}/farewell", "Close the case",
            reason="closing-reason/goals-achieved", destination="destination/own-rent",
            turn_to="Mira, kur të duan.", may_be_contacted="yes",
        )  # fmt: skip
        mira.goto(f"/cases/{case}/")
        expect(mira.locator("main")).to_contain_text("closed")


def _book(family: Family) -> str:
    return next(row for row in family.rows if row.endswith("/book"))
