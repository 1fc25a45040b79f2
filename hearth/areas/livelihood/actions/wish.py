"""Write down what she would like to do, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.livelihood.happened import Happened
from hearth.areas.livelihood.models import WorkWish
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list


class WrittenMeanwhile(Exception):
    """A colleague wrote another version since this page was opened. Nothing is overwritten."""


@dataclass(frozen=True)
class Wished:
    """Her wish as a value. Codes are whole terms; nothing in it must be answered."""

    trades: tuple[str, ...] = ()
    schooling: str | None = None
    barriers: tuple[str, ...] = ()
    words: str = ""


@deed
def note_wish(case: Case, wished: Wished, *, seen: int, by: Actor) -> WorkWish:
    """The next version. `seen`: the one that stood on the writer's screen, 0 for none."""
    insist_on_work(case.dossier_id, by=by)
    today = timezone.localdate(by.at)
    wish = WorkWish(
        dossier_id=case.dossier_id,
        case=case,
        version=seen + 1,
        trades=of_list(wished.trades, "trade", on=today),
        schooling_id=wished.schooling,
        barriers=of_list(wished.barriers, "livelihood-barrier", on=today),
        words=wished.words or None,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    record(
        Happened.WISH_NOTED,
        case.dossier_id,
        by=by,
        which=wish.pk,
        version=wish.version,
        barriers=wish.barriers,
    )
    return wish
