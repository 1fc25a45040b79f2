"""What Vera says of an invented person, so that every test can begin where it likes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from hearth.areas.identification.actions import Identified, identify
from hearth.areas.identification.queries import ladder_of
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.actions import Agreed
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import CITY_OF_VLORE, VLORE

NAME = {"given_name": "Anonima", "family_name": "Eshpikur"}
TODAY = date(2026, 3, 19)  # of the cast


def screening(**changes: Any) -> Screening:
    """An adult woman at a bus station, found by the unit itself."""
    said: dict[str, Any] = {
        "submission": uuid4(),
        "danger": "danger/not-seen",
        "qark": VLORE,
        "municipality": CITY_OF_VLORE,
        "place_type": "place-type/bus-station",
        "source": "signal-source/outreach-visit",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "signs": {"indicator/g-01": "observed", "indicator/g-12": "stated"},
        "accepts_help": "yes",
        "finding": Finding.POTENTIAL_VICTIM,
        "meet_at": "Platform 2",
    }
    return Screening(**(said | changes))


def identified(by: Actor, **changes: Any) -> Identified:
    done = identify(screening(**changes), by=by)
    assert done is not None
    return done


def status_now(case: Case, actor: Actor) -> Status | None:
    with acting(actor):
        return ladder_of(case, actor).status


def agreed(purpose: str, **changes: Any) -> Agreed:
    said = {"purpose": purpose, "wording": "consent/2026-11/sq", "form": "consent-form/spoken"}
    return Agreed(**(said | changes))
