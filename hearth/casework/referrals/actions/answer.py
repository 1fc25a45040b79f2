"""What the unit asked does: sees it, asks back, says yes or no; begins, ends, tells how it went."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from hearth.casework.referrals.actions.agreed import (
    WHY,
    note_first_contact,
    open_drawers,
    still_agreed,
)
from hearth.casework.referrals.actions.steps import (
    NotTheRecipient,
    Said,
    Through,
    close_drawers,
    insist_on_recipient,
    insist_on_sender,
    take,
)
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.rules import Move, State
from hearth.foundation.access.actions import shorten
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake


class SayWhyNot(Exception):
    """A no without a reason helps nobody: the need stays, and nobody learns what was missing."""


class WriteSomething(Exception):
    """A question, a reply or feedback without words."""


@deed
def see(referral: Referral, *, by: Actor) -> ReferralStep | None:
    """The first of the unit asked opens it. Opened again, nothing more happens."""
    insist_on_recipient(referral, by)
    if ReferralStep.objects.visible_to(by).filter(referral=referral, move=Move.SEEN.value).exists():
        return None
    if referral.stands not in (State.SENT, State.UNANSWERED):
        return None
    return take(referral, Move.SEEN, unit=referral.recipient_id, by=by)


@deed
def ask(referral: Referral, *, words: str, by: Actor) -> ReferralStep:
    """A question before the answer. The deadline does not stop for it."""
    insist_on_recipient(referral, by)
    step = _speak(referral, Move.ASKED, words, by=by)
    wake([referral.sender_id], because="referral", about=step.pk, by=by)
    return step


@deed
def reply(referral: Referral, *, words: str, by: Actor) -> ReferralStep:
    """The sender's answer to a question, or something that has changed."""
    insist_on_sender(referral, by)
    step = _speak(referral, Move.REPLIED, words, by=by)
    if referral.recipient_id is not None:
        wake([referral.recipient_id], because="referral", about=step.pk, by=by)
    return step


@deed
def accept(
    referral: Referral,
    *,
    from_day: date | None = None,
    words: str = "",
    through: str = Through.DESK,
    by: Actor,
) -> ReferralStep:
    """Yes. The drawers the service needs open to this unit, and close with the referral.

    A partner outside gets no drawer: they have no account with which to open one.
    """
    unit = answering_unit(referral, through, by)
    ground, until = still_agreed(referral, by=by)
    step = take(
        referral,
        Move.ACCEPTED,
        unit=unit,
        through=through,
        said=Said(on=from_day, words=words),
        by=by,
    )
    if referral.recipient is not None:
        with identity(House(WHY)):
            open_drawers(referral, referral.recipient, ground, until, by=by)
            note_first_contact(referral, referral.recipient, by=by)
    wake([referral.sender_id], because="referral", about=step.pk, by=by)
    return step


@deed
def decline(
    referral: Referral,
    *,
    reason: str,
    words: str = "",
    on: date | None = None,
    through: str = Through.DESK,
    by: Actor,
) -> ReferralStep:
    """No, and why. The need stays, and is counted as one that nobody met."""
    unit = answering_unit(referral, through, by)
    if not reason:
        raise SayWhyNot
    step = take(
        referral,
        Move.DECLINED,
        unit=unit,
        through=through,
        said=Said(on=on, decline=reason, words=words),
        by=by,
    )
    close_drawers(referral, offer_too=True, because="the referral was declined", by=by)
    wake([referral.sender_id], because="referral", about=step.pk, by=by)
    return step


@deed
def start(referral: Referral, *, through: str = Through.DESK, by: Actor) -> ReferralStep:
    """She came, or the work began."""
    unit = answering_unit(referral, through, by)
    return take(referral, Move.STARTED, unit=unit, through=through, by=by)


@deed
def complete(
    referral: Referral,
    *,
    outcome: str,
    feedback: str = "",
    through: str = Through.DESK,
    by: Actor,
) -> ReferralStep:
    """The service is over, and this came of it. The drawers close; the referral stays readable
    to the unit that gave the service until it has written its feedback, or some days."""
    unit = answering_unit(referral, through, by)
    step = take(
        referral,
        Move.COMPLETED,
        unit=unit,
        through=through,
        said=Said(outcome=outcome),
        by=by,
    )
    close_drawers(referral, offer_too=False, because="the service is over", by=by)
    if feedback.strip():
        give_feedback(referral, words=feedback, through=through, by=by)
    else:
        shorten(Q(pk=referral.offer_id), until=by.at + referral_policy().feedback_within, by=by)
    wake([referral.sender_id], because="referral", about=step.pk, by=by)
    return step


@deed
def give_feedback(
    referral: Referral, *, words: str, through: str = Through.DESK, by: Actor
) -> ReferralStep:
    """What the sender should know of how it went. With it the referral closes for good."""
    unit = answering_unit(referral, through, by)
    if not words.strip():
        raise WriteSomething
    step = take(referral, Move.FEEDBACK, unit=unit, through=through, said=Said(words=words), by=by)
    close_drawers(referral, offer_too=True, because="the referral is over", by=by)
    return step


def answering_unit(referral: Referral, through: str, by: Actor) -> UUID | None:
    """Who answers: the unit asked at its desk; for a partner outside, the link, or the sender."""
    if referral.recipient_id is not None:
        insist_on_recipient(referral, by)
        return referral.recipient_id
    if through == Through.PAPER:
        insist_on_sender(referral, by)
    elif through != Through.LINK or by.posts:
        raise NotTheRecipient
    return None


def _speak(referral: Referral, move: Move, words: str, *, by: Actor) -> ReferralStep:
    if not words.strip():
        raise WriteSomething
    unit = referral.recipient_id if move is Move.ASKED else referral.sender_id
    return take(referral, move, unit=unit, said=Said(words=words), by=by)
