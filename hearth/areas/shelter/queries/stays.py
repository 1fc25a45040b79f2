"""Stays: of one case, in the reader's houses, and those whose end is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import (
    Bed,
    Booking,
    ExitDecision,
    ExitProposal,
    Extension,
    House,
    Leaving,
    Lodging,
    Stay,
)
from hearth.areas.shelter.models.booking import BookingQuerySet
from hearth.areas.shelter.models.exits import ExitProposalQuerySet
from hearth.areas.shelter.models.house import BedQuerySet, HouseQuerySet
from hearth.areas.shelter.models.stay import LodgingQuerySet, StayQuerySet
from hearth.areas.shelter.policy import shelter_policy
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Guest:
    """One person in a house, as the house speaks of her."""

    stay: UUID
    number: str
    due_on: date
    late: bool  # the agreed day has come


@dataclass(frozen=True)
class StayStory:
    """A stay as the case file and its own page show it. `bed` only for the people of the house."""

    stay: Stay
    ours: bool
    bed: str
    house: str
    extensions: tuple[Extension, ...]
    leaving: Leaving | None
    others: int  # who came with her
    late: bool
    proposal: ExitProposal | None = None
    decision: ExitDecision | None = None

    @property
    def there(self) -> bool:
        return self.stay.left_on is None

    @property
    def kind(self) -> str:
        return name_of(self.stay.kind_id)


def leaving_soon(actor: Actor) -> list[Guest]:
    """Those in the houses of the actor's units about whom must be decided, the first day on top."""
    today = timezone.localdate(actor.at)
    told = _due_until(actor, today + shelter_policy().warning)
    return [Guest(stay, number, due, late=due <= today) for stay, number, due in told]


@asked_for
def _due_until(actor: Actor, day: date) -> QuerySet[Stay, tuple[UUID, str, date]]:
    stays = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    soon = stays.still_there().due_before(day).order_by("due_on", "id")
    return soon.values_list("pk", "case__number", "due_on")


def stays_of(case: Case, actor: Actor) -> list[StayStory]:
    """All stays of this episode, the newest first. Six questions, however many there were."""
    stays = _of_case(actor, case.pk)
    return stories(stays, actor) if stays else []


@asked_for
def _of_case(actor: Actor, case: UUID) -> StayQuerySet:
    stays = Stay.objects.visible_to(actor).filter(case=case)
    return stays.select_related("unit", "case").order_by("-came_on", "-at")


def stories(stays: list[Stay], actor: Actor) -> list[StayStory]:
    """What is to be told of each of these stays, to this reader."""
    ids = [stay.pk for stay in stays]
    lodgings = _latest(_lodgings(actor, ids))
    beds = _beds([each.booking_id for each in lodgings.values()], actor)
    extensions = _extensions(actor, ids)
    leavings = {leaving.stay_id: leaving for leaving in _leavings(actor, ids)}
    proposals, decisions = _exits(stays[0], actor)
    today = timezone.localdate(actor.at)
    parties = Counter(_of_parties(actor, [stay.party for stay in stays]))
    return [
        StayStory(
            stay,
            ours=stay.unit_id in actor.unit_ids,
            bed=beds.get(lodgings[stay.pk].booking_id, ("", ""))[0] if stay.pk in lodgings else "",
            house=beds.get(lodgings[stay.pk].booking_id, ("", ""))[1]
            if stay.pk in lodgings
            else "",
            extensions=tuple(each for each in extensions if each.stay_id == stay.pk),
            leaving=leavings.get(stay.pk),
            others=parties.get(stay.party, 1) - 1,
            late=stay.left_on is None and stay.due_on <= today,
            proposal=proposals.get(stay.case_id) if stay.left_on is None else None,
            decision=decisions.get(stay.case_id) if stay.left_on is None else None,
        )
        for stay in stays
    ]


def beds_of(house: House, actor: Actor) -> list[Bed]:
    """Every bed, in the order in which one walks through the house."""
    return _in_the_house(actor, house.pk)


@asked_for
def _in_the_house(actor: Actor, house: UUID) -> BedQuerySet:
    beds = Bed.objects.visible_to(actor, one_by_one=True).of_house(house)
    return beds.select_related("room").in_order()


def free_beds(houses: Iterable[House], actor: Actor, *, first: date, until: date) -> list[Bed]:
    """Beds that are free for all of these nights."""
    ids = [house.pk for house in houses]
    return _beds_without(actor, ids, list(set(_taken(actor, ids, first, until))))


@asked_for
def _taken(actor: Actor, houses: list[UUID], first: date, until: date) -> QuerySet[Booking, UUID]:
    rows = Booking.objects.visible_to(actor).in_force().filter(house__in=houses)
    return rows.between(first, until).values_list("bed", flat=True)


@asked_for
def _beds_without(actor: Actor, houses: list[UUID], taken: list[UUID]) -> BedQuerySet:
    beds = Bed.objects.visible_to(actor).filter(room__house__in=houses).exclude(pk__in=taken)
    in_order = beds.order_by("room__house__number", "room__number", "place")
    return in_order.select_related("room")


def houses_of(actor: Actor) -> list[House]:
    """The houses of the actor's units that are open."""
    return [house for house in all_houses_of(actor) if house.closed_at is None]


@asked_for
def all_houses_of(actor: Actor) -> HouseQuerySet:
    """Those that were given up among them: their books stay."""
    rows = House.objects.visible_to(actor, one_by_one=True).of_units(actor.unit_ids)
    return rows.in_order().select_related("kind")


@asked_for
def _lodgings(actor: Actor, stays: list[UUID]) -> LodgingQuerySet:
    return Lodging.objects.visible_to(actor).filter(stay__in=stays).latest_first()


@asked_for
def _extensions(actor: Actor, stays: list[UUID]) -> QuerySet[Extension]:
    rows: QuerySet[Extension] = Extension.objects.visible_to(actor).filter(stay__in=stays)
    return rows.order_by("at")


@asked_for
def _leavings(actor: Actor, stays: list[UUID]) -> QuerySet[Leaving]:
    rows: QuerySet[Leaving] = Leaving.objects.visible_to(actor).filter(stay__in=stays)
    return rows.select_related("reason", "destination", "by")


def _latest(lodgings: Iterable[Lodging]) -> dict[UUID, Lodging]:
    found: dict[UUID, Lodging] = {}
    for lodging in lodgings:
        found.setdefault(lodging.stay_id, lodging)
    return found


def _beds(bookings: list[UUID], actor: Actor) -> dict[UUID, tuple[str, str]]:
    """Bed and house, for whoever may open the house: the case manager elsewhere reads neither."""
    rows = _booked(actor, bookings)
    return {row.pk: (row.bed.label, str(row.house.name)) for row in rows}


@asked_for
def _booked(actor: Actor, bookings: list[UUID]) -> BookingQuerySet:
    rows = Booking.objects.visible_to(actor).filter(pk__in=bookings)
    return rows.select_related("house", "bed__room")


def _exits(stay: Stay, actor: Actor) -> tuple[dict[UUID, ExitProposal], dict[UUID, ExitDecision]]:
    proposals = {each.case_id: each for each in _proposals(actor, stay.case_id)}
    if not proposals:
        return {}, {}
    decisions = _decisions(actor, stay.case_id)
    return proposals, {each.proposal.case_id: each for each in decisions}


@asked_for
def _proposals(actor: Actor, case: UUID) -> ExitProposalQuerySet:
    return ExitProposal.objects.visible_to(actor).filter(case=case).order_by("at")


@asked_for
def _decisions(actor: Actor, case: UUID) -> QuerySet[ExitDecision]:
    rows = ExitDecision.objects.visible_to(actor).filter(proposal__case=case)
    return rows.select_related("proposal").order_by("at")


@asked_for
def _of_parties(actor: Actor, parties: list[UUID]) -> QuerySet[Stay, UUID]:
    """Whoever came together, as far as the reader may know of them: the party of each."""
    rows = Stay.objects.visible_to(actor).filter(party__in=parties)
    return rows.values_list("party", flat=True)
