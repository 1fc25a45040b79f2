"""Who asks our houses for a place: referrals to us whose people have neither bed nor hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from hearth.areas.shelter.models import Booking, Stay
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
    """Danger first, then those who wait longest. Four questions; two when nobody asks."""
    rows = (
        Referral.objects.visible_to(actor, one_by_one=True)
        .to_units(actor.unit_ids)
        .filter(state__in=sorted(WAITING | GOING), service__parent=ACCOMMODATION)
        .danger_then_time()
        .values_list("pk", "case", "urgency", "danger", "state", "sent_at", "answer_by", named=True)
    )
    booked = _booked(actor)
    waiting = [row for row in rows if row.case not in booked]
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


def _booked(actor: Actor) -> set[UUID]:
    """Whoever has a bed of our houses tonight or later, or a hold on one."""
    bookings = Booking.objects.visible_to(actor, one_by_one=True).in_force()
    ours = bookings.of_units(actor.unit_ids).from_night(timezone.localdate(actor.at))
    return {case for cases in ours.values_list("cases", flat=True) for case in cases}


def _housed(ids: list[UUID], actor: Actor) -> dict[UUID, datetime]:
    """When a house of ours let them in last; who is still there is there now."""
    if not ids:
        return {}
    stays = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    rows = stays.filter(case__in=ids).order_by("at").values_list("case", "at", "left_on")
    return {case: at if left_on else actor.at for case, at, left_on in rows}


def _housed_since(sent: datetime | None, let_in: datetime | None) -> bool:
    """This referral has had its bed. One that was sent after she was let in asks again: she lived
    with us once, and needs a bed."""
    return let_in is not None and (sent is None or let_in >= sent)


def _open_cases(ids: list[UUID], actor: Actor) -> dict[UUID, Case]:
    if not ids:
        return {}
    cases = Case.objects.visible_to(actor, one_by_one=True).filter(closed_at__isnull=True)
    return dict(cases.select_related("person").in_bulk(ids))
