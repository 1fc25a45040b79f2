"""The house whose clock moves, and the people of Vatra and beside it whom these stories need."""

from __future__ import annotations

import pytest

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from tests.cast import TIRANE, VLORE, somebody, unit
from tests.journeys.story import ahead, story

__all__ = ["ahead", "story"]


@pytest.fixture
def lira(house: None) -> Actor:
    """Manager of Vatra's own shelter."""
    there = unit("shelter", kind=UnitKind.SHELTER, of="vatra", qark=VLORE)
    return somebody("lira", Role.SHELTER_MANAGER, there)


@pytest.fixture
def anila(house: None) -> Actor:
    """Psychologist of Vatra's counselling."""
    there = unit("counselling", kind=UnitKind.COUNSELLING, of="vatra", qark=VLORE)
    return somebody("anila", Role.PSYCHOLOGIST, there)


@pytest.fixture
def liljana(house: None) -> Actor:
    """Of the employment office, which gives the course: a partner, outside the work."""
    office = unit("employment-vlora", kind=UnitKind.EMPLOYMENT, of="employment-service", qark=VLORE)
    return somebody("liljana", Role.PARTNER, office)


@pytest.fixture
def blerta(house: None) -> Actor:
    """A psychologist of another organisation, who has nothing to do with any of this."""
    there = unit("other-counselling", kind=UnitKind.COUNSELLING, of="other-shelter", qark=TIRANE)
    return somebody("blerta", Role.PSYCHOLOGIST, there)
