"""What is done with a plan: drawn, signed, moved; given, missed, met; judged; begun and ended."""

from hearth.areas.plan.actions.assess import (
    Needs,
    NothingJudged,
    Risk,
    Safety,
    assess_needs,
    assess_risk,
    make_safe,
)
from hearth.areas.plan.actions.confer import (
    AtTheTable,
    Conferred,
    Decided,
    NotDecided,
    confer,
)
from hearth.areas.plan.actions.dates import take_on
from hearth.areas.plan.actions.deliver import (
    Given,
    MetAlready,
    Needed,
    NotOfThisPlan,
    deliver,
    meet_need,
    note_unmet,
)
from hearth.areas.plan.actions.draw import Aim, Drawn, Lacking, ToDo, WrittenMeanwhile, draw_plan
from hearth.areas.plan.actions.follow_up import Finding, Met, NotLater, follow_up
from hearth.areas.plan.actions.move import move_action
from hearth.areas.plan.actions.printing import note_printed
from hearth.areas.plan.actions.road import (
    Leaving,
    NothingSaid,
    Opinion,
    StandsInTheWay,
    Step,
    begin_phase,
    give_feedback,
    move_entitlement,
    say_farewell,
)
from hearth.areas.plan.actions.sign import NamelessGuardian, NotTheNewest, Signature, sign

__all__ = [
    "Aim",
    "AtTheTable",
    "Conferred",
    "Decided",
    "Drawn",
    "Finding",
    "Given",
    "Lacking",
    "Leaving",
    "Met",
    "MetAlready",
    "NamelessGuardian",
    "Needed",
    "Needs",
    "NotDecided",
    "NotLater",
    "NotOfThisPlan",
    "NotTheNewest",
    "NothingJudged",
    "NothingSaid",
    "Opinion",
    "Risk",
    "Safety",
    "Signature",
    "StandsInTheWay",
    "Step",
    "ToDo",
    "WrittenMeanwhile",
    "assess_needs",
    "assess_risk",
    "begin_phase",
    "confer",
    "deliver",
    "draw_plan",
    "follow_up",
    "give_feedback",
    "make_safe",
    "meet_need",
    "move_action",
    "move_entitlement",
    "note_printed",
    "note_unmet",
    "say_farewell",
    "sign",
    "take_on",
]
