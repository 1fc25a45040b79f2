"""Put a sheet into the organisation's box. Who held the telephone is not written on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.casework.instruments.actions.answer import CannotTake, OtherDrawer
from hearth.casework.instruments.happened import Happened
from hearth.casework.instruments.models import Feedback, FeedbackBox, InstrumentVersion
from hearth.casework.instruments.rules.about import Drawer
from hearth.casework.instruments.rules.checking import check
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key

READERS = (UnitKind.COORDINATION, UnitKind.NGO, UnitKind.DUTY_OFFICER)  # answer, and do not serve
WHOLE_COUNTRY = "iso:AL"
ANONYMOUS = House("whoever was served drops a sheet into the box")


class NobodyToRead(Exception):
    """The organisation has no direction, office or duty desk that could open the box."""


@deed
def give_feedback(
    instrument: InstrumentVersion,
    said: Mapping[str, Sequence[str]],
    *,
    submission: UUID,
    by: Actor,
) -> None:
    """What a person says of our services. Nothing is given back, not even that it came twice."""
    if instrument.drawer is not Drawer.BOX:
        raise OtherDrawer
    today = timezone.localtime(by.at).date()
    checked = check(instrument.definition, said, today=today)
    if not checked.good:
        raise CannotTake(checked.problems)
    with identity(ANONYMOUS):
        box = _box(by)
        sheet = Feedback(
            dossier_id=box.dossier_id,
            box=box,
            instrument=instrument,
            submission=submission,
            said=checked.values,
            month=today.replace(day=1),
        )
        try:
            with transaction.atomic():
                sheet.save(force_insert=True)
        except IntegrityError:
            return  # it was sent twice
    record(Happened.FEEDBACK_GIVEN, box.dossier_id, by=by)


def _box(by: Actor) -> FeedbackBox:
    """The box of the actor's organisation; put up with the first sheet."""
    boxes = FeedbackBox.objects.unscoped(because="whoever was served drops a sheet into the box")
    found = boxes.filter(organisation=by.unit.organisation_id).first()
    return found or _put_up(by)


def _put_up(by: Actor) -> FeedbackBox:
    readers = list(
        Unit.objects.filter(organisation=by.unit.organisation_id, kind__in=READERS).order_by("key")
    )
    if not readers:
        raise NobodyToRead
    owner = readers[0]
    try:
        with transaction.atomic():
            dossier = Dossier(
                kind=Dossier.Kind.REPORT,
                owner=owner,
                qark=owner.qark or WHOLE_COUNTRY,
                opened_at=by.at,
            )
            dossier.save(force_insert=True)
            for unit in readers:
                grant(
                    dossier,
                    to=unit,
                    opens=[Compartment.OPEN, Compartment.ALERT],
                    basis=Basis.SUPERVISION,
                    because="reads what people say of the services",
                    by=by,
                )
            cut_key(dossier, by=by)
            box = FeedbackBox(dossier=dossier, organisation=by.unit.organisation)
            box.save(force_insert=True)
            return box
    except IntegrityError:  # two people gave the first sheet at the same moment
        boxes = FeedbackBox.objects.unscoped(because="the box another hand has just put up")
        return boxes.get(organisation=by.unit.organisation_id)
