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
    """Danger first, then those who wait longest. Three questions."""
    rows = (
        Referral.objects.visible_to(actor)
        .to_units(actor.unit_ids)
        .filter(state__in=sorted(WAITING | GOING), service__parent=ACCOMMODATION)
        .select_related("case__person", "urgency")
        .danger_then_time()
    )
    booked = _booked(actor)
    waiting = [row for row in rows if row.case_id not in booked and row.case.closed_at is None]
    return [
        Asking(
            case=row.case_id,
            number=row.case.number,
            facts=facts_of(row.case),
            urgency=row.urgency.name,
            danger=row.danger and row.stands in WAITING,
            accepted=row.stands in {State.ACCEPTED, State.STARTED},
            answer_by=row.answer_by,
            address=reverse("referrals:referral", args=[row.pk]),
        )
        for row in waiting
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
    bookings = Booking.objects.visible_to(actor).in_force()
    return {case for cases in bookings.values_list("cases", flat=True) for case in cases}
