"""The catalogue of courses; training, work and school of one person."""

from hearth.areas.livelihood.models.catalogue import Course
from hearth.areas.livelihood.models.place import DailyPlace
from hearth.areas.livelihood.models.school import Schooling, SchoolingStep
from hearth.areas.livelihood.models.training import (
    Certificate,
    CourseWeek,
    Enrolment,
    EnrolmentEnd,
)
from hearth.areas.livelihood.models.wish import WorkWish
from hearth.areas.livelihood.models.work import KeepingCheck, Placement, PlacementEnd

__all__ = [
    "Certificate",
    "Course",
    "CourseWeek",
    "DailyPlace",
    "Enrolment",
    "EnrolmentEnd",
    "KeepingCheck",
    "Placement",
    "PlacementEnd",
    "Schooling",
    "SchoolingStep",
    "WorkWish",
]
