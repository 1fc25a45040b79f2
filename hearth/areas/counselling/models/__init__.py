"""Sessions and own notes, groups, the safety step, scores from outside; care for colleagues."""

from hearth.areas.counselling.models.care import (
    CareFile,
    CheckIn,
    ChosenSupervisor,
    SupervisionTalk,
)
from hearth.areas.counselling.models.group import CounsellingGroup, GroupMeeting, GroupMember
from hearth.areas.counselling.models.safety import ExternalScore, SafetyStep
from hearth.areas.counselling.models.session import CounsellingSession, OwnNote

__all__ = [
    "CareFile",
    "CheckIn",
    "ChosenSupervisor",
    "CounsellingGroup",
    "CounsellingSession",
    "ExternalScore",
    "GroupMeeting",
    "GroupMember",
    "OwnNote",
    "SafetyStep",
    "SupervisionTalk",
]
