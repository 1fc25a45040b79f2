"""She said no to something, for now; and she changed her mind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.casework.cases.models import Case, ChangeOfMind, Refusal
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.pen import first_page
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list


@dataclass(frozen=True)
class Declined:
    """What she declined: terms of `refusal`; why, if she said; whether she may be asked again."""

    what: Collection[str]
    reason: str | None = None
    was_informed: bool = True
    may_be_asked_again: bool | None = None
    her_words: str = ""


class ChangedBefore(Exception):
    """That she accepts after all was written down already."""


@deed
def note_refusal(case: Case, declined: Declined, *, by: Actor) -> Refusal:
    """A full answer: it takes nothing away from her, and she may come back to it."""
    insist_on_work(case.dossier_id, by=by)
    refusal = Refusal(
        dossier_id=case.dossier_id,
        case=case,
        what=of_list(declined.what, "refusal", on=timezone.localtime(by.at).date()),
        reason_id=declined.reason,
        was_informed=declined.was_informed,
        may_be_asked_again=declined.may_be_asked_again,
        her_words=declined.her_words or None,
        by=by.user,
        at=by.at,
    )
    with first_page(Compartment.SERVICES, by=by):
        refusal.save(force_insert=True)
    record("cases.refused", case.dossier_id, by=by, which=refusal.pk, refused=list(refusal.what))
    return refusal


@deed
def accept_after_all(refusal: Refusal, *, by: Actor) -> ChangeOfMind:
    """The refusal stays readable; beside it stands that she changed her mind."""
    insist_on_work(refusal.dossier_id, by=by)
    change = ChangeOfMind(dossier_id=refusal.dossier_id, refusal=refusal, by=by.user, at=by.at)
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        raise ChangedBefore from None
    record("cases.mind-changed", refusal.dossier_id, by=by, which=refusal.pk)
    return change
