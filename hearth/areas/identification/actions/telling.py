"""What the officer needs to move, and no name: made once for every page that tells."""

from __future__ import annotations

from dataclasses import dataclass

from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import Revealed
from hearth.foundation.access.actor import Actor


@dataclass(frozen=True)
class Telling:
    """Where to meet, the danger, the suspects, the suspected form: what the worker adds."""

    danger: bool = False
    meet_at: str = ""
    danger_now: str = ""
    suspects: str = ""
    form: str = ""


def revealed(case: Case, telling: Telling, *, child: bool, by: Actor) -> Revealed:
    """The worker's words, the coded facts of the person, and the number to call back."""
    return Revealed(
        number=case.number,
        danger=telling.danger,
        minor=child,
        meet_at=telling.meet_at,
        danger_now=telling.danger_now,
        form=telling.form,
        sex=case.person.sex_id,
        age_band=case.person.age_band_id,
        suspects=telling.suspects,
        reporter=by.user.full_name,
        phone=by.user.phone or by.unit.phone,
    )
