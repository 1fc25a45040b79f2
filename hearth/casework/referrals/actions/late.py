"""Nobody answered in time: bring it up, before more and more people. Never close it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from hearth.casework.referrals.actions.steps import WHY_THE_HOUSE, Through, take
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.rules import Move, escalates_next
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic
from hearth.foundation.messaging.actions import wake


@deed
def bring_up(referral: Referral, *, by: Actor) -> ReferralStep | None:
    """Once more. None when another worker was quicker, or it was answered meanwhile.

    First those who lead the unit asked, and the unit that asks; the next time the coordinator
    of the organisation that asks, who from then on sees that it waits.
    """
    if not _claim(referral, by):
        return None
    raised = _raise(referral, by) if referral.climbed and referral.raised_id is None else None
    step = take(
        referral,
        Move.UNANSWERED,
        unit=None,
        through=Through.CLOCK,
        also={"raised_id": raised.pk} if raised else {},
        by=by,
    )
    units = [unit for unit in (referral.recipient_id, referral.sender_id) if unit]
    people = _holding(referral_policy().heads, [referral.recipient_id], by)
    if raised and raised.unit_id:
        units.append(raised.unit_id)
        tell(Topic.REFERRALS, unit=raised.unit_id)
    if referral.climbed:
        people += _holding(referral_policy().coordinators, _organisation_of(referral), by)
    wake(units, people=people, because="referral", about=step.pk, by=by)
    return step


def _claim(referral: Referral, by: Actor) -> bool:
    again = escalates_next(referral.climbed, pace=referral_policy().again_after, at=by.at)
    claimed = (
        Referral.objects.unscoped(because=WHY_THE_HOUSE)
        .to_escalate(by.at)
        .filter(pk=referral.pk, climbed=referral.climbed)
        .update(climbed=referral.climbed + 1, escalates_at=again)
    )
    return bool(claimed)


def _raise(referral: Referral, by: Actor) -> Grant | None:
    """Let the coordinators' unit see it, once: that it waits, for whom it was meant, since when."""
    holders = Membership.objects.in_force(by.at).filter(
        unit__in=_organisation_of(referral), role__in=referral_policy().coordinators
    )
    first = holders.exclude(unit=referral.sender_id).order_by("begins_at", "id").first()
    if first is None:
        return None
    with identity(House("an unanswered referral is brought up before the coordinator")):
        dossier = Dossier.objects.unscoped(because=WHY_THE_HOUSE).get(pk=referral.dossier_id)
        if dossier.sealed:
            return None
        return grant(
            dossier,
            to=first.unit,
            opens=[Compartment.OPEN],
            basis=Basis.DUTY,  # told, as by a duty: they know, and do not work on it
            because="a referral was not answered in time",
            rests_on=referral.pk,
            by=by,
        )


def _organisation_of(referral: Referral) -> list[UUID]:
    units = Unit.objects.filter(organisation=referral.sender.organisation_id)
    return list(units.values_list("pk", flat=True))


def _holding(roles: Iterable[Role], units: Iterable[UUID | None], by: Actor) -> list[UUID]:
    posts = Membership.objects.in_force(by.at).filter(unit__in=units, role__in=roles)
    return list(posts.order_by("begins_at", "id").values_list("user_id", flat=True))
