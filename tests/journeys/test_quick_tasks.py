"""The handbook says how many presses and fields each task takes; each is played and counted."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Locator

from hearth.areas.counselling.tests.scene import counselled
from hearth.areas.livelihood.tests.scene import enrolled, sewing, tailor
from hearth.areas.plan.tests.plans import agreed, met_by
from hearth.areas.shelter.actions import go_out, keep_medicine
from hearth.areas.shelter.tests.scene import a_house, lives_there, referred
from hearth.foundation.access.actor import Actor
from tests.faults.moments import until
from tests.journeys.presses import Effort, Hand, written
from tests.journeys.story import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Played = dict[str, Effort]


def test_both_languages_say_the_same() -> None:
    assert list(written("en").values()) == list(written("sq").values())


def test_every_task_of_the_handbook_takes_what_it_says(
    story: Story, mira: Actor, vera: Actor, lira: Actor, anila: Actor
) -> None:
    played: Played = {}
    played |= of_the_plan(story, mira, vera)
    played |= of_work_and_school(story, mira, vera)
    played |= of_the_house(story, lira, mira)
    played |= of_counselling(story, anila, mira)
    said = written("en")
    wrong = {task: (effort, said.get(task)) for task, effort in played.items()
             if effort != said.get(task)}  # fmt: skip
    assert not wrong, wrong
    assert set(played) == set(said), "a task of the table that nobody plays"


def of_the_plan(story: Story, mira: Actor, vera: Actor) -> Played:
    me = story.now(mira)
    case = met_by(me, story.now(vera))
    agreed(me, case)
    hand = Hand(story.as_(mira))
    of_case = ("Cases", case.number)
    return {
        "Record a follow-up":
            hand.at_today().follow("Write it down", of="Meet or call").done("Save"),
        "Say how an action stands": (
            hand.at_today().follow("Write it down", of="sewing course").follow("another way")
            .choose("state", "in-progress").done("Save")
        ),
        "Write down a service that was planned":
            hand.at_today().follow("Write it down", of="sewing course").done("Save"),
        "Say the first phase": _in_the_file(hand, *of_case).follow("Say the phase")
            .done("Begin the phase"),
        "Write down a need that could not be met": (
            _in_the_file(hand, *of_case).follow("need that could not be met")
            .choose("service", "service/dental").choose("reason", "unmet-reason/no-funds")
            .done("Save")
        ),
    }  # fmt: skip


def of_work_and_school(story: Story, mira: Actor, vera: Actor) -> Played:
    me = story.now(mira)
    case = met_by(me, story.now(vera))
    enrolled(case, me)
    tailor(case, me, began_on=timezone.localdate() - timedelta(days=92))
    another = sewing(me, name="Cooking (invented)")
    hand = Hand(story.as_(mira))
    return {
        "Answer whether the work is kept": (
            hand.at_today().follow("Answer", of="work is kept").choose("kept", "kept/same")
            .done("Save")
        ),
        "Note a week of a course": (
            _in_the_file(hand, "Cases", case.number).follow("Note a week")
            .type("held", "3").type("came", "3").done("Save")
        ),
        "Enrol somebody in a course": (
            _in_the_file(hand, "Cases", case.number).follow("Enrol in a course")
            .choose("course", str(another.pk)).done("Enrol")
        ),
    }  # fmt: skip


def of_the_house(story: Story, lira: Actor, mira: Actor) -> Played:
    asks, me = story.now(mira), story.now(lira)
    house = a_house(me)
    stay = lives_there(house, referred(asks, me), by=me)
    referred(asks, me)
    keep_medicine(stay, "Shurup (i shpikur)", "5 ml", [timezone.localtime(me.at).hour], by=me)
    go_out(stay, back_by=me.at + timedelta(seconds=1), where="", by=me)
    hand = Hand(story.as_(lira))

    def at_home() -> Hand:
        return hand.at_today().follow("^Shelter$", within="nav").follow("Shtëpia Provë")

    return {
        "Hold a bed": (
            at_home().follow("Hold a bed", of="accepted").choose("beds", _bed(hand)).done("Hold")
        ),
        "Let somebody into the house": at_home().follow("held").follow("They have come")
            .done("Let into the house"),
        "Say that somebody is back, who is late": hand.at_today().done("Is back", of="be back"),
        "Note a medicine given": hand.at_today().follow("Open", of="Medicine").done("Given"),
        "Write that all are inside": (
            at_home().follow("Book of the house").follow("Write in the book")
            .choose("kind", "log-kind/all-inside").done("Save")
        ),
    }  # fmt: skip


def of_counselling(story: Story, anila: Actor, mira: Actor) -> Played:
    case, _yes = counselled(story.now(mira), story.now(anila))
    hand = Hand(story.as_(anila))
    sheet = _in_the_file(hand, "Cases", case.number).follow("PHQ-9")
    for number in range(1, 10):
        sheet.choose(f"q-q{number}", "not-at-all")
    return {
        "Fill in the PHQ-9 together": sheet.done("Save the questionnaire"),
        "Note a session": _in_the_file(hand, "Cases", case.number).follow("Note a session")
            .done("Save"),
    }  # fmt: skip


def _in_the_file(hand: Hand, door: str, number: str) -> Hand:
    """From Today by the list into the file, whose parts come as one reads down."""
    hand.at_today().follow(f"^{door}$", within="nav").follow("", of=number)
    for part in hand.page.locator("[hx-trigger*=revealed]").all():
        until(partial(_read, part))
    return hand


def _read(part: Locator) -> bool:
    """Scrolled to, until it was fetched: what comes above it meanwhile may push it out of sight."""
    part.scroll_into_view_if_needed()
    return part.get_attribute("data-hx-revealed") == "true"


def _bed(hand: Hand) -> str:
    return str(hand.page.get_by_role("checkbox", name=re.compile(r"^1B\b")).get_attribute("value"))
