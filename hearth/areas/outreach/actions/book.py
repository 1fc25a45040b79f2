"""The unit's book: found, or opened with the first thing that is written into it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import MobileUnit
from hearth.foundation.access.actions import grant, open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key

DRAWERS = (Compartment.OPEN, Compartment.SERVICES)
OPENED_BY_ANOTHER = "two colleagues open the unit's book at the same moment"


class NotInAMobileUnit(Exception):
    """Only outreach workers of a mobile unit write down what happens outside."""


def field_unit(by: Actor) -> Unit:
    """The mobile unit for which this worker is outside."""
    for post in by.posts:
        if post.role is Role.OUTREACH_WORKER and post.unit.kind == UnitKind.MOBILE_UNIT:
            return post.unit
    raise NotInAMobileUnit


def coordinators_of(unit: Unit, by: Actor) -> list[Unit]:
    """Where the mobile units of this organisation are coordinated."""
    coordinating = Unit.objects.working(by.at).of_kind(UnitKind.DUTY_OFFICER)
    return list(coordinating.filter(organisation=unit.organisation_id).order_by("since", "key"))


@deed
def book_of(unit: Unit, *, by: Actor) -> MobileUnit:
    """The book of this unit. Whoever first writes into it opens it to the unit and coordinator."""
    found = MobileUnit.objects.visible_to(by).filter(unit=unit).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return _open_book(unit, by=by)
    except IntegrityError:
        others = MobileUnit.objects.unscoped(because=OPENED_BY_ANOTHER)
        return others.get(unit=unit)


def _open_book(unit: Unit, *, by: Actor) -> MobileUnit:
    dossier = open_dossier(qark=unit.qark, kind=Dossier.Kind.FIELD, by=by)
    cut_key(dossier, by=by)
    for other in _others(unit, by):
        grant(
            dossier,
            to=other,
            opens=DRAWERS,
            basis=Basis.ASSIGNMENT if other == unit else Basis.SUPERVISION,
            because="the book of a mobile unit: the unit itself, and its coordinator",
            by=by,
        )
    book = MobileUnit(dossier=dossier, unit=unit, opened_at=by.at)
    book.save(force_insert=True)
    record(Happened.BOOK_OPENED, dossier, by=by, which=book.pk)
    return book


def _others(unit: Unit, by: Actor) -> list[Unit]:
    """The unit and its coordinator, but for whoever opens it: open_dossier() let them in."""
    return [each for each in [unit, *coordinators_of(unit, by)] if each != by.unit]
