"""Sign a plan: the person or a child's guardian, and the worker. When both have, it is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.areas.plan.actions.dates import set_date
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import AssistancePlan, PlanSignature
from hearth.areas.plan.rules.dates import Kind, months_on
from hearth.areas.plan.rules.plan import Seat, Sign, still_to_sign
from hearth.casework.duties.actions import announce
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotTheNewest(Exception):
    """A newer version was drawn. What was not signed in time is not signed afterwards."""


class NamelessGuardian(Exception):
    """A guardian signs with a name, and on what basis."""


@dataclass(frozen=True)
class Signature:
    """Who signs, and how; the guardian by name."""

    seat: Seat
    how: Sign = Sign.PAPER
    name: str = ""


@deed
def sign(
    plan: AssistancePlan, signatures: Sequence[Signature], *, on: date, by: Actor
) -> AssistancePlan:
    """Write down who signed. Who has signed already is not asked twice."""
    insist_on_work(plan.dossier_id, by=by)
    if any(each.seat is Seat.GUARDIAN and not each.name for each in signatures):
        raise NamelessGuardian
    newer = AssistancePlan.objects.visible_to(by).filter(case_id=plan.case_id)
    if newer.filter(version__gt=plan.version).exists():
        raise NotTheNewest
    rows = [_row(plan, each, on, by=by) for each in signatures]
    PlanSignature.objects.bulk_create(rows, ignore_conflicts=True)
    signed = PlanSignature.objects.visible_to(by).filter(plan=plan).values_list("seat", flat=True)
    record(Happened.SIGNED, plan.dossier_id, by=by, which=plan.pk, seats=sorted(signed))
    if not still_to_sign([Seat(seat) for seat in signed], child=plan.child):
        _agree(plan, on, by=by)
    return plan


def _agree(plan: AssistancePlan, on: date, *, by: Actor) -> None:
    """Once. From this day the review is counted."""
    review_on = months_on(on, plan.months)
    open_plan = AssistancePlan.objects.visible_to(by).filter(pk=plan.pk, agreed_on__isnull=True)
    if not open_plan.update(agreed_on=on, review_on=review_on):
        return
    plan.agreed_on, plan.review_on = on, review_on
    set_date(plan.case, Kind.REVIEW, review_on, by=by)
    dossier = Dossier.objects.visible_to(by).get(pk=plan.dossier_id)
    announce(Happened.AGREED, dossier, by=by, which=plan.pk, version=plan.version)


def _row(plan: AssistancePlan, signature: Signature, on: date, *, by: Actor) -> PlanSignature:
    guardian = signature.seat is Seat.GUARDIAN
    return PlanSignature(
        dossier_id=plan.dossier_id,
        plan=plan,
        seat=signature.seat.value,
        how=signature.how.value,
        name=signature.name if guardian else None,
        user=by.user if signature.seat is Seat.WORKER else None,
        signed_on=on,
        by=by.user,
        at=by.at,
    )
