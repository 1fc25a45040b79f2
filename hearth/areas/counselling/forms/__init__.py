"""What people write into the pages of counselling: strings in, values out."""

from hearth.areas.counselling.forms.care import CheckInForm, SupervisorForm, TalkForm
from hearth.areas.counselling.forms.group import GroupForm, JoinForm, MeetingForm
from hearth.areas.counselling.forms.safety import SafetyForm, ScoreForm
from hearth.areas.counselling.forms.sessions import OwnNoteForm, SessionForm

__all__ = [
    "CheckInForm",
    "GroupForm",
    "JoinForm",
    "MeetingForm",
    "OwnNoteForm",
    "SafetyForm",
    "ScoreForm",
    "SessionForm",
    "SupervisorForm",
    "TalkForm",
]
