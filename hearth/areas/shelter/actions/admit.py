"""They came: each person's stay begins in her own dossier, all of them in one deed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from hearth.areas.shelter.actions.hold import NotWaiting, change, lock
from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import Booking, House, Lodging, Stay
from hearth.areas.shelter.policy import shelter_policy
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import announce
from hearth.casework.people.queries.standing import insist_on_work, opens
from hearth.casework.referrals.actions import start
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import State
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

ACCOMMODATION = "service-group/accommodation"


class NotOursYet(Exception):
    """Her whereabouts are not open to this house: the referral was not accepted, or has ended."""


class LivesElsewhere(Exception):
    """She lives in a house already. She leaves there first, or moves."""


class NobodyCame(Exception):
    """Say who came; who did not come at all, let the hold go."""


@deed
def admit(
    booking: Booking, *, came: Collection[UUID], until: date | None = None, by: Actor
) -> list[Stay]:
    """Those of the party who came. `came`: the ids of their cases; beds of the others are free.

    As long as nobody else has the bed, a hold whose hour has just passed lets her in: whoever
    stands at the door is not sent away by a clock.
    """
    house = House.objects.visible_to(by).get(pk=booking.house_id)
    insist_on_work(house.dossier_id, by=by)
    held = _held(house, booking.party, by=by)
    today = timezone.localdate(by.at)
    due = until or today + shelter_policy().stay(house.kind_id).length
    stays: list[Stay] = []
    for each in held:
        sleeping = [case for case in each.cases if case in came]
        if not sleeping:
            change(each, by=by, released_at=by.at, released_because="booking-end/not-needed")
            continue
        change(
            each,
            by=by,
            kind=Booking.Kind.STAY,
            expires_at=None,
            cases=sleeping,
            nights=DateRange(today, due),
        )
        stays += [_begin(case, each, house, today, due, by=by) for case in sleeping]
    if not stays:
        raise NobodyCame
    tell(Topic.BEDS, unit=house.unit_id)
    return stays


def _held(house: House, party: UUID, *, by: Actor) -> list[Booking]:
    waiting = Booking.objects.visible_to(by).in_force().holds().of_party(party)
    waiting = waiting.filter(house=house)
    beds = list(waiting.values_list("bed", flat=True))
    if not beds:
        raise NotWaiting
    lock(house, beds, at_the_door=party, by=by)
    held = list(waiting.order_by("bed"))
    if not held:
        raise NotWaiting
    return held


def _begin(
    case_id: UUID, booking: Booking, house: House, today: date, due: date, *, by: Actor
) -> Stay:
    case = Case.objects.visible_to(by).filter(pk=case_id).first()
    if case is None or not opens(by, case.dossier_id, Compartment.WHEREABOUTS):
        raise NotOursYet
    insist_on_work(case.dossier_id, by=by)
    stay = Stay(
        dossier_id=case.dossier_id,
        case=case,
        unit=house.unit,
        kind_id=house.kind_id,
        party=booking.party,
        came_on=today,
        due_on=due,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            stay.save(force_insert=True)
    except IntegrityError:
        raise LivesElsewhere from None
    lodge(stay, booking, number=1, since=today, by=by)
    _begin_referral(case, house, by=by)
    dossier = Dossier.objects.visible_to(by).get(pk=case.dossier_id)
    announce(Happened.ADMITTED, dossier, by=by, which=stay.pk, what=house.kind_id)
    return stay


def lodge(stay: Stay, booking: Booking, *, number: int, since: date, by: Actor) -> None:
    """The bed this stay has from a day on."""
    lodging = Lodging(
        dossier_id=stay.dossier_id,
        stay=stay,
        number=number,
        booking=booking,
        since=since,
        by=by.user,
        at=by.at,
    )
    lodging.save(force_insert=True)


def _begin_referral(case: Case, house: House, *, by: Actor) -> None:
    """What was accepted has begun with that: nobody presses twice."""
    accepted = Referral.objects.visible_to(by).filter(
        case=case,
        recipient=house.unit_id,
        state=State.ACCEPTED.value,
        service__parent=ACCOMMODATION,
    )
    for referral in accepted.select_related("sender", "recipient"):
        start(referral, by=by)
