"""What several people do again and again in these stories, each at their own browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from hearth.foundation.access.actor import Actor
from tests.journeys.story import Story, case_of, fill, press, save, write

ALBANIAN = "citizenship/iso:AL"


def report(story: Story, who: Actor, name: str, **said: str | list[str]) -> str:
    """The quick form: somebody may be a victim, the police are told. Gives the case."""
    page = story.as_(who)
    ordinary = {
        "danger": "danger/not-seen",
        "municipality": "municipality/asrdb:61",
        "place_type": "place-type/office",
        "source": "signal-source/self",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "accepts_help": "yes",
        "finding": "potential-victim",
        "given_name": name,
    }
    write(page, "/identification/new", "Report", **(ordinary | said))
    return case_of(page)


def answer_alert(story: Story, who: Actor) -> None:
    """The one alert that waits is acknowledged."""
    page = story.as_(who)
    page.goto("/alerts/")
    press(page, "Acknowledge the alert")
    expect(page.locator("article.alert").get_by_text("Acknowledged").first).to_be_visible()


def refer(story: Story, who: Actor, case: str, to: Actor, service: str, message: str,
          **said: str) -> str:  # fmt: skip
    """Somebody is asked for a service, with a consent read aloud just now. Gives its address."""
    page = story.as_(who)
    page.goto(f"/referrals/of-case/{case}/new")
    words = {"service": f"service/{service}", "to": str(to.unit.pk), "urgency": "urgency/today",
             "message": message, "way": "now"}  # fmt: skip
    fill(page, **(words | said))
    save(page, "Send the referral")
    expect(page.locator("#thread")).to_contain_text(message)
    return page.url.removeprefix(story.house.address)


def accept(story: Story, who: Actor, referral: str, *, begin: bool = True) -> None:
    """The unit asked opens it, says yes, and begins."""
    page = story.as_(who)
    page.goto("/referrals/")
    expect(page.locator(f'#to-us a[href="{referral}"]').first).to_be_visible()
    page.goto(referral)  # the list draws itself anew: a press could fall in between
    fill(page, answer="yes")
    save(page, "Send the answer")
    if begin:
        save(page, "It has begun")


def sign_plan(story: Story, who: Actor, case: str, **said: str) -> str:
    """The newest version is read aloud and signed by both sides. Gives its address."""
    page = story.as_(who)
    page.goto(f"/cases/{case}/parts/plan")
    page.locator("main").get_by_role("link", name=re.compile("[Ss]ign")).first.click()
    page.wait_for_load_state()
    address = page.url.removeprefix(story.house.address).removesuffix("signatures")
    fill(page, **({"person": "paper"} | said))
    save(page, "Keep the signatures")
    return address
