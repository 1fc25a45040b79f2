"""Stays: of one case, in the reader's houses, and those whose end is near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

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
from hearth.areas.shelter.policy import shelter_policy
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
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
    stays = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    soon = stays.still_there().due_before(today + shelter_policy().warning)
    rows = soon.order_by("due_on", "id").values_list("pk", "case__number", "due_on")
    return [Guest(stay, number, due, late=due <= today) for stay, number, due in rows]


def stays_of(case: Case, actor: Actor) -> list[StayStory]:
    """All stays of this episode, the newest first. Six questions, however many there were."""
    stays = list(
        Stay.objects.visible_to(actor)
        .filter(case=case)
        .select_related("unit", "case")
        .order_by("-came_on", "-at")
    )
    return stories(stays, actor) if stays else []


def stories(stays: list[Stay], actor: Actor) -> list[StayStory]:
    """What is to be told of each of these stays, to this reader."""
    ids = [stay.pk for stay in stays]
    lodgings = _latest(Lodging.objects.visible_to(actor).filter(stay__in=ids).latest_first())
    beds = _beds([each.booking_id for each in lodgings.values()], actor)
    extensions = list(Extension.objects.visible_to(actor).filter(stay__in=ids).order_by("at"))
    leavings = {
        leaving.stay_id: leaving
        for leaving in Leaving.objects.visible_to(actor)
        .filter(stay__in=ids)
        .select_related("reason", "destination", "by")
    }
    proposals, decisions = _exits(stays[0], actor)
    today = timezone.localdate(actor.at)
    parties = _parties(stays, actor)
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
    beds = Bed.objects.visible_to(actor, one_by_one=True).of_house(house.pk)
    return list(beds.select_related("room").in_order())


def free_beds(houses: Iterable[House], actor: Actor, *, first: date, until: date) -> list[Bed]:
    """Beds that are free for all of these nights."""
    ids = [house.pk for house in houses]
    taken = Booking.objects.visible_to(actor).in_force().filter(house__in=ids)
    busy = set(taken.between(first, until).values_list("bed", flat=True))
    beds = Bed.objects.visible_to(actor).filter(room__house__in=ids).exclude(pk__in=busy)
    return list(
        beds.select_related("room").order_by("room__house__number", "room__number", "place")
    )


def houses_of(actor: Actor) -> list[House]:
    """The houses of the actor's units that are open."""
    return [house for house in all_houses_of(actor) if house.closed_at is None]


def all_houses_of(actor: Actor) -> list[House]:
    """Those that were given up among them: their books stay."""
    rows = House.objects.visible_to(actor, one_by_one=True).of_units(actor.unit_ids)
    return list(rows.in_order().select_related("kind"))


def _latest(lodgings: Iterable[Lodging]) -> dict[UUID, Lodging]:
    found: dict[UUID, Lodging] = {}
    for lodging in lodgings:
        found.setdefault(lodging.stay_id, lodging)
    return found


def _beds(bookings: list[UUID], actor: Actor) -> dict[UUID, tuple[str, str]]:
    """Bed and house, for whoever may open the house: the case manager elsewhere reads neither."""
    rows = Booking.objects.visible_to(actor).filter(pk__in=bookings)
    rows = rows.select_related("house", "bed__room")
    return {row.pk: (row.bed.label, str(row.house.name)) for row in rows}


def _exits(stay: Stay, actor: Actor) -> tuple[dict[UUID, ExitProposal], dict[UUID, ExitDecision]]:
    rows = ExitProposal.objects.visible_to(actor).filter(case=stay.case_id).order_by("at")
    proposals = {each.case_id: each for each in rows}
    if not proposals:
        return {}, {}
    decisions = ExitDecision.objects.visible_to(actor).filter(proposal__case=stay.case_id)
    told = decisions.select_related("proposal").order_by("at")
    return proposals, {each.proposal.case_id: each for each in told}


def _parties(stays: list[Stay], actor: Actor) -> dict[UUID, int]:
    """How many came together, as far as the reader may know of them."""
    found = Stay.objects.visible_to(actor).filter(party__in=[stay.party for stay in stays])
    counted: dict[UUID, int] = {}
    for party in found.values_list("party", flat=True):
        counted[party] = counted.get(party, 0) + 1
    return counted
