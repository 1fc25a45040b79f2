"""Put right what was refused, or say that nothing is to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearth.areas.outreach.actions import field_unit
from hearth.casework.instruments.models import InstrumentVersion
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.front.openrosa.actions.handle import end
from hearth.front.openrosa.deeds import do
from hearth.front.openrosa.happened import Happened
from hearth.front.openrosa.models import Arrival


class NotTheirs(Exception):
    """The workers of the unit put it right; its coordinator sees it and talks to them."""


class NothingToMend(Exception):
    """Somebody was quicker, or nothing was wrong."""


@deed
def mend(
    arrival: Arrival,
    instrument: InstrumentVersion,
    said: Mapping[str, Sequence[str]],
    *,
    by: Actor,
) -> None:
    """The deed, with the answers as they are now. Faults says what still does not fit."""
    waiting = _waiting(arrival, by)
    do(instrument, said, waiting.instance, by=by)
    end(waiting, Arrival.State.MENDED, by=by)
    record(Happened.MENDED, waiting.dossier_id, by=by, which=waiting.pk)


@deed
def drop(arrival: Arrival, *, by: Actor) -> None:
    """Looked at: nothing is to be done with it. That it came stays written."""
    waiting = _waiting(arrival, by)
    end(waiting, Arrival.State.DROPPED, by=by)
    record(Happened.DROPPED, waiting.dossier_id, by=by, which=waiting.pk)


def _waiting(arrival: Arrival, by: Actor) -> Arrival:
    if field_unit(by).pk != arrival.unit_id:
        raise NotTheirs
    rows = Arrival.objects.visible_to(by).select_for_update().to_mend()
    found = rows.filter(pk=arrival.pk).first()
    if found is None:
        raise NothingToMend
    return found
