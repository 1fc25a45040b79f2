"""Close a case and take back, in one deed, the referrals that are not needed any more."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from hearth.casework.cases.actions import close
from hearth.casework.cases.models import Case, Closing
from hearth.casework.referrals.actions.withdraw import withdraw
from hearth.casework.referrals.models import Referral
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import deed

CASE_CLOSED = "withdrawal-reason/case-closed"


@deed
def close_with_referrals(
    case: Case,
    *,
    reason: str,
    may_be_contacted: bool | None = None,
    taking_back: Collection[UUID] = (),
    by: Actor,
) -> Closing:
    """The referrals named are taken back; every other goes on until its own end.

    One that somebody ended meanwhile has nothing left to be taken back.
    """
    running = Referral.objects.visible_to(by).by_units(by.unit_ids).under_way()
    for referral in running.filter(case=case, pk__in=taking_back).select_related("sender"):
        withdraw(referral, reason=CASE_CLOSED, by=by)
    return close(case, reason=reason, may_be_contacted=may_be_contacted, by=by)
