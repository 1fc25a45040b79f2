"""Open a house with its rooms and beds; say anew whom it takes, or where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from hearth.areas.shelter import models
from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import Bed, Booking, House, HouseAddress, Room
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key

HOUSES_OF = frozenset({UnitKind.SHELTER})
NUMBERED = "the houses of a unit are numbered one after the other"


class NoShelterOfTheirs(Exception):
    """Houses are opened by the people of a shelter: whoever opens one may read all of it."""


class StillLivedIn(Exception):
    """Somebody sleeps there, or is promised a bed. They come first."""


@dataclass(frozen=True)
class Takes:
    """Whom the house takes."""

    sexes: tuple[str, ...] = ("sex/female",)
    from_age: int = 18
    children: bool = True
    boys_until: int = 14
    children_alone: bool = False
    foreigners: bool = True
    step_free: bool = False
    waiting_list: bool = True


@dataclass(frozen=True)
class NewHouse:
    """A house as it is written down for the first time."""

    kind: str
    name: str
    qark: str
    address: str
    way: str = ""
    takes: Takes = Takes()


@dataclass(frozen=True)
class NewRoom:
    """A room, its beds and cots."""

    beds: int
    cots: int = 0
    family: bool = False


@deed
def open_house(new: NewHouse, rooms: Sequence[NewRoom] = (), *, by: Actor) -> House:
    """A house is a dossier of its own, in the name of the unit that runs it."""
    if by.unit.kind not in HOUSES_OF:
        raise NoShelterOfTheirs
    number = _next_number(by)
    dossier = open_dossier(qark=new.qark, kind=Dossier.Kind.HOUSE, by=by)
    cut_key(dossier, by=by)
    house = models.House(
        dossier=dossier,
        unit=by.unit,
        number=number,
        kind_id=new.kind,
        name=new.name,
        qark=new.qark,
        by=by.user,
        opened_at=by.at,
        **_columns(new.takes),
    )
    house.save(force_insert=True)
    record(Happened.HOUSE_OPENED, dossier, by=by, which=house.pk, what=new.kind)
    say_where(house, new.address, new.way, by=by)
    for room in rooms:
        add_room(house, room, by=by)
    return house


@deed
def say_where(house: House, address: str, way: str = "", *, by: Actor) -> HouseAddress:
    """The address, or the new one; the old one stays readable in the same drawer."""
    insist_on_work(house.dossier_id, by=by)
    where = HouseAddress(
        dossier_id=house.dossier_id,
        house=house,
        address=address,
        way=way or None,
        by=by.user,
        at=by.at,
    )
    where.save(force_insert=True)
    record(Happened.HOUSE_CHANGED, house.dossier_id, by=by, which=house.pk, what="address")
    return where


@deed
def say_whom(house: House, takes: Takes, *, by: Actor) -> None:
    """Whom the house takes from now on. Whoever is there stays."""
    insist_on_work(house.dossier_id, by=by)
    House.objects.visible_to(by).filter(pk=house.pk).update(**_columns(takes))
    record(Happened.HOUSE_CHANGED, house.dossier_id, by=by, which=house.pk, what="takes")


@deed
def add_room(house: House, new: NewRoom, *, by: Actor) -> Room:
    """One more room; its number follows the last, its beds are lettered."""
    insist_on_work(house.dossier_id, by=by)
    House.objects.visible_to(by).select_for_update(no_key=True).get(pk=house.pk)
    number = Room.objects.visible_to(by).filter(house=house).count() + 1
    room = Room(dossier_id=house.dossier_id, house=house, number=number, family=new.family)
    room.save(force_insert=True)
    places = range(new.beds + new.cots)
    Bed.objects.bulk_create(
        Bed(dossier_id=house.dossier_id, room=room, place=place, cot=place >= new.beds)
        for place in places
    )
    record(Happened.ROOM_ADDED, house.dossier_id, by=by, which=room.pk, count=len(places))
    return room


@deed
def close_house(house: House, *, by: Actor) -> None:
    """The house takes nobody any more. Its book stays."""
    insist_on_work(house.dossier_id, by=by)
    beds = Bed.objects.visible_to(by).of_house(house.pk).order_by("pk")
    list(beds.select_for_update(of=("self",)))  # whoever books one of them waits, and is told
    today = timezone.localdate(by.at)
    coming = (today, today + timedelta(days=3660))
    bookings = Booking.objects.visible_to(by).of_house(house.pk).in_force()
    if bookings.exclude(kind=Booking.Kind.OUT).between(*coming).exists():
        raise StillLivedIn
    House.objects.visible_to(by).still_open().filter(pk=house.pk).update(closed_at=by.at)
    record(Happened.HOUSE_CHANGED, house.dossier_id, by=by, which=house.pk, what="closed")


@deed
def reopen_house(house: House, *, by: Actor) -> None:
    """It takes people again, with the rooms and beds it had."""
    insist_on_work(house.dossier_id, by=by)
    House.objects.visible_to(by).filter(pk=house.pk).update(closed_at=None)
    record(Happened.HOUSE_CHANGED, house.dossier_id, by=by, which=house.pk, what="opened")


def _next_number(by: Actor) -> int:
    """Two who open a house in one moment get two numbers: the second waits for the first."""
    Unit.objects.select_for_update(no_key=True).get(pk=by.unit.pk)
    numbers = House.objects.unscoped(because=NUMBERED).of_units(frozenset({by.unit.pk}))
    last: int | None = numbers.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _columns(takes: Takes) -> dict[str, object]:
    return {
        "sexes": list(takes.sexes),
        "from_age": takes.from_age,
        "children": takes.children,
        "boys_until": takes.boys_until,
        "children_alone": takes.children_alone,
        "foreigners": takes.foreigners,
        "step_free": takes.step_free,
        "waiting_list": takes.waiting_list,
    }
