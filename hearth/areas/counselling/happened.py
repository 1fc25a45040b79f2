"""What counselling announces."""

from __future__ import annotations

from enum import StrEnum


class Happened(StrEnum):
    SESSION_HELD = "counselling.session-held"
    OWN_NOTE = "counselling.own-note"
    OWN_DRAWER = "counselling.own-drawer"
    GROUP_JOINED = "counselling.group-joined"
    GROUP_LEFT = "counselling.group-left"
    SAFETY_STEP = "counselling.safety-step"
    SCORE_NOTED = "counselling.score-noted"
    GROUP_OPENED = "counselling.group-opened"  # of no case
    GROUP_CLOSED = "counselling.group-closed"  # of no case
    GROUP_MET = "counselling.group-met"  # of no case
    SUPERVISOR_CHOSEN = "counselling.supervisor-chosen"  # of a colleague
    SUPERVISED = "counselling.supervised"  # of a colleague
    CHECKED_IN = "counselling.checked-in"  # of a colleague
