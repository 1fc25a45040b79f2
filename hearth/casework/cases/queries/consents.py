"""What she agreed to, took back and declined, for whoever may open that drawer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.casework.cases.models import Case, ChangeOfMind, Consent, Refusal, Withdrawal
from hearth.foundation.access.actor import Actor
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class ConsentLine:
    """One yes, and what became of it."""

    pk: UUID
    purpose: str
    recipient: str
    at: datetime
    by: str
    wording: str
    by_guardian: bool
    child_agreed: bool
    until: datetime | None
    withdrawn_at: datetime | None
    in_force: bool


@dataclass(frozen=True)
class RefusalLine:
    """One no, which may be changed at any time."""

    pk: UUID
    what: tuple[str, ...]
    reason: str
    at: datetime
    by: str
    may_be_asked_again: bool | None
    accepted_at: datetime | None


def consents_of(case: Case, actor: Actor) -> list[ConsentLine]:
    """Newest first, the withdrawn among them: both the yes and the no stay readable."""
    consents = Consent.objects.visible_to(actor).filter(case=case)
    rows = list(consents.select_related("recipient", "by").newest_first())
    withdrawals = Withdrawal.objects.visible_to(actor).filter(consent__in=[row.pk for row in rows])
    taken_back = {w.consent_id: w.at for w in withdrawals} if rows else {}
    return [_consent(row, taken_back.get(row.pk), actor.at) for row in rows]


def refusals_of(case: Case, actor: Actor) -> list[RefusalLine]:
    refusals = Refusal.objects.visible_to(actor).filter(case=case).select_related("by")
    rows = list(refusals.newest_first())
    changes = ChangeOfMind.objects.visible_to(actor).filter(refusal__in=[row.pk for row in rows])
    accepted = {change.refusal_id: change.at for change in changes} if rows else {}
    return [_refusal(row, accepted.get(row.pk)) for row in rows]


def _consent(row: Consent, withdrawn_at: datetime | None, now: datetime) -> ConsentLine:
    return ConsentLine(
        pk=row.pk,
        purpose=name_of(row.purpose_id),
        recipient=row.recipient.name if row.recipient else row.outside,
        at=row.at,
        by=row.by.short_name,
        wording=row.wording,
        by_guardian=row.given_by_guardian,
        child_agreed=row.assent == Consent.Assent.GIVEN,
        until=row.until,
        withdrawn_at=withdrawn_at,
        in_force=withdrawn_at is None and (row.until is None or row.until > now),
    )


def _refusal(row: Refusal, accepted_at: datetime | None) -> RefusalLine:
    return RefusalLine(
        pk=row.pk,
        what=tuple(name_of(code) for code in row.what),
        reason=name_of(row.reason_id) if row.reason_id else "",
        at=row.at,
        by=row.by.short_name,
        may_be_asked_again=row.may_be_asked_again,
        accepted_at=accepted_at,
    )
