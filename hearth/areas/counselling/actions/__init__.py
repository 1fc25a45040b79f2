"""What is done in counselling: sessions, groups, the safety step, scores, care for colleagues."""

from hearth.areas.counselling.actions.care import (
    NotASupervisor,
    NotTheirCare,
    Talk,
    check_in,
    choose_supervisor,
    supervise,
)
from hearth.areas.counselling.actions.group import (
    Gathered,
    InTheGroup,
    MetThatDay,
    NotTheirGroup,
    close_group,
    hold_meeting,
    join_group,
    leave_group,
    open_group,
)
from hearth.areas.counselling.actions.safety import (
    Numbered,
    Safety,
    note_score,
    take_safety_step,
)
from hearth.areas.counselling.actions.session import (
    Held,
    NotACounsellor,
    hold_session,
    write_own_note,
)

__all__ = [
    "Gathered",
    "Held",
    "InTheGroup",
    "MetThatDay",
    "NotACounsellor",
    "NotASupervisor",
    "NotTheirCare",
    "NotTheirGroup",
    "Numbered",
    "Safety",
    "Talk",
    "check_in",
    "choose_supervisor",
    "close_group",
    "hold_meeting",
    "hold_session",
    "join_group",
    "leave_group",
    "note_score",
    "open_group",
    "supervise",
    "take_safety_step",
    "write_own_note",
]
