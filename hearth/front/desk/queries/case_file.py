"""The case file gathers the areas' panels, by name and in reading order. No registry, no scanning."""

from __future__ import annotations

from collections.abc import Callable

from hearth.areas.identification.panel import panel as identification
from hearth.casework.cases import panels as cases
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.duties.panel import panel as duties
from hearth.casework.referrals.panel import panel as referrals
from hearth.foundation.access.actor import Actor

Maker = Callable[[Case, Actor], Panel | None]

MAIN: tuple[Maker, ...] = (identification, duties, referrals, cases.timeline)
BESIDE: tuple[Maker, ...] = (cases.tasks, cases.identity, cases.consents, cases.team)


def panels_of(case: Case, actor: Actor, makers: tuple[Maker, ...]) -> list[Panel]:
    """Only the drawers the reader may open. A closed one leaves no trace."""
    made = (make(case, actor) for make in makers)
    return [panel for panel in made if panel is not None]
