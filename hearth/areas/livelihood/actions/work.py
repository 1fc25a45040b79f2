"""Work begins, is asked after at three, six and twelve months, and may end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.livelihood.happened import Happened
from hearth.areas.livelihood.models import (
    DailyPlace,
    Enrolment,
    KeepingCheck,
    Placement,
    PlacementEnd,
)
from hearth.areas.livelihood.rules import CHECKED_AFTER, due_on
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list


class CheckedBefore(Exception):
    """Somebody asked at this mark already, or the work had ended before it."""


class LeftBefore(Exception):
    """It is written down already that this work ended."""


@dataclass(frozen=True)
class Placed:
    """Her work as a value. `where` goes into the drawer of whereabouts."""

    kind: str
    trade: str
    began_on: date
    contract: str = "contract-kind/not-asked"
    pay: str = "pay-level/not-asked"
    hours_a_week: int | None = None
    after: Enrolment | None = None
    where: str = ""


@dataclass(frozen=True)
class Found:
    """What was found when somebody asked."""

    kept: str
    on: date
    pay: str | None = None
    barriers: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Left:
    """How the work ended."""

    reason: str
    on: date
    barriers: tuple[str, ...] = ()
    words: str = ""


@deed
def begin_work(case: Case, placed: Placed, *, by: Actor) -> Placement:
    """She begins; from this moment three checks wait for the unit that wrote it down."""
    insist_on_work(case.dossier_id, by=by)
    placement = Placement(
        dossier_id=case.dossier_id,
        case=case,
        kind_id=placed.kind,
        trade_id=placed.trade,
        began_on=placed.began_on,
        hours_a_week=placed.hours_a_week,
        contract_id=placed.contract,
        pay_id=placed.pay,
        after=placed.after,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    placement.save(force_insert=True)
    KeepingCheck.objects.bulk_create(
        KeepingCheck(
            dossier_id=case.dossier_id,
            placement=placement,
            case=case,
            months=months,
            due_on=due_on(placed.began_on, months),
            unit=by.unit,
        )
        for months in CHECKED_AFTER
    )
    if placed.where:
        DailyPlace(
            dossier_id=case.dossier_id,
            placement=placement,
            name=placed.where,
            by=by.user,
            at=by.at,
        ).save(force_insert=True)
    record(
        Happened.WORK_BEGAN,
        case.dossier_id,
        by=by,
        which=placement.pk,
        placement=placed.kind,
        trade=placed.trade,
    )
    return placement


@deed
def check_keeping(check: KeepingCheck, found: Found, *, by: Actor) -> None:
    """Asked and written down; of two who ask, the first is kept."""
    insist_on_work(check.dossier_id, by=by)
    won = KeepingCheck.objects.visible_to(by).unanswered().filter(pk=check.pk)
    if not won.update(
        kept_id=found.kept,
        checked_on=found.on,
        pay_id=found.pay,
        barriers=_barriers(found.barriers, by),
        by=by.user,
        at=by.at,
    ):
        raise CheckedBefore
    if found.words:
        _write_words(check, found.words, by=by)
    record(
        Happened.KEEPING_CHECKED,
        check.dossier_id,
        by=by,
        which=check.pk,
        months=check.months,
        kept=found.kept,
    )


@deed
def end_work(placement: Placement, left: Left, *, by: Actor) -> PlacementEnd:
    """The work ended; what was still to be asked after that day is not asked any more."""
    insist_on_work(placement.dossier_id, by=by)
    end = PlacementEnd(
        dossier_id=placement.dossier_id,
        placement=placement,
        reason_id=left.reason,
        began_on=placement.began_on,
        ended_on=left.on,
        barriers=_barriers(left.barriers, by),
        words=left.words or None,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError:
        raise LeftBefore from None
    waiting = KeepingCheck.objects.visible_to(by).unanswered().filter(placement=placement)
    waiting.filter(due_on__gt=left.on).update(ended=True)
    record(
        Happened.WORK_ENDED,
        placement.dossier_id,
        by=by,
        which=placement.pk,
        reason=left.reason,
        barriers=end.barriers,
    )
    return end


def _write_words(check: KeepingCheck, words: str, *, by: Actor) -> None:
    """Sealed words are written through their row, never by an update of many."""
    row = KeepingCheck.objects.visible_to(by).get(pk=check.pk)
    row.words = words
    row.save(update_fields=["words"])


def _barriers(barriers: tuple[str, ...], by: Actor) -> list[str]:
    return of_list(barriers, "livelihood-barrier", on=timezone.localdate(by.at))
