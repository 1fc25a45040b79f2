"""Take a referral back: the sender, with a reason; or the house, once she took back her consent."""

from __future__ import annotations

from hearth.casework.referrals.actions.outside import revoke_links
from hearth.casework.referrals.actions.steps import (
    Said,
    Through,
    close_drawers,
    insist_on_sender,
    take,
)
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import Move
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake

CONSENT_WITHDRAWN = "withdrawal-reason/consent-withdrawn"


@deed
def withdraw(referral: Referral, *, reason: str, words: str = "", by: Actor) -> ReferralStep:
    """Take it back. From this moment on the unit asked opens nothing of it."""
    insist_on_sender(referral, by)
    step = take(
        referral,
        Move.WITHDRAWN,
        unit=referral.sender_id,
        said=Said(withdrawal=reason, words=words),
        by=by,
    )
    _shut(referral, "the referral was withdrawn", by=by)
    return step


@deed
def follow_her_consent(referral: Referral, *, by: Actor) -> ReferralStep:
    """Her consent is gone, and what rested on it was closed with it. Say so to the sender."""
    step = take(
        referral,
        Move.WITHDRAWN,
        unit=None,
        through=Through.CLOCK,
        said=Said(withdrawal=CONSENT_WITHDRAWN),
        by=by,
    )
    _shut(referral, "she took back her consent", by=by)
    wake([referral.sender_id], because="referral", about=step.pk, by=by)
    return step


def _shut(referral: Referral, because: str, *, by: Actor) -> None:
    close_drawers(referral, offer_too=True, because=because, by=by)
    revoke_links(referral, by=by)
