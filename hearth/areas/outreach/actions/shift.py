"""Go out; come back."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of, field_unit
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.entries import ComingBack, GoingOut
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Shift, ShiftEnd
from hearth.areas.outreach.rules.days import believed
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Membership, Unit, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.deeds.refused import refused_by

ENDS_ONCE = "outreach_shiftend_shift_id_key"


class NoShift(Exception):
    """Nobody of this unit said that they went out, so nobody can be back."""


def begin_shift(going: GoingOut, *, by: Actor) -> Shift:
    """The two say where they go and when they should be back. Nothing follows them."""
    return once(Shift, going.id, lambda: _begin(going, by=by), by=by)


def end_shift(coming: ComingBack, *, by: Actor) -> ShiftEnd:
    """They are back. Whichever of the two says it first, it is said."""
    try:
        return once(ShiftEnd, coming.id, lambda: _end(coming, by=by), by=by)
    except IntegrityError as refused:
        if refused_by(refused) != ENDS_ONCE:
            raise
    return _said_by_the_other(coming, by=by)


@deed
def _begin(going: GoingOut, *, by: Actor) -> Shift:
    unit = field_unit(by)
    shift = Shift(
        id=going.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        municipality_id=going.municipality,
        place_id=going.place or None,
        colleague=_colleague(going, unit, by),
        back_by=going.back_by,
        note=going.note,
        happened_at=going.happened_at,
        counted_on=timezone.localdate(believed(going.happened_at, by.at)),
        by=by.user,
        at=by.at,
    )
    shift.save(force_insert=True)
    record(Happened.SHIFT_BEGAN, shift.dossier_id, by=by, which=shift.pk, back_by=shift.back_by)
    return shift


def _colleague(going: GoingOut, unit: Unit, by: Actor) -> User | None:
    """The other of the two, if they work in the unit at all."""
    there = Membership.objects.in_force(by.at).filter(unit=unit, user=going.colleague)
    other = there.exclude(user=by.user).select_related("user").first()
    return other.user if other else None


@deed
def _end(coming: ComingBack, *, by: Actor) -> ShiftEnd:
    shift = _their_shift(coming, by)
    end = ShiftEnd(
        id=coming.id,
        dossier_id=shift.dossier_id,
        shift=shift,
        happened_at=coming.happened_at,
        note=coming.note,
        by=by.user,
        at=by.at,
    )
    end.save(force_insert=True)
    record(Happened.SHIFT_ENDED, shift.dossier_id, by=by, which=shift.pk)
    return end


def _their_shift(coming: ComingBack, by: Actor) -> Shift:
    """The one named; else the last one this worker is on. Ended already, it is still that one."""
    shifts: Any = Shift.objects.visible_to(by).of_units(by.unit_ids)
    if coming.shift is not None:
        shift: Shift | None = shifts.filter(pk=coming.shift).first()
    else:
        mine = shifts.filter(Q(by=by.user) | Q(colleague=by.user))
        shift = mine.filter(happened_at__lte=coming.happened_at).newest_first().first()
    if shift is None:
        raise NoShift
    return shift


@deed
def _said_by_the_other(coming: ComingBack, *, by: Actor) -> ShiftEnd:
    said: ShiftEnd = ShiftEnd.objects.visible_to(by).get(shift=_their_shift(coming, by))
    return said
