"""Ask in one go: her yes, the words, the sending. All of it or none."""

from __future__ import annotations

from hearth.casework.cases.actions import Agreed, give_consent
from hearth.casework.cases.models import Case
from hearth.casework.referrals.actions.send import draft, redraft, send
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.queries.consents import NoConsent, consent_for, is_child
from hearth.casework.referrals.wish import OnConsent, Wish, WithoutHer
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import deed


@deed
def refer(
    case: Case,
    wish: Wish,
    ground: Agreed | WithoutHer | None,
    *,
    written: Referral | None = None,
    origin: str = "",
    by: Actor,
) -> Referral:
    """Write it (or what was written before, anew) and send it.

    `ground`: her yes of this moment; why it goes without; or None, and a consent that is on
    file for this recipient is looked for.
    """
    referral = redraft(written, wish, by=by) if written is not None else draft(case, wish, by=by)
    if isinstance(ground, WithoutHer):
        return send(referral, ground, origin=origin, by=by)
    if ground is not None:
        consent = give_consent(case, ground, by=by)
    else:
        outside = wish.partner.name if wish.partner else ""
        child = is_child(case.pk, by)
        found = consent_for(case.pk, to=wish.recipient, outside=outside, child=child, actor=by)
        if found is None:
            raise NoConsent
        consent = found
    return send(referral, OnConsent(consent.pk), origin=origin, by=by)
