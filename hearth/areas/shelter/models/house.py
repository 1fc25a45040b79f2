"""A house that shelters people: whom it takes, its rooms and beds; and, apart, where it is."""

from __future__ import annotations

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class HouseQuerySet(ScopedQuerySet["House"]):
    def of_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(unit__in=units)

    def still_open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("unit_id", "number")


class House(ScopedModel):
    """A shelter, an apartment, a rented home. Whom it takes, in codes; where it is, lies apart."""

    compartment = Compartment.OPEN

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who runs it
    number = models.PositiveSmallIntegerField()  # the unit's first house, its second …
    kind = TermField("house-kind")
    name = SealedText()  # what colleagues call it
    qark = models.CharField(max_length=20)
    sexes = TermsField("sex")  # of the adults it takes
    from_age = models.PositiveSmallIntegerField(default=18)
    children = models.BooleanField()  # with an adult of theirs
    boys_until = models.PositiveSmallIntegerField()  # the age up to which sons come along
    children_alone = models.BooleanField(default=False)
    foreigners = models.BooleanField(default=True)
    step_free = models.BooleanField(default=False)
    waiting_list = models.BooleanField(default=True)  # when full: whether it keeps one
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[HouseQuerySet] = HouseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="house_numbered_once"),
            models.CheckConstraint(condition=~Q(sexes=[]), name="house_takes_somebody"),
            models.CheckConstraint(
                condition=Q(from_age__lte=25, boys_until__lte=18), name="house_ages_are_ages"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="house_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"house {self.number} of {self.unit_id}"


class HouseAddress(ScopedModel):
    """Where the house is and how one gets in. Nothing else in Hearth says it."""

    compartment = Compartment.WHEREABOUTS

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    address = SealedText()
    way = SealedText(null=True)  # the way there, which bell, whom to telephone
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["house", "-at"], name="newest_address_of_house")]

    def __str__(self) -> str:
        return f"address of {self.house_id}"


class Room(ScopedModel):
    """A room of a house; a family room takes a mother and her children together."""

    compartment = Compartment.OPEN

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    family = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["house", "number"], name="room_numbered_once")
        ]

    def __str__(self) -> str:
        return str(self.number)


class BedQuerySet(ScopedQuerySet["Bed"]):
    def of_house(self, house: UUID) -> Self:
        return self.filter(room__house=house)

    def in_order(self) -> Self:
        return self.order_by("room__number", "place")


class Bed(ScopedModel):
    """A bed, called by its room and its letter: 2A."""

    compartment = Compartment.OPEN

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()  # 0 is A
    cot = models.BooleanField(default=False)  # for a small child

    objects: ClassVar[BedQuerySet] = BedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "place"], name="bed_lettered_once"),
            models.CheckConstraint(condition=Q(place__lt=26), name="bed_has_a_letter"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Room and letter; the room must have been read with it."""
        return f"{self.room.number}{chr(ord('A') + self.place)}"
