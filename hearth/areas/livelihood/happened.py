"""What livelihood announces."""

from __future__ import annotations

from enum import StrEnum


class Happened(StrEnum):
    WISH_NOTED = "livelihood.wish-noted"
    ENROLLED = "livelihood.enrolled"
    PROVIDER_ASKED = "livelihood.provider-asked"
    ATTENDED = "livelihood.attended"
    COURSE_ENDED = "livelihood.course-ended"
    CERTIFIED = "livelihood.certified"
    WORK_BEGAN = "livelihood.work-began"
    WORK_ENDED = "livelihood.work-ended"
    KEEPING_CHECKED = "livelihood.keeping-checked"
    SCHOOL_BEGAN = "livelihood.school-began"
    SCHOOL_MOVED = "livelihood.school-moved"
    COURSE_OFFERED = "livelihood.course-offered"  # of no case
    COURSE_CONFIRMED = "livelihood.course-confirmed"  # of no case
    COURSE_WITHDRAWN = "livelihood.course-withdrawn"  # of no case
