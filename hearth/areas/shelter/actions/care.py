"""Out and back, and medicines: each in the dossier of the person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.shelter.actions.stays import NotTheirHouse, insist_on_their_house
from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import Dose, Medicine, Outing, Stay
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


class OutAlready(Exception):
    """This person is out. First write down that she is back."""


class NotOut(Exception):
    """This person is back already."""


class BackTooSoon(Exception):
    """Somebody comes back after going out."""


class DoseNoted(Exception):
    """A colleague has noted this dose. Nobody takes it twice."""


@deed
def go_out(stay: Stay, *, back_by: datetime, where: str = "", by: Actor) -> Outing:
    """She goes out, and says when she will be back."""
    insist_on_their_house(stay, by=by)
    if back_by <= by.at:
        raise BackTooSoon
    outing = Outing(
        dossier_id=stay.dossier_id,
        stay=stay,
        out_at=by.at,
        back_by=back_by,
        where=where or None,
        by=by.user,
    )
    try:
        with transaction.atomic():
            outing.save(force_insert=True)
    except IntegrityError:
        raise OutAlready from None
    record(Happened.WENT_OUT, stay.dossier_id, by=by, which=stay.pk)
    tell(Topic.BEDS, unit=stay.unit_id)
    return outing


@deed
def come_back(outing: Outing, *, by: Actor) -> None:
    """She is back in the house: somebody has seen her."""
    insist_on_house_of(outing.stay, by=by)
    out = Outing.objects.visible_to(by).still_out().filter(pk=outing.pk)
    if not out.update(back_at=by.at, noted_by=by.user):
        raise NotOut
    record(Happened.CAME_BACK, outing.dossier_id, by=by, which=outing.stay_id)
    tell(Topic.BEDS, unit=outing.stay.unit_id)


@deed
def keep_medicine(stay: Stay, what: str, dose: str, hours: Sequence[int], *, by: Actor) -> Medicine:
    """The house keeps it locked and gives it at these hours."""
    insist_on_their_house(stay, by=by)
    medicine = Medicine(
        dossier_id=stay.dossier_id,
        stay=stay,
        what=what,
        dose=dose,
        hours=sorted(set(hours)),
        since=timezone.localdate(by.at),
        by=by.user,
        at=by.at,
    )
    medicine.save(force_insert=True)
    record(Happened.MEDICINE_KEPT, stay.dossier_id, by=by, which=medicine.pk)
    return medicine


@deed
def note_dose(medicine: Medicine, *, on: date, hour: int, because: str = "", by: Actor) -> Dose:
    """Given; or, with a reason, not given. Of two who press at once one notes it."""
    insist_on_house_of(medicine.stay, by=by)
    dose = Dose(
        dossier_id=medicine.dossier_id,
        medicine=medicine,
        on=on,
        hour=hour,
        given=not because,
        because_id=because or None,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            dose.save(force_insert=True)
    except IntegrityError:
        raise DoseNoted from None
    record(Happened.DOSE_NOTED, medicine.dossier_id, by=by, which=medicine.pk, given=not because)
    return dose


@deed
def stop_medicine(medicine: Medicine, *, by: Actor) -> None:
    """It is not given any more. What was given stays readable."""
    insist_on_house_of(medicine.stay, by=by)
    rows = Medicine.objects.visible_to(by).filter(pk=medicine.pk, stopped_at__isnull=True)
    rows.update(stopped_at=by.at)
    record(Happened.MEDICINE_STOPPED, medicine.dossier_id, by=by, which=medicine.pk)


def insist_on_house_of(stay: Stay, *, by: Actor) -> None:
    """The people of her house, also on the day she left."""
    if stay.unit_id not in by.unit_ids:
        raise NotTheirHouse
    insist_on_work(stay.dossier_id, by=by)
