"""What she agreed to, took back and declined, for whoever may open that drawer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.casework.cases.models import Case, ChangeOfMind, Consent, Refusal, Withdrawal
from hearth.casework.cases.wordings import label_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class ConsentLine:
    """One yes, and what became of it, in words."""

    pk: UUID
    what: str
    said: str
    at: datetime
    in_force: bool
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class RefusalLine:
    """One no, which may be changed at any time."""

    pk: UUID
    what: str
    said: str
    at: datetime
    accepted_at: datetime | None


def consents_of(case: Case, actor: Actor) -> list[ConsentLine]:
    """Newest first, the withdrawn among them: both the yes and the no stay readable."""
    rows = _consents(actor, case.pk)
    taken_back = {w.consent_id: w.at for w in _withdrawals(actor, [row.pk for row in rows])}
    return [_consent(row, taken_back.get(row.pk), actor.at) for row in rows]


def refusals_of(case: Case, actor: Actor) -> list[RefusalLine]:
    rows = _refusals(actor, case.pk)
    changes = _changes(actor, [row.pk for row in rows])
    accepted = {change.refusal_id: change.at for change in changes}
    return [_refusal(row, accepted.get(row.pk)) for row in rows]


@asked_for
def _consents(actor: Actor, case: UUID) -> QuerySet[Consent]:
    consents = Consent.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return consents.select_related("recipient", "by").newest_first()


@asked_for
def _withdrawals(actor: Actor, consents: list[UUID]) -> QuerySet[Withdrawal]:
    return Withdrawal.objects.visible_to(actor, one_by_one=True).filter(consent__in=consents)


@asked_for
def _refusals(actor: Actor, case: UUID) -> QuerySet[Refusal]:
    refusals = Refusal.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return refusals.select_related("by").newest_first()


@asked_for
def _changes(actor: Actor, refusals: list[UUID]) -> QuerySet[ChangeOfMind]:
    return ChangeOfMind.objects.visible_to(actor, one_by_one=True).filter(refusal__in=refusals)


def _consent(row: Consent, withdrawn_at: datetime | None, now: datetime) -> ConsentLine:
    recipient = row.recipient.name if row.recipient else row.outside
    purpose = name_of(row.purpose_id)
    return ConsentLine(
        pk=row.pk,
        what=f"{purpose}: {recipient}" if recipient else purpose,
        said=_said(row, withdrawn_at, now),
        at=row.at,
        in_force=withdrawn_at is None and (row.until is None or row.until > now),
        withdrawn_at=withdrawn_at,
    )


def _said(row: Consent, withdrawn_at: datetime | None, now: datetime) -> str:
    if withdrawn_at is not None:
        sentence = _("Withdrawn %(day)s; the access ended at once")
        return sentence % {"day": on_day(withdrawn_at)}
    if row.until is not None and row.until <= now:
        return _("Ended %(day)s") % {"day": on_day(row.until)}
    facts = [_BOTH[Consent.Assent(row.assent)]] if row.given_by_guardian else []
    return " · ".join([*map(str, facts), row.by.short_name, label_of(row.wording)])


def _refusal(row: Refusal, accepted_at: datetime | None) -> RefusalLine:
    return RefusalLine(
        pk=row.pk,
        what=", ".join(name_of(code) for code in row.what),
        said=_why_not(row, accepted_at),
        at=row.at,
        accepted_at=accepted_at,
    )


def _why_not(row: Refusal, accepted_at: datetime | None) -> str:
    if accepted_at is not None:
        return _("Accepted after all, %(day)s") % {"day": on_day(accepted_at)}
    facts = [name_of(row.reason_id)] if row.reason_id else []
    return " · ".join([*facts, str(_AGAIN[row.may_be_asked_again])])


_BOTH = {
    Consent.Assent.GIVEN: gettext_lazy("The guardian and the child agreed"),
    Consent.Assent.TOO_YOUNG: gettext_lazy("The guardian agreed; the child is too young to ask"),
}
_AGAIN = {
    True: gettext_lazy("may be asked again"),
    False: gettext_lazy("does not wish to be asked again"),
    None: gettext_lazy("could not be asked"),
}
