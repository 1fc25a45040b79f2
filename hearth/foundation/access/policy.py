"""Reads policy/access.toml, the page that says which role may open which drawer at all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.accounts.kinds import Role


@dataclass(frozen=True)
class AccessPolicy:
    drawers: Mapping[Role, frozenset[Compartment]]

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
        {Role(role): frozenset(map(Compartment, entry)) for role, entry in page["opens"].items()}
    )
