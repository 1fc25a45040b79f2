"""What people said of our help is read as a sum, by those who answer for the house."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.areas.plan.actions import Opinion, give_feedback
from hearth.areas.plan.queries.opinions import opinions_of
from hearth.areas.plan.rules.opinions import Split, split
from hearth.areas.plan.tests.plans import met_by, now
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.language import LANGUAGE_COOKIE
from tests.cast import later, signed_in

HEARD = "feedback-question/heard"
PAGE = "/plan/opinions"


def said(mira: Actor, vera: Actor, *answers: int) -> None:
    """So many people, each with one answer."""
    for answer in answers:
        case = met_by(now(mira), now(vera))
        give_feedback(case, Opinion({HEARD: answer}, "A word (invented)."), by=now(mira))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([4, 4, 4, 4], Split(None, None, None)),
        ([4, 4, 3, 3, 4], Split(5, 5, 0)),
        ([4, 4, 4, 4, 4, 1], Split(6, None, None)),
        ([4] * 5 + [2] * 5, Split(10, 5, 5)),
        ([], Split(0, 0, 0)),
    ],
)
def test_a_small_side_hides_both(answers: list[int], told: Split) -> None:
    assert split(answers) == told


def test_the_fifth_person_opens_the_page(
    client: Client, vera: Actor, mira: Actor, director: Actor, duty_officer: Actor
) -> None:
    said(mira, vera, 4, 4, 3, 4)
    client.cookies[LANGUAGE_COOKIE] = "en"
    assert "Too few to open" in signed_in(client, director).get(PAGE).content.decode()
    said(mira, vera, 3)
    page = client.get(PAGE).content.decode()
    assert "I was listened to." in page
    assert "A word (invented)." not in page
    told = signed_in(client, duty_officer).get(PAGE).content.decode()
    assert "A word (invented)." not in told, "none of these files is open to the coordinator"
    assert "Too few" not in told


def test_each_person_counts_once(vera: Actor, mira: Actor, director: Actor) -> None:
    case = met_by(mira, vera)
    for hours, answer in enumerate((1, 4)):
        give_feedback(case, Opinion({HEARD: answer}), by=later(mira, hours=hours))
    with acting(later(director, days=1)):
        assert opinions_of(later(director, days=1)).people == 1


def test_whoever_works_on_the_case_another_house_and_the_police_do_not_read_it(
    client: Client, vera: Actor, mira: Actor, nora: Actor, ilir: Actor, agim: Actor
) -> None:
    said(mira, vera, 4, 4, 4, 4, 4)
    for other in (mira, vera, nora, ilir, agim):
        assert signed_in(client, other).get(PAGE).status_code == 403
    with acting(now(nora)):
        assert opinions_of(now(nora)).people == 0, "the sums of another house are not ours"
