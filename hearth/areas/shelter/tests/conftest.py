"""What the browser's tests of a house begin with: Nora by the clock on the wall, and a house."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from hearth.areas.shelter.models import House
from hearth.areas.shelter.tests.scene import a_house
from hearth.foundation.access.actor import Actor
from tests.cast import at


@pytest.fixture
def now(nora: Actor) -> Actor:
    """Nora at the hour of the wall: a browser knows no other."""
    return at(nora, timezone.now() - timedelta(minutes=5))


@pytest.fixture
def home(now: Actor) -> House:
    return a_house(now)
