"""What she takes back is closed at the next request; what was half typed outlives the line."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from hearth.areas.counselling.tests.scene import counselled
from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor
from tests.journeys.steps import accept, refer
from tests.journeys.story import Story, fill, save

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAVED = re.compile(r"Saved \d\d:\d\d")
SUMMARY, OWN = "Fle më mirë (e shpikur)", "Ende ruan çelësin në dorë (e shpikur)"


def test_a_partner_reads_until_she_takes_it_back_and_not_one_page_longer(
    story: Story, mira: Actor, liljana: Actor
) -> None:
    case = str(met(story.now(mira)).pk)
    asked = refer(story, mira, case, liljana, "vocational-training", "Një kurs, në mëngjes.")
    accept(story, liljana, asked)
    partner = story.as_(liljana)
    reads = partner.goto(f"/cases/{case}/")
    assert reads is not None
    assert reads.status == 200
    _takes_back(story.as_(mira), case, liljana)
    answer = partner.reload()
    assert answer is not None
    assert answer.status == 404
    for address in ("timeline", "readers", "parts/papers", "parts/plan", "parts/livelihood"):
        assert partner.request.get(f"/cases/{case}/{address}").status == 404
    partner.goto("/referrals/")
    expect(partner.locator("#to-us")).not_to_contain_text("Vocational training")


def test_the_link_of_a_partner_outside_opens_nothing_once_she_takes_it_back(
    story: Story, mira: Actor
) -> None:
    case = str(met(story.now(mira)).pk)
    page = story.as_(mira)
    page.goto(f"/referrals/of-case/{case}/new")
    fill(
        page, service="service/vocational-training", to="outside", urgency="urgency/today",
        partner_name="Zyra e punës (e shpikur)", partner_kind="employment",
        partner_reached_by="link", partner_contact="kursi@example.invalid",
        message="Një kurs, në mëngjes.", way="now",
    )  # fmt: skip
    save(page, "Send the referral")
    link = page.locator("#link").input_value() + "?en"
    offer = story.nobody()
    offer.goto(link)
    save(offer, "Show the question")
    expect(offer.locator("main")).to_contain_text("Një kurs, në mëngjes.")
    _takes_back(page, case, None)
    fill(offer, answer="yes")
    offer.get_by_role("button", name="Send the answer").click()
    expect(offer.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    offer.goto(link)
    offer.get_by_role("button", name="Show the question").click()
    expect(offer.locator("main")).not_to_contain_text("Një kurs")


def test_a_session_half_written_outlives_the_line_and_both_drawers_stay_apart(
    story: Story, mira: Actor, anila: Actor
) -> None:
    case, _yes = counselled(story.now(mira), story.now(anila))
    address = f"/counselling/cases/{case.pk}/sessions"
    page = story.as_(anila)
    page.goto(address)
    page.get_by_label("Shared summary").fill(SUMMARY)
    expect(page.locator("[data-saved]")).to_contain_text(SAVED)
    page.context.set_offline(True)
    page.get_by_label("Your own note").fill(OWN)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-saved]")).not_to_contain_text("Saved")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text(SAVED, timeout=30_000)
    again = page.context.new_page()
    page.close()
    again.goto(address)
    expect(again.get_by_label("Shared summary")).to_have_value(SUMMARY)
    expect(again.get_by_label("Your own note")).to_have_value(OWN)
    assert OWN not in story.as_(mira).request.get(address).text()
    save(again, "Save")
    told = story.as_(mira).request.get(f"/cases/{case.pk}/parts/counselling").text()
    assert SUMMARY in told
    assert OWN not in told


def _takes_back(page: Page, case: str, to: Actor | None) -> None:
    """Her worker writes it down: one press in the file."""
    page.goto(f"/cases/{case}/")
    line = page.locator("#consents li", has_text=to.unit.en if to else re.compile("."))
    with page.expect_navigation():
        line.get_by_role("button", name=re.compile("Withdraw the consent")).first.click()
