"""What others said to our referrals of late: beside the list of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.referrals.models import ReferralStep
from hearth.casework.referrals.rules import ANSWERS, Move
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.addresses import address

NEWEST = 10
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Answer:
    """A unit said yes or no to a referral of ours."""

    yes: bool
    unit: str
    who: str
    service: str
    number: str
    at: datetime
    address: str
    key: str


def answers_to(actor: Actor) -> tuple[Answer, ...]:
    """The newest of what others said to the referrals of the actor's units in a fortnight."""
    return tuple(
        Answer(
            yes=step.move == Move.ACCEPTED,
            unit=step.unit.name if step.unit else _("A partner outside"),
            who=step.by.short_name if step.by else "",
            service=step.referral.service.name,
            number=step.referral.case.number,
            at=step.at,
            address=address("referrals:referral", step.referral_id),
            key=f"answer-{step.pk}",
        )
        for step in _newest_answers(actor)
    )


@asked_for
def _newest_answers(actor: Actor) -> QuerySet[ReferralStep]:
    return (
        ReferralStep.objects.visible_to(actor, one_by_one=True)
        .filter(sender__in=actor.unit_ids, move__in=[move.value for move in ANSWERS])
        .filter(at__gte=actor.at - LATELY)
        .select_related("referral__case", "unit", "by")
        .order_by("-at", "id")[:NEWEST]
    )
