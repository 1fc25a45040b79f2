"""Who asks our houses for a place: referrals to us whose people have neither bed nor hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from hearth.areas.shelter.models import Booking, Stay
from hearth.areas.shelter.rules import Party
from hearth.areas.shelter.rules.eligibility import member
from hearth.casework.cases.models import Case
from hearth.casework.cases.models.case import CaseQuerySet
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import GOING, WAITING, State
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
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
    """Danger first, then those who wait longest. Four questions; two when nobody asks."""
    booked = _booked(actor)
    waiting = [row for row in _referred_to_us(actor) if row.case not in booked]
    ids = [row.case for row in waiting]
    housed, cases = _housed(ids, actor), _open_cases(ids, actor)
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
        if row.case in cases and not _housed_since(row.sent_at, housed.get(row.case))
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


@asked_for
def _referred_to_us(actor: Actor) -> QuerySet[Referral, Any]:
    return (
        Referral.objects.visible_to(actor, one_by_one=True)
        .to_units(actor.unit_ids)
        .filter(state__in=sorted(WAITING | GOING), service__parent=ACCOMMODATION)
        .danger_then_time()
        .values_list("pk", "case", "urgency", "danger", "state", "sent_at", "answer_by", named=True)
    )


def _booked(actor: Actor) -> set[UUID]:
    """Whoever has a bed of our houses tonight or later, or a hold on one."""
    tonight = timezone.localdate(actor.at)
    return {case for cases in _cases_booked(actor, tonight) for case in cases}


@asked_for
def _cases_booked(actor: Actor, tonight: date) -> QuerySet[Booking, list[UUID]]:
    bookings = Booking.objects.visible_to(actor, one_by_one=True).in_force()
    ours = bookings.of_units(actor.unit_ids).from_night(tonight)
    return ours.values_list("cases", flat=True)


def _housed(ids: list[UUID], actor: Actor) -> dict[UUID, datetime]:
    """When a house of ours let them in last; who is still there is there now."""
    told = _stays_with_us(actor, ids)
    return {case: at if left_on else actor.at for case, at, left_on in told}


@asked_for
def _stays_with_us(
    actor: Actor, cases: list[UUID]
) -> QuerySet[Stay, tuple[UUID, datetime, date | None]]:
    stays = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    return stays.filter(case__in=cases).order_by("at").values_list("case", "at", "left_on")


def _housed_since(sent: datetime | None, let_in: datetime | None) -> bool:
    """This referral has had its bed. One that was sent after she was let in asks again: she lived
    with us once, and needs a bed."""
    return let_in is not None and (sent is None or let_in >= sent)


def _open_cases(ids: list[UUID], actor: Actor) -> dict[UUID, Case]:
    return {case.pk: case for case in _still_open(actor, ids)}


@asked_for
def _still_open(actor: Actor, cases: list[UUID]) -> CaseQuerySet:
    rows = Case.objects.visible_to(actor, one_by_one=True).filter(closed_at__isnull=True)
    return rows.select_related("person").filter(pk__in=cases)
