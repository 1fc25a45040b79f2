"""What a partner outside answered: with the one-time link, or on the slip of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearth.casework.referrals.actions.agreed import ConsentTakenBack, still_agreed
from hearth.casework.referrals.actions.answer import accept, decline
from hearth.casework.referrals.actions.outside import live_link, use_up
from hearth.casework.referrals.actions.steps import WHY_THE_HOUSE, Through, insist_on_sender, take
from hearth.casework.referrals.happened import Happened
from hearth.casework.referrals.models import OutsidePartner, Referral, ReferralStep, ReplyLink
from hearth.casework.referrals.rules import Move, State, same_code
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NothingThere(Exception):
    """The link opens nothing: unknown, used, taken back or run out. Which of these is not said."""


class WrongSlip(Exception):
    """The code on the paper is not this referral's: the answer belongs to another one."""


@dataclass(frozen=True)
class OutsideAnswer:
    """Yes, or no and why."""

    accepted: bool
    reason: str = ""
    words: str = ""


@deed
def open_link(token: str, *, by: Actor) -> ReplyLink:
    """Somebody holds the link and asks to see what is offered. `by` is the house itself."""
    link = _link(token, by=by)
    if link.opened_at is None:
        ReplyLink.objects.unscoped(because=WHY_THE_HOUSE).filter(pk=link.pk).update(opened_at=by.at)
    record(Happened.LINK_OPENED, link.dossier_id, by=by, which=link.referral_id)
    if link.referral.stands is State.SENT:
        take(link.referral, Move.SEEN, unit=None, through=Through.LINK, by=by)
    return link


@deed
def answer_by_link(token: str, answer: OutsideAnswer, *, by: Actor) -> ReferralStep:
    """The answer that came with the link. It answers once; whoever comes second finds nothing."""
    link = _link(token, by=by)
    if not use_up(link, by=by):
        raise NothingThere
    return _answered(link.referral, answer, None, Through.LINK, by=by)


@deed
def enter_from_paper(
    referral: Referral, answer: OutsideAnswer, *, code: str, on: date, by: Actor
) -> ReferralStep:
    """The slip came back. The sender enters it; the row says so, and the day on the paper."""
    insist_on_sender(referral, by)
    partner = OutsidePartner.objects.visible_to(by).filter(referral=referral).first()
    if partner is None or not same_code(code, partner.reply_code):
        raise WrongSlip
    return _answered(referral, answer, on, Through.PAPER, by=by)


@deed
def print_slip(referral: Referral, *, by: Actor) -> OutsidePartner:
    """A page to be printed: the number, the service, the reply code. It is written down."""
    insist_on_sender(referral, by)
    record(Happened.SLIP_PRINTED, referral.dossier_id, by=by, which=referral.pk)
    partner: OutsidePartner = OutsidePartner.objects.visible_to(by).get(referral=referral)
    return partner


def _link(token: str, *, by: Actor) -> ReplyLink:
    """The link, if it is good and she still agrees. Once she does not, it is as if it never was."""
    link = live_link(token, by=by)
    if link is None:
        raise NothingThere
    try:
        still_agreed(link.referral, by=by)
    except ConsentTakenBack:
        raise NothingThere from None
    return link


def _answered(
    referral: Referral, answer: OutsideAnswer, on: date | None, through: str, *, by: Actor
) -> ReferralStep:
    if answer.accepted:
        return accept(referral, from_day=on, words=answer.words, through=through, by=by)
    return decline(
        referral, reason=answer.reason, words=answer.words, on=on, through=through, by=by
    )
