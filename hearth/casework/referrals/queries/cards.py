"""Referrals in a list: to us, by us, of one case. Danger first, then time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.models.referral import ReferralQuerySet
from hearth.casework.referrals.rules import OVER, WAITING, State
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of

MOST = 100


@dataclass(frozen=True)
class Card:
    """One referral as a line of a list."""

    pk: UUID
    number: str
    service: str
    urgency: str
    other: str  # the unit on the other side
    state: State
    danger: bool
    late: bool
    due_at: datetime | None
    sent_at: datetime | None
    ours: bool  # we sent it

    @property
    def glyph(self) -> str:
        if self.danger and self.state in WAITING:
            return "danger"
        if self.late:
            return "late"
        return GLYPHS[self.state]

    @property
    def words(self) -> str:
        return state_words(self.state)

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_over(self) -> bool:
        return self.state in OVER


@dataclass(frozen=True)
class Waiting:
    """One line of somebody's day: what to do about which referral, by when."""

    pk: UUID
    sentence: str
    number: str
    due_at: datetime
    danger: bool


GLYPHS = {
    State.DRAFT: "draft",
    State.SENT: "wait",
    State.SEEN: "wait",
    State.UNANSWERED: "late",
    State.ACCEPTED: "going",
    State.STARTED: "going",
    State.DECLINED: "no",
    State.COMPLETED: "good",
    State.FEEDBACK: "good",
    State.WITHDRAWN: "shut",
}


def state_words(state: State) -> str:
    """The state in a word or two, for badges and lists."""
    return {
        State.DRAFT: _("Draft"),
        State.SENT: _("Sent"),
        State.SEEN: _("Seen"),
        State.UNANSWERED: _("No answer"),
        State.ACCEPTED: _("Accepted"),
        State.STARTED: _("Begun"),
        State.DECLINED: _("Not accepted"),
        State.COMPLETED: _("Ended"),
        State.FEEDBACK: _("Ended, with feedback"),
        State.WITHDRAWN: _("Taken back"),
    }[state]


def to_us(actor: Actor, *, most: int = MOST) -> list[Card]:
    """Referrals sent to the actor's units that have not ended."""
    return cards(_to_us(actor, most), actor)


@asked_for
def _to_us(actor: Actor, most: int) -> ReferralQuerySet:
    rows = one_by_one(actor).to_units(actor.unit_ids).not_over()
    return rows.waiting_before_going()[:most]


def by_us(actor: Actor, *, most: int = MOST) -> list[Card]:
    """Referrals that the actor's units sent, or are still writing."""
    return cards(_by_us(actor, most), actor)


@asked_for
def _by_us(actor: Actor, most: int) -> ReferralQuerySet:
    rows = one_by_one(actor).by_units(actor.unit_ids).not_over()
    return rows.waiting_before_going()[:most]


def ended(actor: Actor, *, most: int = MOST) -> list[Card]:
    """On either side, the last to end first."""
    return cards(_ended(actor, most), actor)


@asked_for
def _ended(actor: Actor, most: int) -> ReferralQuerySet:
    rows = one_by_one(actor).over().last_ended_first()
    to, by = rows.to_units(actor.unit_ids), rows.by_units(actor.unit_ids)
    found = to[:most].union(by[:most], all=True).last_ended_first()
    return found[:most]


def cards_of_case(case: Case, actor: Actor) -> list[Card]:
    """Those of one case that are the actor's to read."""
    return cards(_of_case(actor, case.pk), actor)


@asked_for
def _of_case(actor: Actor, case: UUID) -> ReferralQuerySet:
    rows = one_by_one(actor).filter(case=case)
    return rows.order_by("-written_at", "-id")[:MOST]


def running_of_case(case: Case, actor: Actor) -> list[Card]:
    """Those the actor's units sent for this case, which wait for an answer or go on."""
    return cards(_running(actor, case.pk), actor)


@asked_for
def _running(actor: Actor, case: UUID) -> ReferralQuerySet:
    rows = one_by_one(actor).by_units(actor.unit_ids).under_way()
    return rows.filter(case=case).danger_then_time()[:MOST]


def waiting_for(actor: Actor) -> list[Waiting]:
    """What the day asks: our answers that are due, the answers others owe us, and what was
    brought up before us because nobody answered. One question."""
    return [_waiting(row, actor) for row in _day_asks(actor)]


@asked_for
def _day_asks(actor: Actor) -> ReferralQuerySet:
    ours = actor.unit_ids
    mine = Referral.objects.visible_to(actor, one_by_one=True)
    mine = mine.select_related("case").danger_then_time()
    late = mine.overdue(actor.at).exclude(recipient__in=ours)
    asked, owed = mine.to_units(ours).waiting(), late.by_units(ours)
    above = late.brought_up().exclude(sender__in=ours)
    return asked[:MOST].union(owed[:MOST], above[:MOST], all=True)


def partners_of(referrals: Iterable[Referral], actor: Actor) -> dict[UUID, OutsidePartner]:
    """The partners outside, for whoever may open the services of the case."""
    outside = [row.pk for row in referrals if row.recipient_id is None]
    return {partner.referral_id: partner for partner in _partners(actor, outside)}


@asked_for
def _partners(actor: Actor, referrals: list[UUID]) -> QuerySet[OutsidePartner]:
    return OutsidePartner.objects.visible_to(actor).filter(referral__in=referrals)


def one_by_one(actor: Actor) -> ReferralQuerySet:
    """By their own keys: a unit, a case. What a card shows comes along."""
    rows = Referral.objects.visible_to(actor, one_by_one=True)
    return rows.select_related("case", "sender", "recipient")


def cards(rows: Iterable[Referral], actor: Actor) -> list[Card]:
    """Two queries for any number of referrals."""
    found = list(rows)
    partners = partners_of(found, actor)
    return [_card(row, partners.get(row.pk), actor) for row in found]


def _card(row: Referral, partner: OutsidePartner | None, actor: Actor) -> Card:
    ours = row.sender_id in actor.unit_ids
    return Card(
        pk=row.pk,
        number=row.case.number,
        service=name_of(row.service_id),
        urgency=name_of(row.urgency_id),
        other=other_side(row, partner, ours=ours),
        state=row.stands,
        danger=row.danger,
        late=row.is_late(actor.at),
        due_at=row.answer_by,
        sent_at=row.sent_at,
        ours=ours,
    )


def other_side(row: Referral, partner: OutsidePartner | None, *, ours: bool) -> str:
    """Whom one deals with: the unit asked, or the unit that asks."""
    if not ours:
        return row.sender.name
    if row.recipient is not None:
        return row.recipient.name
    return str(partner.name) if partner else _("a partner outside")


def _asks(row: Referral, actor: Actor) -> str:
    if row.recipient_id in actor.unit_ids:
        return _("Referral: answer it")
    if row.sender_id in actor.unit_ids:
        return _("Referral: nobody has answered us")
    return _("Referral: nobody answers; telephone them")


def _waiting(row: Referral, actor: Actor) -> Waiting:
    return Waiting(
        pk=row.pk,
        sentence=_asks(row, actor),
        number=row.case.number,
        due_at=row.answer_by or row.written_at,
        danger=row.danger,
    )
