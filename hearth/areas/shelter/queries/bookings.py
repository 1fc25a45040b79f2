"""One booking: which bed, which nights, who is expected or sleeps there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.areas.shelter.models import Bed, Booking, Stay
from hearth.areas.shelter.models.booking import BookingQuerySet
from hearth.areas.shelter.models.house import BedQuerySet
from hearth.areas.shelter.models.stay import StayQuerySet
from hearth.areas.shelter.queries.asking import facts_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.models.case import CaseQuerySet
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


@dataclass(frozen=True)
class ExpectedGuest:
    """Somebody for whom a bed is kept. Without a number: the file is not open to the reader."""

    case: UUID
    number: str
    facts: str
    bed: str
    stay: UUID | None = None
    due_on: date | None = None

    @property
    def words(self) -> str:
        return f"{self.number} · {self.facts} · {self.bed}"


@dataclass(frozen=True)
class BookingStory:
    """The bookings of one party, as one thing."""

    booking: Booking
    bed: str
    beds: tuple[str, ...]
    expected: tuple[ExpectedGuest, ...]
    over: bool

    @property
    def hidden(self) -> int:
        """People whose file is not open to the reader."""
        return sum(not guest.number for guest in self.expected)


def booking_story(booking: Booking, actor: Actor) -> BookingStory:
    """Four questions, however many come together."""
    rows = [booking]
    if booking.kind == Booking.Kind.HOLD:
        rows = _held_together(actor, booking.party) or rows
    labels = {bed.pk: bed.label for bed in _beds(actor, [row.bed_id for row in rows])}
    ids = [case for row in rows for case in row.cases]
    cases = {case.pk: case for case in _cases(actor, ids)}
    stays = {stay.case_id: stay for stay in _there(actor, ids)}
    expected = [
        _guest(pk, cases.get(pk), labels[row.bed_id], stays.get(pk))
        for row in rows
        for pk in row.cases
    ]
    return BookingStory(
        booking,
        labels[booking.bed_id],
        tuple(sorted(labels.values())),
        tuple(expected),
        over=booking.released_at is not None,
    )


@asked_for
def _held_together(actor: Actor, party: UUID) -> BookingQuerySet:
    rows = Booking.objects.visible_to(actor).in_force().of_party(party)
    return rows.filter(kind=Booking.Kind.HOLD).order_by("at", "id")


@asked_for
def _beds(actor: Actor, beds: list[UUID]) -> BedQuerySet:
    return Bed.objects.visible_to(actor).select_related("room").filter(pk__in=beds)


@asked_for
def _cases(actor: Actor, cases: list[UUID]) -> CaseQuerySet:
    return Case.objects.visible_to(actor).select_related("person").filter(pk__in=cases)


@asked_for
def _there(actor: Actor, cases: list[UUID]) -> StayQuerySet:
    return Stay.objects.visible_to(actor).still_there().filter(case__in=cases)


def _guest(pk: UUID, case: Case | None, bed: str, stay: Stay | None) -> ExpectedGuest:
    if case is None:
        return ExpectedGuest(pk, "", "", bed)
    return ExpectedGuest(
        pk,
        case.number,
        facts_of(case),
        bed,
        stay.pk if stay else None,
        stay.due_on if stay else None,
    )
