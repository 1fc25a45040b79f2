"""Reads policy/duties.toml, the page that says whom we must tell, and how soon."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import get_language

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import UnitKind

Where = Literal["qark", "municipality", "nationwide"]


@dataclass(frozen=True)
class Duty:
    """One obligation, with the rule of law it rests on and whether a jurist has signed it."""

    code: str
    en: str
    sq: str
    after: str
    tell: UnitKind
    where: Where
    only_if: str
    within: timedelta
    escalate_after: timedelta | None
    reveals: frozenset[Compartment]
    reveals_in_danger: frozenset[Compartment]
    expects_outcome: bool
    source: str
    since: date
    verified_by: str

    @property
    def verified(self) -> bool:
        return bool(self.verified_by)

    def applies(self, kind: str, facts: Mapping[str, Any]) -> bool:
        return kind == self.after and (not self.only_if or bool(facts.get(self.only_if)))

    @property
    def what(self) -> str:
        """What happened, as whoever is told reads it."""
        return self.en if get_language() == "en" else self.sq

    def opens(self, *, danger: bool) -> frozenset[Compartment]:
        """The drawers a unit told of this may open; more of them while somebody is in danger."""
        return self.reveals | self.reveals_in_danger if danger else self.reveals


@dataclass(frozen=True)
class Limit:
    """A period that is counted and shown; it tells nobody by itself."""

    code: str
    within: timedelta
    source: str
    verified_by: str

    @property
    def verified(self) -> bool:
        return bool(self.verified_by)


@cache
def all_duties() -> tuple[Duty, ...]:
    """The page as it stands; read once per process. An unknown word in it stops the start."""
    return tuple(map(_duty, _page()["duty"]))


def duties_after(kind: str, facts: Mapping[str, Any]) -> Iterator[Duty]:
    """Every duty this event raises, in the order of the page."""
    return (duty for duty in all_duties() if duty.applies(kind, facts))


def what_of(code: str) -> str:
    """What the alerts of this duty are about; nothing for one that stands here no more."""
    return next((duty.what for duty in all_duties() if duty.code == code), "")


@cache
def limit(code: str) -> Limit:
    """One limit of the page that is measured in minutes or days."""
    entry = next(entry for entry in _page()["limit"] if entry["code"] == code)
    return Limit(
        code=code,
        within=timedelta(minutes=entry.get("within_minutes", 0), days=entry.get("within_days", 0)),
        source=entry["source"],
        verified_by=entry.get("verified_by", ""),
    )


def _page() -> Mapping[str, Any]:
    return tomllib.loads(Path(settings.POLICY_DIR, "duties.toml").read_text())


def _duty(entry: Mapping[str, Any]) -> Duty:
    climb = entry.get("escalate_after_minutes")
    return Duty(
        code=entry["code"],
        en=entry["what"],
        sq=entry["what_sq"],
        after=entry["after"],
        tell=UnitKind(entry["tell"]),
        where=entry.get("where", "qark"),
        only_if=entry.get("only_if", ""),
        within=timedelta(minutes=entry["within_minutes"]),
        escalate_after=None if climb is None else timedelta(minutes=climb),
        reveals=frozenset(map(Compartment, entry["reveals"])),
        reveals_in_danger=frozenset(map(Compartment, entry.get("reveals_in_danger", []))),
        expects_outcome=entry.get("expects_outcome", True),
        source=entry["source"],
        since=entry["from"],
        verified_by=entry.get("verified_by", ""),
    )
