"""Reads policy/access.toml, the page that says which role may open which drawer at all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.accounts.kinds import Role


@dataclass(frozen=True)
class Oversight:
    """Who sees, in their own organisation, that a file exists and who opened it."""

    roles: frozenset[Role]
    opens: frozenset[Compartment]


@dataclass(frozen=True)
class Team:
    """Which drawers a colleague let into the team is never given."""

    keeps: frozenset[Compartment]


@dataclass(frozen=True)
class Emergency:
    """Who may open a closed file for some hours when a life may hang on it, and who learns it."""

    roles: frozenset[Role]
    opens: frozenset[Compartment]
    lasts: timedelta
    tells: frozenset[Role]
    verified: bool


@dataclass(frozen=True)
class AccessPolicy:
    drawers: Mapping[Role, frozenset[Compartment]]
    oversight: Oversight
    team: Team
    emergency: Emergency

    def lets(self, role: Role, compartment: Compartment) -> bool:
        return compartment in self.drawers.get(role, frozenset())

    def mask(self, role: Role) -> int:
        return mask_of(self.drawers.get(role, frozenset()))

    def works(self, role: Role) -> bool:
        """Whether the role opens anything beyond the cover of a dossier."""
        return bool(self.mask(role) & ~Compartment.OPEN.bit)


@cache
def access_policy() -> AccessPolicy:
    """The page as it stands; read once per process. An unknown word in it stops the start."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "access.toml").read_text())
    return AccessPolicy(
        {Role(role): _drawers(entry) for role, entry in page["opens"].items()},
        Oversight(_roles(page["oversight"]["roles"]), _drawers(page["oversight"]["opens"])),
        Team(_drawers(page["team"]["keeps"])),
        _emergency(page["emergency"]),
    )


def _emergency(entry: Mapping[str, Any]) -> Emergency:
    return Emergency(
        roles=_roles(entry["roles"]),
        opens=_drawers(entry["opens"]),
        lasts=timedelta(hours=entry["hours"]),
        tells=_roles(entry["tells"]),
        verified=bool(entry["verified_by"]),
    )


def _drawers(words: Iterable[str]) -> frozenset[Compartment]:
    return frozenset(map(Compartment, words))


def _roles(words: Iterable[str]) -> frozenset[Role]:
    return frozenset(map(Role, words))
