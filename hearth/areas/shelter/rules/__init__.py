"""What is decided about places and beds: pure, and each answers with its reasons."""

from hearth.areas.shelter.rules.eligibility import (
    Doubt,
    Member,
    Obstacle,
    Party,
    Place,
    doubts,
    obstacles,
)
from hearth.areas.shelter.rules.vacancy import Answer, answer

__all__ = [
    "Answer",
    "Doubt",
    "Member",
    "Obstacle",
    "Party",
    "Place",
    "answer",
    "doubts",
    "obstacles",
]
