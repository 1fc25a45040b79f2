"""What referrals announce. `grep -r referrals.accepted` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    SENT = "referrals.sent"
    SEEN = "referrals.seen"
    ASKED = "referrals.asked"
    REPLIED = "referrals.replied"
    UNANSWERED = "referrals.unanswered"
    ACCEPTED = "referrals.accepted"
    DECLINED = "referrals.declined"
    STARTED = "referrals.started"
    COMPLETED = "referrals.completed"
    FEEDBACK = "referrals.feedback"
    WITHDRAWN = "referrals.withdrawn"
    SLIP_PRINTED = "referrals.slip-printed"
    LINK_MADE = "referrals.link-made"
    LINK_SENT = "referrals.link-sent"
    LINK_OPENED = "referrals.link-opened"
