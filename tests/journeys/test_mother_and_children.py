"""A mother and her two children, from the night they leave to a door of their own; all invented.

Three files, each with its own consents: what is opened of one opens nothing of another.
"""

from __future__ import annotations

import pytest

from hearth.foundation.access.actor import Actor
from tests.journeys import mother_comes, mother_lives
from tests.journeys.canaries import Canary, finds, is_shut_out
from tests.journeys.mother_comes import Cast, Family
from tests.journeys.story import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORK = {Canary.STORY, Canary.WHEREABOUTS, Canary.SERVICES}


@pytest.fixture
def cast_of_three(
    vera: Actor, mira: Actor, nora: Actor, cpu_worker: Actor, agim: Actor, drita: Actor,
    director: Actor, ilir: Actor, lira: Actor, blerta: Actor,
) -> Cast:  # fmt: skip
    return Cast(vera, mira, nora, cpu_worker, agim, drita, director, (ilir, lira, blerta))


def test_a_mother_and_her_children_from_one_door_to_their_own(
    story: Story, cast_of_three: Cast
) -> None:
    cast = cast_of_three
    family = mother_comes.found(story, cast)
    mother_comes.housed(story, cast, family)
    mother_comes.cared_for(story, cast, family)
    mother_lives.nights(story, cast, family)
    while_they_live_there(story, cast, family)

    mother_lives.takes_back(story, cast, family)
    finds(story, cast.teuta, family.cases, rows=family.rows)
    story.later(days=40)
    mother_lives.leaves_school_and_returns(story, cast, family)
    story.later(days=80)
    mother_lives.move_out(story, cast, family)
    left = {Canary.WHEREABOUTS}  # of the house itself: where it stands is its own
    finds(story, cast.nora, family.cases, sees={Canary.HOUSE}, may=left, rows=family.rows)
    mother_lives.farewell(story, cast, family)
    afterwards(story, cast, family)


def while_they_live_there(story: Story, cast: Cast, family: Family) -> None:
    """The house knows how they are; child protection the girl; the police that they exist."""
    cases, rows = family.cases, family.rows
    finds(story, cast.mira, cases, sees=WORK, may={Canary.HEALTH}, rows=rows)
    finds(story, cast.vera, cases, sees=WORK, rows=rows)
    lives_with = {Canary.WHEREABOUTS, Canary.SERVICES, Canary.HEALTH, Canary.HOUSE}
    finds(story, cast.nora, cases, sees=lives_with, rows=rows)
    finds(story, cast.teuta, cases, sees={Canary.WHEREABOUTS, Canary.SERVICES}, rows=rows)
    is_shut_out(story, cast.teuta, [family.mother, family.children[1]])
    for reader in (cast.agim, cast.drita, cast.director):
        finds(story, reader, cases, rows=rows)
    for stranger in cast.strangers:
        is_shut_out(story, stranger, cases, rows)


def afterwards(story: Story, cast: Cast, family: Family) -> None:
    """Closed, and still closed to everybody else."""
    finds(story, cast.mira, family.cases, sees=WORK, may={Canary.HEALTH}, rows=family.rows)
    for reader in (cast.agim, cast.drita, cast.director, cast.teuta):
        finds(story, reader, family.cases, rows=family.rows)
