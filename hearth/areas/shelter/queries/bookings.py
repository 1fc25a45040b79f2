"""One booking: which bed, which nights, who is expected or sleeps there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.areas.shelter.models import Bed, Booking, Stay
from hearth.areas.shelter.queries.asking import facts_of
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor


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
        party = Booking.objects.visible_to(actor).in_force().of_party(booking.party)
        rows = list(party.filter(kind=Booking.Kind.HOLD).order_by("at", "id")) or rows
    beds = Bed.objects.visible_to(actor).select_related("room")
    labels = {bed.pk: bed.label for bed in beds.filter(pk__in=[row.bed_id for row in rows])}
    ids = [case for row in rows for case in row.cases]
    cases = Case.objects.visible_to(actor).select_related("person").in_bulk(ids) if ids else {}
    there = Stay.objects.visible_to(actor).still_there().filter(case__in=ids)
    stays = {stay.case_id: stay for stay in there} if ids else {}
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
