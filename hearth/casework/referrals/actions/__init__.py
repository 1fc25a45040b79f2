"""What is done with a referral: written, sent, seen, asked about, answered, ended, taken back."""

from hearth.casework.referrals.actions.agreed import ConsentTakenBack
from hearth.casework.referrals.actions.answer import (
    SayWhyNot,
    WriteSomething,
    accept,
    ask,
    complete,
    decline,
    give_feedback,
    reply,
    see,
    start,
)
from hearth.casework.referrals.actions.end_with_case import close_with_referrals
from hearth.casework.referrals.actions.heard import (
    NothingThere,
    OutsideAnswer,
    WrongSlip,
    answer_by_link,
    enter_from_paper,
    open_link,
    print_slip,
)
from hearth.casework.referrals.actions.late import bring_up
from hearth.casework.referrals.actions.outside import make_link, send_link
from hearth.casework.referrals.actions.refer import refer
from hearth.casework.referrals.actions.send import (
    MayNotBeAsked,
    NotAGround,
    NotYourCase,
    SayWhy,
    ToNamedPeopleOnly,
    again,
    draft,
    redraft,
    send,
)
from hearth.casework.referrals.actions.steps import (
    AlreadyAnswered,
    NotNow,
    NotTheRecipient,
    NotTheSender,
    Through,
)
from hearth.casework.referrals.actions.withdraw import follow_her_consent, withdraw
from hearth.casework.referrals.queries.consents import NoConsent

__all__ = [
    "AlreadyAnswered",
    "ConsentTakenBack",
    "MayNotBeAsked",
    "NoConsent",
    "NotAGround",
    "NotNow",
    "NotTheRecipient",
    "NotTheSender",
    "NotYourCase",
    "NothingThere",
    "OutsideAnswer",
    "SayWhy",
    "SayWhyNot",
    "Through",
    "ToNamedPeopleOnly",
    "WriteSomething",
    "WrongSlip",
    "accept",
    "again",
    "answer_by_link",
    "ask",
    "bring_up",
    "close_with_referrals",
    "complete",
    "decline",
    "draft",
    "enter_from_paper",
    "follow_her_consent",
    "give_feedback",
    "make_link",
    "open_link",
    "print_slip",
    "redraft",
    "refer",
    "reply",
    "see",
    "send",
    "send_link",
    "start",
    "withdraw",
]
