"""What the case file shows of the case itself: tasks, identity, consents, team, timeline.

Each is None for a reader to whom its drawer is closed. The templates draw the whole panel;
the small pages beside the case file draw the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearth.casework.cases.actions.standing import decides_on
from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.consents import consents_of, refusals_of
from hearth.casework.cases.queries.identity import aliases_of, family_of
from hearth.casework.cases.queries.tasks import tasks_of
from hearth.casework.cases.queries.team import ended, met_by, other_episodes, team_of
from hearth.casework.cases.queries.timeline import LATEST
from hearth.casework.cases.queries.timeline import timeline as timeline_of
from hearth.casework.cases.told import TOLD, Told
from hearth.casework.people.queries import is_named, opens, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment


@dataclass(frozen=True)
class Panel:
    """One part of the case file: its anchor, its title, its template and what that needs."""

    key: str
    title: str
    template: str
    context: Mapping[str, Any]


def timeline(
    case: Case, actor: Actor, *, told: Mapping[str, Told] = TOLD, most: int = LATEST
) -> Panel | None:
    """What happened and what was written down, as far as the reader may know of it."""
    words = {
        "case": case,
        "now": actor.at,
        "timeline": timeline_of(case, actor, told=told, most=most),
        "writes": works_on(actor, case.dossier_id) and _opens(case, actor, Compartment.STORY),
    }
    return Panel("timeline", _("What happened"), "cases/panel_timeline.html", words)


def tasks(case: Case, actor: Actor) -> Panel | None:
    """What is to be done, danger first; and what was done lately."""
    if not _opens(case, actor, Compartment.SERVICES):
        return None
    words = {
        "case": case,
        "now": actor.at,
        "tasks": tasks_of(case, actor),
        "works": works_on(actor, case.dossier_id),
    }
    return Panel("tasks", _("Tasks"), "cases/panel_tasks.html", words)


def identity(case: Case, actor: Actor) -> Panel | None:
    """That there is a name, behind an act that asks why; the family. Never the name itself."""
    if not _opens(case, actor, Compartment.IDENTITY):
        return None
    words = {
        "case": case,
        "named": is_named(case.person_id, actor),
        "aliases": aliases_of(case.person_id, actor),
        "family": family_of(case.person_id, actor),
        "works": works_on(actor, case.dossier_id),
    }
    return Panel("identity", _("Identity"), "people/panel_identity.html", words)


def consents(case: Case, actor: Actor) -> Panel | None:
    """What she agreed to, took back and declined."""
    if not _opens(case, actor, Compartment.SERVICES):
        return None
    words = {
        "case": case,
        "consents": consents_of(case, actor),
        "refusals": refusals_of(case, actor),
        "works": works_on(actor, case.dossier_id),
    }
    return Panel("consents", _("Consents"), "cases/panel_consents.html", words)


def team(case: Case, actor: Actor) -> Panel | None:
    """Who works on the case, who met her first, how it ended, what came before."""
    words = {
        "case": case,
        "team": team_of(case, actor),
        "met": met_by(case, actor),
        "ended": ended(case, actor),
        "episodes": other_episodes(case, actor),
        "decides": decides_on(case, actor),
        "works": works_on(actor, case.dossier_id),
    }
    return Panel("team", _("Team"), "cases/panel_team.html", words)


def _opens(case: Case, actor: Actor, drawer: Compartment) -> bool:
    return opens(actor, case.dossier_id, drawer)
