"""The houses of a unit tonight, in figures; whom a house takes; where its address is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import Bed, Booking, House, HouseAddress
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


@dataclass(frozen=True)
class Tonight:
    """One house and its beds tonight."""

    house: House
    beds: int
    taken: int
    held: int
    out: int

    @property
    def free(self) -> int:
        return self.beds - self.taken - self.held - self.out


def tonight_in(houses: Sequence[House], actor: Actor) -> list[Tonight]:
    """Two questions for any number of houses."""
    ids = [house.pk for house in houses]
    many = {row["room__house"]: row["many"] for row in _beds_by_house(actor, ids)}
    counted = Counter(_not_free(actor, ids, timezone.localdate(actor.at)))
    return [
        Tonight(
            house,
            many.get(house.pk, 0),
            taken=counted[house.pk, Booking.Kind.STAY],
            held=counted[house.pk, Booking.Kind.HOLD],
            out=counted[house.pk, Booking.Kind.OUT],
        )
        for house in houses
    ]


@asked_for
def _beds_by_house(actor: Actor, houses: list[UUID]) -> QuerySet[Bed, Mapping[str, Any]]:
    beds = Bed.objects.visible_to(actor, one_by_one=True).filter(room__house__in=houses)
    return beds.values("room__house").annotate(many=Count("id")).order_by()


@asked_for
def _not_free(
    actor: Actor, houses: list[UUID], tonight: date
) -> QuerySet[Booking, tuple[UUID, str]]:
    """A line for each bed that is taken, held or out of use: its house, and which of them."""
    rows = Booking.objects.visible_to(actor, one_by_one=True).filter(house__in=houses)
    return rows.in_force().on(tonight).values_list("house", "kind")


def takes_of(house: House) -> dict[str, object]:
    """Whom it takes, as the form asks it."""
    return {
        "sexes": house.sexes,
        "from_age": house.from_age,
        "children": _yes(house.children),
        "boys_until": house.boys_until,
        "children_alone": _yes(house.children_alone),
        "foreigners": _yes(house.foreigners),
        "step_free": _yes(house.step_free),
        "waiting_list": _yes(house.waiting_list),
    }


def address_in(house: House, actor: Actor) -> UUID | None:
    """Which row keeps the newest address, for whoever may open that drawer. Not the address."""
    return next(iter(_newest_address(actor, house.pk)), None)


@asked_for
def _newest_address(actor: Actor, house: UUID) -> QuerySet[HouseAddress, UUID]:
    rows = HouseAddress.objects.visible_to(actor, one_by_one=True).filter(house=house)
    return rows.order_by("-at").values_list("pk", flat=True)[:1]


def _yes(value: bool) -> str:
    return "yes" if value else "no"
