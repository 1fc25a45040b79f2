"""Put a course into the catalogue, confirm it, take it out. Nothing here is about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.areas.livelihood.happened import Happened
from hearth.areas.livelihood.models import Course
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotYourCourse(Exception):
    """A course is kept by the unit that wrote it in, or by a coordinator."""


@dataclass(frozen=True)
class Offer:
    """A course as its provider describes it. Codes are whole terms."""

    name: str
    kind: str
    trade: str
    provider: str
    provider_kind: str
    qark: str
    municipality: str | None = None
    phone: str = ""
    hours: int | None = None
    places: int | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    certificate: bool = False
    free: bool = False
    travel_paid: bool = False
    childcare: bool = False
    condition: str = ""


@deed
def offer_course(offer: Offer, *, by: Actor) -> Course:
    """One more line of the catalogue, confirmed on the day on which it is written."""
    course = Course(
        name=offer.name,
        kind_id=offer.kind,
        trade_id=offer.trade,
        provider=offer.provider,
        provider_kind_id=offer.provider_kind,
        qark_id=offer.qark,
        municipality_id=offer.municipality,
        phone=offer.phone,
        hours=offer.hours,
        places=offer.places,
        begins_on=offer.begins_on,
        ends_on=offer.ends_on,
        certificate=offer.certificate,
        free=offer.free,
        travel_paid=offer.travel_paid,
        childcare=offer.childcare,
        condition=offer.condition,
        unit=by.unit,
        by=by.user,
        at=by.at,
        confirmed_on=timezone.localdate(by.at),
    )
    course.save(force_insert=True)
    record(Happened.COURSE_OFFERED, None, by=by, which=course.pk, qark=offer.qark)
    return course


@deed
def confirm_course(course: Course, *, by: Actor) -> None:
    """The provider was asked again, and it is still so."""
    today = timezone.localdate(by.at)
    Course.objects.filter(pk=course.pk, withdrawn_on__isnull=True).update(confirmed_on=today)
    record(Happened.COURSE_CONFIRMED, None, by=by, which=course.pk)


@deed
def withdraw_course(course: Course, *, by: Actor) -> None:
    """It is not offered any more. Whoever is enrolled in it stays enrolled."""
    if not keeps(course, by):
        raise NotYourCourse
    today = timezone.localdate(by.at)
    Course.objects.filter(pk=course.pk, withdrawn_on__isnull=True).update(withdrawn_on=today)
    record(Happened.COURSE_WITHDRAWN, None, by=by, which=course.pk)


def keeps(course: Course, actor: Actor) -> bool:
    """Whether taking it out is the actor's to do."""
    return course.unit_id in actor.unit_ids or Role.COORDINATOR in actor.roles
