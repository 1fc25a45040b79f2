"""The psychologists of these tests."""

from hearth.areas.counselling.tests.scene import anila, blerta

__all__ = ["anila", "blerta"]
