"""What the screens of counselling read."""

from hearth.areas.counselling.queries.care import (
    SUPERVISORS,
    Care,
    Supervised,
    care_file_of,
    care_of,
    may_supervise,
    supervised_by,
)
from hearth.areas.counselling.queries.group import (
    Circle,
    groups_of,
    meetings_of,
    members_of,
    own_group,
    own_groups,
)
from hearth.areas.counselling.queries.over_time import OverTime, tools_over_time
from hearth.areas.counselling.queries.safety import Step, safety_of, scores_of, waiting_answers
from hearth.areas.counselling.queries.session import Talked, notes_on, sessions_of

__all__ = [
    "SUPERVISORS",
    "Care",
    "Circle",
    "OverTime",
    "Step",
    "Supervised",
    "Talked",
    "care_file_of",
    "care_of",
    "groups_of",
    "may_supervise",
    "meetings_of",
    "members_of",
    "notes_on",
    "own_group",
    "own_groups",
    "safety_of",
    "scores_of",
    "sessions_of",
    "supervised_by",
    "tools_over_time",
    "waiting_answers",
]
