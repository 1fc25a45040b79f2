"""Reads policy/shelter.toml: how long a bed is held, a stay agreed, and how near is too near."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Length:
    """A length of the page, what it rests on, and whether somebody has signed it."""

    length: timedelta
    source: str
    verified_by: str

    @property
    def verified(self) -> bool:
        return bool(self.verified_by)


@dataclass(frozen=True)
class ShelterPolicy:
    hold: Length
    longest_hold: timedelta
    stays: Mapping[str, Length]
    warning: timedelta
    neighbours: Mapping[str, frozenset[str]]

    def stay(self, kind: str) -> Length:
        """How long a stay in such a house is agreed at first."""
        return self.stays[kind]


@cache
def shelter_policy() -> ShelterPolicy:
    """The page as it stands; read once per process."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "shelter.toml").read_text())
    near = page["near"]["neighbours"]
    return ShelterPolicy(
        hold=_length(page["hold"], hours=page["hold"]["hours"]),
        longest_hold=timedelta(hours=page["hold"]["longest_hours"]),
        stays={entry["kind"]: _length(entry, days=entry["days"]) for entry in page["stay"]},
        warning=timedelta(days=page["warning"]["days"]),
        neighbours={qark: frozenset(others) for qark, others in near.items()},
    )


def _length(entry: Mapping[str, Any], **length: int) -> Length:
    return Length(timedelta(**length), entry["source"], entry.get("verified_by", ""))
