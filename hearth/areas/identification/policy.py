"""Reads the one limit of policy/duties.toml that is counted in months: T-RR."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

REFLECTION = "T-RR"


@dataclass(frozen=True)
class ReflectionLimit:
    """How long the reflection and recovery period lasts, and what that rests on."""

    months: int
    warn_days: int
    source: str
    verified_by: str

    @property
    def verified(self) -> bool:
        return bool(self.verified_by)


@cache
def reflection_limit() -> ReflectionLimit:
    """The page as it stands; read once per process."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "duties.toml").read_text())
    entry = next(entry for entry in page["limit"] if entry["code"] == REFLECTION)
    return ReflectionLimit(
        months=entry["within_months"],
        warn_days=entry["warn_days"],
        source=entry["source"],
        verified_by=entry.get("verified_by", ""),
    )
