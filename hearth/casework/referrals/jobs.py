"""Every minute: referrals nobody answered are brought up; those without her consent are closed.
And, put off: the letter with a partner's reply link."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from hearth.casework.cases.models import Withdrawal
from hearth.casework.referrals.actions import NotNow, bring_up, follow_her_consent, send_link
from hearth.casework.referrals.errands import SEND_LINK
from hearth.casework.referrals.models import Ground, Referral
from hearth.casework.referrals.rules import TALKING
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_minute, job

MOST = 500  # in one minute; the rest waits for the next
LATE = "an unanswered referral is brought up"
GONE = "a referral whose consent is gone is closed"


@every_minute("referrals.late")
def late(at: datetime) -> int:
    return bring_up_the_late(at)


@every_minute("referrals.without-consent")
def without_consent(at: datetime) -> int:
    return follow_consents(at)


@job(SEND_LINK)
def send_the_link(link: str, origin: str, at: datetime) -> None:
    send_link(UUID(link), origin=origin, by=house_actor(at))


def bring_up_the_late(at: datetime) -> int:
    """Returns how many were brought up. Two workers at once wake nobody twice: each is claimed."""
    waiting = Referral.objects.unscoped(because=LATE).to_escalate(at).select_related("sender")
    return sum(_brought_up(referral, at) for referral in waiting[:MOST])


def follow_consents(at: datetime) -> int:
    """What rested on a consent was closed with it, at once. This tells the sender, and ends it."""
    taken_back = Withdrawal.objects.unscoped(because=GONE).filter(consent=OuterRef("consent"))
    grounds = (
        Ground.objects.unscoped(because=GONE)
        .filter(referral__state__in=TALKING)
        .filter(Q(consent__until__lte=at) | Exists(taken_back))
        .select_related("referral")
    )
    return sum(_followed(ground.referral, at) for ground in grounds[:MOST])


def _brought_up(referral: Referral, at: datetime) -> bool:
    try:
        return bring_up(referral, by=house_actor(at)) is not None
    except NotNow:
        return False  # it was answered meanwhile


def _followed(referral: Referral, at: datetime) -> bool:
    try:
        follow_her_consent(referral, by=house_actor(at))
    except NotNow:
        return False  # it ended meanwhile
    return True
