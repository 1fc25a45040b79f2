"""What she agrees to, and what she takes back. Her no counts in the same moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from hearth.casework.cases.models import Case, Consent, Withdrawal
from hearth.casework.cases.rules import Asked, Missing, lacking
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actions import end_what_rests_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


@dataclass(frozen=True)
class Agreed:
    """What she, or for a child the guardian and the child, said yes to."""

    purpose: str  # consent-purpose/…
    wording: str  # the text that was read to her
    recipient: Unit | None = None
    outside: str = ""
    form: str = "consent-form/spoken"
    by_guardian: bool = False
    guardian: str = ""
    assent: str = ""  # of the child: given, no, too-young
    until: datetime | None = None


class NotAConsent(Exception):
    """Something is missing, or somebody said no. `missing` says what, all of it at once."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


class TakenBackBefore(Exception):
    """The consent was withdrawn already: nothing rests on it any more."""


@deed
def give_consent(case: Case, agreed: Agreed, *, by: Actor) -> Consent:
    """Her yes to one recipient for one purpose, in the words that were read to her."""
    insist_on_work(case.dossier_id, by=by)
    child = child_or_not(case.person, by)
    missing = lacking(_asked(agreed, child=child))
    if missing:
        raise NotAConsent(missing)
    consent = Consent(
        dossier_id=case.dossier_id,
        case=case,
        purpose_id=agreed.purpose,
        recipient=agreed.recipient,
        outside=agreed.outside or None,
        form_id=agreed.form,
        given_by_guardian=child,
        guardian=agreed.guardian if child else None,
        assent=agreed.assent if child else Consent.Assent.NOT_NEEDED,
        wording=agreed.wording,
        until=agreed.until,
        by=by.user,
        at=by.at,
    )
    consent.save(force_insert=True)
    record("cases.consented", case.dossier_id, by=by, which=consent.pk, purpose=agreed.purpose)
    return consent


@deed
def withdraw(consent: Consent, *, by: Actor) -> int:
    """She took it back. What rests on this consent ends now, and nothing else. How many ended."""
    insist_on_work(consent.dossier_id, by=by)
    _hold(consent, by=by)
    withdrawal = Withdrawal(dossier_id=consent.dossier_id, consent=consent, by=by.user, at=by.at)
    try:
        with transaction.atomic():
            withdrawal.save(force_insert=True)
    except IntegrityError:
        raise TakenBackBefore from None
    ended = end_what_rests_on(consent.pk, because="consent-withdrawn", by=by)
    record(
        "cases.consent-withdrawn", consent.dossier_id, by=by, which=consent.pk, grants_ended=ended
    )
    if consent.recipient_id:
        tell(Topic.REFERRALS, unit=consent.recipient_id)
    return ended


def _hold(consent: Consent, *, by: Actor) -> None:
    """Nobody lets anybody in on this consent while it is being taken back; see referrals."""
    Consent.objects.visible_to(by).select_for_update().get(pk=consent.pk)


def _asked(agreed: Agreed, *, child: bool) -> Asked:
    return Asked(
        purpose=agreed.purpose,
        child=child,
        recipients=bool(agreed.recipient) + bool(agreed.outside),
        wording=agreed.wording,
        by_guardian=agreed.by_guardian,
        guardian=agreed.guardian,
        assent=agreed.assent,
    )
