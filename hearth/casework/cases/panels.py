"""What the case file shows of the case itself: tasks, consents, team, timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor


@dataclass(frozen=True)
class Panel:
    """One part of the case file: its anchor, its title, its template and what that needs."""

    key: str
    title: str
    template: str
    context: Mapping[str, Any]


def timeline(case: Case, actor: Actor) -> Panel | None:
    return None


def tasks(case: Case, actor: Actor) -> Panel | None:
    return None


def consents(case: Case, actor: Actor) -> Panel | None:
    return None


def team(case: Case, actor: Actor) -> Panel | None:
    return None
