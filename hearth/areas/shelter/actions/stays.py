"""Move to another bed, agree on longer, leave. What happens to the bed happens in the same deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from hearth.areas.shelter.actions.admit import lodge
from hearth.areas.shelter.actions.hold import change, cut, lock, write
from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import (
    Bed,
    Booking,
    ExitDecision,
    Extension,
    Leaving,
    Lodging,
    Stay,
)
from hearth.casework.duties.actions import announce
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

RULES = "leaving-reason/rules"
STILL_THERE = "who is still there keeps the bed"


class NotTheirHouse(Exception):
    """Another house shelters her. Whoever works with her elsewhere reads it, and does not act."""


class LeftAlready(Exception):
    """She has left this house."""


class NotLater(Exception):
    """A stay is agreed for longer, never for shorter: whoever leaves earlier, leaves."""


class NotYet(Exception):
    """Nobody has left tomorrow, or before they came."""


class DirectorDecides(Exception):
    """Because of the rules nobody leaves without the director's decision and an alternative."""


@dataclass(frozen=True)
class Left:
    """How a stay ended."""

    on: date
    reason: str
    destination: str
    words: str = ""


@deed
def move(stay: Stay, bed: UUID, *, by: Actor) -> Booking:
    """To another bed of the unit's houses, from tonight on. Who shared the old bed keeps it."""
    insist_on_their_house(stay, by=by)
    there = Bed.objects.visible_to(by).select_related("room__house").get(pk=bed)
    house, today = there.room.house, timezone.localdate(by.at)
    insist_on_work(house.dossier_id, by=by)
    if house.unit_id != stay.unit_id:
        raise NotTheirHouse
    last = lodging_of(stay, by=by)
    lock(house, [bed], by=by)
    booking = Booking(
        dossier_id=house.dossier_id,
        house=house,
        bed=there,
        nights=DateRange(today, max(stay.due_on, _tomorrow(today))),
        kind=Booking.Kind.STAY,
        party=stay.party,
        cases=[stay.case_id],
        by=by.user,
        at=by.at,
    )
    write([booking])
    _get_up(stay, last.booking, on=today, because="booking-end/moved", by=by)
    lodge(stay, booking, number=last.number + 1, since=today, by=by)
    if house.kind_id != stay.kind_id:
        Stay.objects.visible_to(by).filter(pk=stay.pk).update(kind=house.kind_id)
    announce(Happened.MOVED, _dossier(stay, by), by=by, which=stay.pk, what=house.kind_id)
    tell(Topic.BEDS, unit=stay.unit_id)
    return booking


@deed
def extend(stay: Stay, *, until: date, why: str, by: Actor) -> Extension:
    """Agree on longer, and why. The bed must be free for it: what was promised stays promised."""
    insist_on_their_house(stay, by=by)
    if until <= stay.due_on:
        raise NotLater
    booking = lodging_of(stay, by=by).booking
    if until > booking.until:
        change(booking, by=by, nights=DateRange(booking.first, until))
    extension = Extension(
        dossier_id=stay.dossier_id, stay=stay, due_on=until, why=why, by=by.user, at=by.at
    )
    extension.save(force_insert=True)
    Stay.objects.visible_to(by).filter(pk=stay.pk).update(due_on=until)
    announce(Happened.EXTENDED, _dossier(stay, by), by=by, which=stay.pk)
    return extension


@deed
def leave(stay: Stay, left: Left, *, decision: ExitDecision | None = None, by: Actor) -> Leaving:
    """She left: where to, and why. Her bed is free from that day on."""
    insist_on_their_house(stay, by=by)
    if not stay.came_on <= left.on <= timezone.localdate(by.at):
        raise NotYet
    if (left.reason == RULES) != _decided(stay, decision):
        raise DirectorDecides
    booking = lodging_of(stay, by=by).booking
    there = Stay.objects.visible_to(by).still_there().filter(pk=stay.pk)
    if not there.update(left_on=left.on):
        raise LeftAlready
    leaving = Leaving(
        dossier_id=stay.dossier_id,
        stay=stay,
        on=left.on,
        reason_id=left.reason,
        destination_id=left.destination,
        words=left.words or None,
        decision=decision,
        by=by.user,
        at=by.at,
    )
    leaving.save(force_insert=True)
    _get_up(stay, booking, on=left.on, because="booking-end/left", by=by)
    announce(
        Happened.LEFT, _dossier(stay, by), by=by, which=stay.pk, reason=left.reason,
        to=left.destination,
    )  # fmt: skip
    tell(Topic.BEDS, unit=stay.unit_id)
    return leaving


def insist_on_their_house(stay: Stay, *, by: Actor) -> None:
    """The people of the house act; whoever works with her elsewhere reads."""
    if stay.unit_id not in by.unit_ids:
        raise NotTheirHouse
    insist_on_work(stay.dossier_id, by=by)
    if stay.left_on is not None:
        raise LeftAlready


def lodging_of(stay: Stay, *, by: Actor) -> Lodging:
    """The bed she has now."""
    rows = Lodging.objects.visible_to(by).filter(stay=stay).select_related("booking")
    last: Lodging = rows.latest_first()[0]
    return last


def _get_up(stay: Stay, booking: Booking, *, on: date, because: str, by: Actor) -> None:
    """The bed is free, unless somebody shares it."""
    others = [case for case in booking.cases if case != stay.case_id]
    if others:
        change(booking, by=by, cases=others)
    else:
        cut(booking, on=on, because=because, by=by)


def _decided(stay: Stay, decision: ExitDecision | None) -> bool:
    """Whether the director agreed, about her."""
    return decision is not None and decision.agreed and decision.proposal.case_id == stay.case_id


def _tomorrow(today: date) -> date:
    return date.fromordinal(today.toordinal() + 1)


def _dossier(stay: Stay, by: Actor) -> Dossier:
    found: Dossier = Dossier.objects.visible_to(by).get(pk=stay.dossier_id)
    return found


@deed
def keep_bed(stay: Stay, *, by: Actor) -> bool:
    """The agreed day comes and she is still there: one more night. The house does this by itself.

    If the bed is promised to somebody else from that night on, nothing is changed: both stand on
    the house's Today, and people solve it.
    """
    tomorrow = _tomorrow(timezone.localdate(by.at))
    lodgings = Lodging.objects.unscoped(because=STILL_THERE).filter(stay=stay).latest_first()
    bookings = Booking.objects.unscoped(because=STILL_THERE).in_force()
    rows = bookings.filter(pk__in=lodgings.values_list("booking", flat=True)[:1])
    booking = rows.select_for_update().first()
    if booking is None or booking.until > tomorrow:
        return False
    try:
        with transaction.atomic():
            rows.update(nights=DateRange(booking.first, _tomorrow(tomorrow)))
    except IntegrityError:
        return False
    return True
