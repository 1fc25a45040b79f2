"""A word for each drawer. Whoever may not open the drawer must not find the word on any page.

Words that are written into forms carry their drawer's canary, so that a leak anywhere (a list, a
task, a timeline, a referral's thread) is found by reading every page as somebody it is not for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from playwright.sync_api import Page

from hearth.foundation.access.actor import Actor
from tests.journeys.story import Story

PARTS = ("story", "papers", "plan", "shelter", "counselling", "livelihood", "questionnaires")
LISTS = ("/alerts/", "/cases/", "/referrals/", "/readings/", "/answers", "/plan/people/",
         "/shelter/", "/livelihood/")  # fmt: skip
READ = """async addresses => Promise.all(addresses.map(async address => {
  const answer = await fetch(address, {credentials: "same-origin"})
  return [answer.status, await answer.text()]
}))"""


class Canary(StrEnum):
    """The word that stands in what was written into a drawer. None is a word of any language."""

    IDENTITY = "Provëzorja"
    WHEREABOUTS = "rrugëkanarina"
    STORY = "tregimkanarina"
    HEALTH = "shëndetkanarina"
    SERVICES = "planikanarina"
    THERAPY = "vetëmkanarina"
    HOUSE = "librikanarina"  # the book of the shelter


def pages_of(case: str) -> list[str]:
    """Every address under which somebody could come across this person by looking."""
    of_case = [f"/cases/{case}/", f"/cases/{case}/timeline", f"/cases/{case}/readers"]
    return [*LISTS, *of_case, *(f"/cases/{case}/parts/{part}" for part in PARTS)]


def finds(
    story: Story, who: Actor, cases: Collection[str], *, sees: Iterable[Canary] = (),
    may: Iterable[Canary] = (), rows: Iterable[str] = (),
) -> None:  # fmt: skip
    """This person reads every page there is: these drawers' words stand there, and no other's."""
    page, text = story.as_(who), ""
    for address in ("/", *(f"/cases/{case}/" for case in cases)):
        page.goto(address)
        text += page.content()  # what the browser made of it, folded or not
    for _status, body in _read(page, {*(a for case in cases for a in pages_of(case)), *rows}):
        text += body
    expected = set(sees)
    found = {canary for canary in Canary if canary.value in text} - set(may)
    assert found == expected, f"{who.user.username}: {sorted(found)} instead of {sorted(expected)}"


def is_shut_out(story: Story, who: Actor, cases: Iterable[str], rows: Iterable[str] = ()) -> None:
    """Nothing of these cases is there for a stranger: not by address, and on no list."""
    page = story.as_(who)
    page.goto("/")
    text = page.content()
    addresses = [f"/cases/{case}/{end}" for case in cases for end in ("", "timeline", "readers")]
    for status, _body in _read(page, addresses := [*addresses, *rows]):
        assert status == 404, (who.user.username, addresses)
    text += "".join(body for _status, body in _read(page, LISTS))
    assert not [canary for canary in Canary if canary.value in text], who.user.username
    assert not [case for case in cases if case in text], who.user.username


def _read(page: Page, addresses: Iterable[str]) -> list[tuple[int, str]]:
    """These pages as this browser gets them, all at once."""
    found: list[tuple[int, str]] = page.evaluate(READ, list(addresses))
    return found
