"""What the screens of livelihood read."""

from hearth.areas.livelihood.queries.catalogue import (
    CourseLine,
    Supply,
    courses,
    mine_to_keep,
    supply,
)
from hearth.areas.livelihood.queries.school import SchoolStory, schooling_of
from hearth.areas.livelihood.queries.training import Training, trainings_of
from hearth.areas.livelihood.queries.work import (
    DueCheck,
    Kept,
    Work,
    due_on_today,
    kept_so_far,
    wish_of,
    work_of,
)

__all__ = [
    "CourseLine",
    "DueCheck",
    "Kept",
    "SchoolStory",
    "Supply",
    "Training",
    "Work",
    "courses",
    "due_on_today",
    "kept_so_far",
    "mine_to_keep",
    "schooling_of",
    "supply",
    "trainings_of",
    "wish_of",
    "work_of",
]
