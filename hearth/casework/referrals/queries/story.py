"""One referral as a conversation of states: who said what when, what opens, what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hearth.casework.people.models import Person
from hearth.casework.referrals.models import (
    Ground,
    OutsidePartner,
    Referral,
    ReferralStep,
    ReplyLink,
)
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.queries.cards import GLYPHS, other_side, partners_of, state_words
from hearth.casework.referrals.queries.drawers import DRAWERS
from hearth.casework.referrals.rules import ANSWERS, GOING, OVER, TALKING, WAITING, Move, State
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Grant

SAYS = frozenset({Move.SENT, Move.ASKED, Move.REPLIED, Move.ACCEPTED, Move.DECLINED,
                  Move.COMPLETED, Move.FEEDBACK, Move.WITHDRAWN})  # fmt: skip
ROAD = ({Move.SENT}, {Move.SEEN}, ANSWERS, {Move.STARTED}, {Move.COMPLETED})


@dataclass(frozen=True)
class Turn:
    """One step, as the page tells it."""

    move: Move
    at: datetime
    who: str
    unit: str
    ours: bool
    through: str
    on: date | None
    why: str  # the term: of a decline, an outcome, a withdrawal
    words: str

    @property
    def speaks(self) -> bool:
        """A turn of the conversation; the others are marks between turns."""
        return self.move in SAYS


@dataclass(frozen=True)
class Story:
    """Everything the page of a referral shows, and which of its acts are the reader's."""

    referral: Referral
    number: str
    person: Person
    from_unit: str
    to: str
    turns: tuple[Turn, ...]
    opens: tuple[tuple[str, bool], ...]  # each drawer, and whether it is open to them now
    ground: Ground | None
    partner: OutsidePartner | None
    link: ReplyLink | None
    policy_verified: bool
    late: bool
    ours: bool
    theirs: bool  # the reader is of the unit asked

    @property
    def state(self) -> State:
        return self.referral.stands

    @property
    def state_words(self) -> str:
        return state_words(self.state)

    @property
    def glyph(self) -> str:
        return "late" if self.late else GLYPHS[self.state]

    @property
    def may_answer(self) -> bool:
        return self.theirs and self.state in WAITING

    @property
    def may_start(self) -> bool:
        return self._provides and self.state is State.ACCEPTED

    @property
    def may_complete(self) -> bool:
        return self._provides and self.state in GOING

    @property
    def may_give_feedback(self) -> bool:
        return self._provides and self.state is State.COMPLETED

    @property
    def may_enter_paper(self) -> bool:
        return self.ours and self.partner is not None and self.state in WAITING

    @property
    def may_ask(self) -> bool:
        return self.theirs and self.state in TALKING

    @property
    def may_reply(self) -> bool:
        return self.ours and self.referral.recipient_id is not None and self.state in TALKING

    @property
    def may_withdraw(self) -> bool:
        return self.ours and self.state in TALKING | {State.DRAFT}

    @property
    def may_ask_elsewhere(self) -> bool:
        """After a no, a silence or a withdrawal: the same words to somebody else."""
        return self.ours and self.state in {State.DECLINED, State.UNANSWERED, State.WITHDRAWN}

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def may_open_case(self) -> bool:
        """Before the answer the unit asked has no business on the case's own page."""
        return self.ours or (self.theirs and self.state in GOING)

    @property
    def link_address(self) -> str:
        """Only until the letter has gone: then the token is forgotten."""
        if self.link is None or self.link.token is None or not self.is_waiting:
            return ""
        return reverse("referrals:offer", args=[str(self.link.token)])

    @property
    def road(self) -> tuple[str, ...]:
        """The steps to come as well; after a no or a withdrawal there are none."""
        steps = (_("Sent"), _("Seen"), _("Answered"), _("Begun"), _("Ended"))
        if self.state is State.DECLINED:
            return steps[:3]
        if self.state is State.WITHDRAWN:
            return (*steps[: self._done], self.state_words)
        return steps

    @property
    def on_the_road(self) -> int:
        """How far along it is: the number of steps behind it."""
        return self._done + (self.state is State.WITHDRAWN)

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def _done(self) -> int:
        moves = {turn.move for turn in self.turns}
        return max((n + 1 for n, step in enumerate(ROAD) if moves & step), default=0)

    @property
    def _provides(self) -> bool:
        """The unit asked; for a partner outside, the sender writes down what they tell."""
        return self.theirs or (self.ours and self.partner is not None)


def story_of(referral: Referral, actor: Actor) -> Story:
    """A constant number of queries, each as this reader: what is not theirs is simply not there."""
    row = (
        Referral.objects.visible_to(actor)
        .select_related("case__person__sex", "case__person__age_band", "sender", "recipient",
                        "service", "urgency", "sent_by", "written_by")
        .get(pk=referral.pk)
    )  # fmt: skip
    ours = row.sender_id in actor.unit_ids
    partner = partners_of([row], actor).get(row.pk)
    opened = _is_open(row, actor)
    policy = referral_policy().opened_for(row.service_id, row.service.parent_id or "")
    return Story(
        referral=row,
        number=row.case.number,
        person=row.case.person,
        from_unit=row.sender.name,
        to=other_side(row, partner, ours=True),
        turns=tuple(_turn(step, row, partner, actor) for step in _steps(row, actor)),
        opens=tuple((str(DRAWERS[drawer]), opened) for drawer in row.drawers if drawer in DRAWERS),
        ground=Ground.objects.visible_to(actor)
        .select_related("consent", "without")
        .filter(referral=row)
        .first(),
        partner=partner,
        link=_link(row, actor) if partner else None,
        policy_verified=policy.verified,
        late=row.is_late(actor.at),
        ours=ours,
        theirs=row.recipient_id in actor.unit_ids,
    )


def _steps(row: Referral, actor: Actor) -> list[ReferralStep]:
    found = ReferralStep.objects.visible_to(actor).filter(referral=row)
    return list(
        found.select_related("by", "unit", "decline", "outcome", "withdrawal").order_by("at", "id")
    )


def _turn(step: ReferralStep, row: Referral, partner: OutsidePartner | None, actor: Actor) -> Turn:
    said = step.decline or step.outcome or step.withdrawal
    outside = str(partner.name) if partner and step.unit_id is None else ""
    return Turn(
        move=Move(step.move),
        at=step.at,
        who=step.by.short_name if step.by else "",
        unit=step.unit.name if step.unit else outside,
        ours=step.unit_id in actor.unit_ids,
        through=step.through,
        on=step.on,
        why=said.name if said else "",
        words=str(row.message) if step.move == Move.SENT.value else str(step.words or ""),
    )


def _is_open(row: Referral, actor: Actor) -> bool:
    """Whether the drawers stand open at this moment: the grant itself is asked."""
    if row.opened_id is None:
        return False
    return Grant.objects.in_force(actor.at).filter(pk=row.opened_id).exists()


def _link(row: Referral, actor: Actor) -> ReplyLink | None:
    links = ReplyLink.objects.visible_to(actor).filter(referral=row, revoked_at__isnull=True)
    found: ReplyLink | None = links.order_by("-made_at").first()
    return found
