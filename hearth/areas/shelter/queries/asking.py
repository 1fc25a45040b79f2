"""Who asks our houses for a place: referrals to us whose people have neither bed nor hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from hearth.areas.shelter.models import Booking
from hearth.areas.shelter.rules import Party
from hearth.areas.shelter.rules.eligibility import member
from hearth.casework.cases.models import Case
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import GOING, WAITING, State
from hearth.foundation.access.actor import Actor
from hearth.foundation.vocabularies.choices import name_of

ACCOMMODATION = "service-group/accommodation"
ALBANIAN = "citizenship/iso:AL"


@dataclass(frozen=True)
class Asking:
    """Somebody who needs a bed of ours. No name: number, age and sex, and how soon."""

    case: UUID
    number: str
    facts: str
    urgency: str
    danger: bool
    accepted: bool
    answer_by: datetime | None
    address: str


def asking(actor: Actor) -> list[Asking]:
    """Danger first, then those who wait longest. Three questions; two when nobody asks."""
    rows = (
        Referral.objects.visible_to(actor, one_by_one=True)
        .to_units(actor.unit_ids)
        .filter(state__in=sorted(WAITING | GOING), service__parent=ACCOMMODATION)
        .danger_then_time()
        .values_list("pk", "case", "urgency", "danger", "state", "answer_by", named=True)
    )
    booked = _booked(actor)
    waiting = [row for row in rows if row.case not in booked]
    cases = _open_cases([row.case for row in waiting], actor)
    return [
        Asking(
            case=row.case,
            number=cases[row.case].number,
            facts=facts_of(cases[row.case]),
            urgency=name_of(row.urgency),
            danger=row.danger and State(row.state) in WAITING,
            accepted=State(row.state) in {State.ACCEPTED, State.STARTED},
            answer_by=row.answer_by,
            address=reverse("referrals:referral", args=[row.pk]),
        )
        for row in waiting
        if row.case in cases
    ]


def party_of(cases: list[Case], *, flees: str = "", step_free: bool = False) -> Party:
    """Those who come, as the rule sees them: coded facts, no more than the cover tells."""
    people = [case.person for case in cases]
    return Party(
        tuple(member(person.sex_id, person.age_band_id) for person in people),
        foreign=any(p.citizenship_id not in {None, ALBANIAN} for p in people),
        step_free=step_free,
        flees=flees,
    )


def facts_of(case: Case) -> str:
    """Sex and age, in words."""
    return f"{name_of(case.person.sex_id)}, {name_of(case.person.age_band_id)}"


def _booked(actor: Actor) -> set[UUID]:
    """Whoever has a bed of our houses, or a hold on one."""
    bookings = Booking.objects.visible_to(actor, one_by_one=True).in_force()
    ours = bookings.of_units(actor.unit_ids).values_list("cases", flat=True)
    return {case for cases in ours for case in cases}


def _open_cases(ids: list[UUID], actor: Actor) -> dict[UUID, Case]:
    if not ids:
        return {}
    cases = Case.objects.visible_to(actor, one_by_one=True).filter(closed_at__isnull=True)
    return dict(cases.select_related("person").in_bulk(ids))
