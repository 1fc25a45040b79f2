"""Begin the reflection and recovery period, or put its dates right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from hearth.areas.identification.actions.interview import WrittenMeanwhile
from hearth.areas.identification.actions.ladder import dossier_of
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Reflection
from hearth.areas.identification.policy import reflection_limit
from hearth.areas.identification.rules.reflection import ends_on
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import announce
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import deed


class EndsBeforeItBegins(Exception):
    """A period ends after it begins."""


@dataclass(frozen=True)
class Period:
    """From when; `ends_on` only where the decision says another day than the policy page."""

    begins_on: date
    ends_on: date | None = None
    permit: str = "permit-outcome/not-needed"


@deed
def begin_reflection(case: Case, period: Period, *, seen: int, by: Actor) -> Reflection:
    """The period, with the rule it is counted by. `seen`: the version on the screen, 0 for none."""
    insist_on_work(case.dossier_id, by=by)
    limit = reflection_limit()
    ends = period.ends_on or ends_on(period.begins_on, limit.months)
    if ends <= period.begins_on:
        raise EndsBeforeItBegins
    reflection = Reflection(
        dossier_id=case.dossier_id,
        case=case,
        version=seen + 1,
        begins_on=period.begins_on,
        ends_on=ends,
        permit_id=period.permit,
        months=limit.months,
        source=limit.source,
        verified=limit.verified,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            reflection.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    announce(
        Happened.REFLECTION_BEGAN,
        dossier_of(case, by),
        by=by,
        version=reflection.version,
        permit=period.permit,
    )
    return reflection
