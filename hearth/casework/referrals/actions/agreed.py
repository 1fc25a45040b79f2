"""Whether she still agrees, at the moment of the answer; and what a yes opens."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.casework.cases.models import Consent, FirstContact, Withdrawal
from hearth.casework.referrals.models import Ground, Referral
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.models import Unit

WHY = "an accepted referral lets in the unit that accepted it"


class ConsentTakenBack(Exception):
    """She took back her consent, or it ran out. The referral opens nothing any more."""


def still_agreed(referral: Referral, *, by: Actor) -> tuple[Ground, datetime | None]:
    """The ground, if it still holds, and until when.

    The consent stays locked until this deed commits: a withdrawal at the same moment comes
    either before the answer, which then fails, or after it, and ends its grant.
    """
    with identity(House(WHY)):
        ground = Ground.objects.unscoped(because=WHY).get(referral=referral)
        if ground.consent_id is None:
            return ground, None
        agreed = Consent.objects.unscoped(because=WHY).select_for_update().get(pk=ground.consent_id)
        taken_back = Withdrawal.objects.unscoped(because=WHY).filter(consent=agreed).exists()
    if taken_back or (agreed.until is not None and agreed.until <= by.at):
        raise ConsentTakenBack
    return ground, agreed.until


def open_drawers(
    referral: Referral, unit: Unit, ground: Ground, until: datetime | None, *, by: Actor
) -> None:
    dossier = Dossier.objects.unscoped(because=WHY).get(pk=referral.dossier_id)
    opened = grant(
        dossier,
        to=unit,
        opens=referral.drawers,
        basis=Basis.REFERRAL,
        because="they accepted a referral",
        rests_on=ground.rests_on,
        until=until,
        by=by,
    )
    Referral.objects.unscoped(because=WHY).filter(pk=referral.pk).update(opened=opened)
    referral.opened = opened


def note_first_contact(referral: Referral, unit: Unit, *, by: Actor) -> None:
    """Whoever accepts meets her through the sender, unless they knew her before.

    The house writes it: not every role that may accept opens the drawer it lies in.
    """
    known = FirstContact.objects.unscoped(because="whether a unit knew her before it accepted")
    if known.filter(case=referral.case_id, unit=unit).exists():
        return
    met = FirstContact(
        dossier_id=referral.dossier_id,
        case_id=referral.case_id,
        unit=unit,
        how_id="first-contact/referred",
        from_unit_id=referral.sender_id,
        on=timezone.localdate(by.at),
    )
    with suppress(IntegrityError), transaction.atomic():
        met.save(force_insert=True)  # unless a colleague accepted another one in this moment
