"""M.'s story from the first door to a life of her own, each deed by a person at a browser.

What is true in it: a woman of twenty whom the State Social Service referred to Vatra, who was
counselled and trained, found work as a tailor, and is still accompanied. The rest is invented.
"""

from __future__ import annotations

import pytest

from hearth.foundation.access.actor import Actor
from tests.journeys import m_comes, m_learns, m_works
from tests.journeys.canaries import Canary, finds, is_shut_out
from tests.journeys.m_comes import Cast, M
from tests.journeys.story import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def cast_of_m(
    social_service_officer: Actor, mira: Actor, lira: Actor, anila: Actor, liljana: Actor,
    agim: Actor, drita: Actor, director: Actor, ilir: Actor, nora: Actor, blerta: Actor,
) -> Cast:  # fmt: skip
    return Cast(
        social_service_officer, mira, lira, anila, liljana, agim, drita, director,
        (ilir, nora, blerta),
    )  # fmt: skip


def test_m_from_the_first_door_to_a_life_of_her_own(story: Story, cast_of_m: Cast) -> None:
    cast = cast_of_m
    m = m_comes.referred(story, cast)
    m_comes.sheltered(story, cast, m)
    m_comes.planned(story, cast, m)

    m_learns.counselled(story, cast, m)
    m_learns.said_the_ninth(story, cast, m)
    everybody_sees_their_own(story, cast, m, who_referred={Canary.SERVICES})
    story.later(days=30)
    m_learns.enrolled(story, cast, m)
    story.later(days=90)
    m_learns.learned(story, cast, m)

    m_works.moved_on(story, cast, m)
    m_works.employed(story, cast, m)
    for days, months, phase in ((92, 3, "inclusion"), (92, 6, "monitoring"), (184, 12, "")):
        story.later(days=days)
        m_works.still_works(story, cast, m, months=months)
        m_works.visited(story, cast, m, phase=phase)
    m_works.still_accompanied(story, cast, m)
    visits = {Canary.SERVICES, Canary.STORY}
    everybody_sees_their_own(story, cast, m, who_referred=visits)


def everybody_sees_their_own(story: Story, cast: Cast, m: M, *, who_referred: set[Canary]) -> None:
    """What each may read, at this moment of the story: no word less, and no word more.

    Whoever referred her still opens the story, but a note stays with the unit that wrote it.
    """
    work = {Canary.STORY, Canary.WHEREABOUTS, Canary.HEALTH, Canary.SERVICES}
    finds(story, cast.mira, [m.case], sees=work, rows=m.rows)
    finds(story, cast.lira, [m.case], sees=work - {Canary.STORY} | {Canary.HOUSE}, rows=m.rows)
    finds(story, cast.anila, [m.case], sees=work | {Canary.THERAPY}, rows=m.rows)
    finds(story, cast.luan, [m.case], sees=who_referred, rows=m.rows)
    for reader in (cast.agim, cast.drita, cast.director):
        finds(story, reader, [m.case], rows=m.rows)
    for stranger in (*cast.strangers, cast.liljana):
        is_shut_out(story, stranger, [m.case], m.rows)
