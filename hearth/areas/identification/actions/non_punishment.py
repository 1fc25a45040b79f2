"""Note a charge against her, ask that she is not punished, and say what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from hearth.areas.identification.actions.interview import WrittenMeanwhile
from hearth.areas.identification.actions.ladder import dossier_of
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import NonPunishment, NonPunishmentStep
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import announce
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class Charged:
    """What she is charged with, since when we know it, and how the request stands."""

    charge: str
    learned_on: date
    state: str = "non-punishment-request/to-request"
    words: Mapping[str, str] = field(default_factory=dict)  # office, file, known


@dataclass(frozen=True)
class Moved:
    """How the request stands now, and since which day."""

    state: str
    on: date


@deed
def note_charge(case: Case, charged: Charged, *, by: Actor) -> NonPunishment:
    """A charge for what trafficking made her do. It lies in the legal drawer."""
    insist_on_work(case.dossier_id, by=by)
    charge = NonPunishment(
        dossier_id=case.dossier_id,
        case=case,
        charge_id=charged.charge,
        learned_on=charged.learned_on,
        words={name: said for name, said in charged.words.items() if said},
        by=by.user,
        at=by.at,
    )
    charge.save(force_insert=True)
    _step(charge, Moved(charged.state, charged.learned_on), 1, by=by)
    announce(
        Happened.CHARGE_NOTED,
        dossier_of(case, by),
        by=by,
        charge=charged.charge,
        state=charged.state,
    )
    return charge


@deed
def move_request(charge: NonPunishment, moved: Moved, *, seen: int, by: Actor) -> NonPunishmentStep:
    """The request was made, granted, refused. `seen`: the step that stood on the screen."""
    insist_on_work(charge.dossier_id, by=by)
    step = _step(charge, moved, seen + 1, by=by)
    record(
        Happened.NON_PUNISHMENT_MOVED,
        charge.dossier_id,
        by=by,
        which=charge.pk,
        state=moved.state,
    )
    return step


def _step(charge: NonPunishment, moved: Moved, number: int, *, by: Actor) -> NonPunishmentStep:
    step = NonPunishmentStep(
        dossier_id=charge.dossier_id,
        charge=charge,
        step=number,
        state_id=moved.state,
        on=moved.on,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    return step
