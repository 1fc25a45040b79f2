"""Reads policy/referrals.toml: what a referral rests on, what it opens, who hears of delay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from hearth.casework.duties.policy import Limit, limit
from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.accounts.kinds import Role, UnitKind


@dataclass(frozen=True)
class WithoutConsent:
    """A ground on which a referral may go without consent."""

    ground: str
    only_for_child: bool
    source: str
    verified: bool

    def applies(self, *, child: bool) -> bool:
        return child or not self.only_for_child


@dataclass(frozen=True)
class Opens:
    """The drawers a service needs, and the kinds of unit that give it."""

    drawers: frozenset[Compartment]
    asked: tuple[UnitKind, ...]
    source: str
    verified: bool

    @property
    def mask(self) -> int:
        return mask_of(self.drawers)


NOTHING_LISTED = Opens(frozenset({Compartment.OPEN}), (), "", verified=False)


@dataclass(frozen=True)
class ReferralPolicy:
    """The page as it stands."""

    purposes: frozenset[str]
    without_consent: tuple[WithoutConsent, ...]
    urgent: frozenset[str]
    limit: str
    urgent_limit: str
    heads: frozenset[Role]
    coordinators: frozenset[Role]
    again_after: timedelta
    link_lasts: timedelta
    feedback_within: timedelta
    opens: Mapping[str, Opens]

    def opened_for(self, service: str, group: str) -> Opens:
        """By the single service, else by its group; what stands nowhere opens the cover alone."""
        return self.opens.get(service) or self.opens.get(group) or NOTHING_LISTED

    def answer_limit(self, urgency: str) -> Limit:
        return limit(self.urgent_limit if urgency in self.urgent else self.limit)

    def ground(self, code: str, *, child: bool) -> WithoutConsent | None:
        """The ground, if it stands on the page and fits the person. Otherwise there is none."""
        listed = (each for each in self.without_consent if each.ground == code)
        return next((each for each in listed if each.applies(child=child)), None)


@cache
def referral_policy() -> ReferralPolicy:
    """Read once per process. An unknown word in it stops the start."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "referrals.toml").read_text())
    return ReferralPolicy(
        purposes=frozenset(page["consent"]["purposes"]),
        without_consent=tuple(map(_ground, page["without_consent"])),
        urgent=frozenset(page["answer"]["urgent"]),
        limit=page["answer"]["limit"],
        urgent_limit=page["answer"]["urgent_limit"],
        heads=frozenset(map(Role, page["unanswered"]["heads"])),
        coordinators=frozenset(map(Role, page["unanswered"]["coordinators"])),
        again_after=timedelta(minutes=page["unanswered"]["again_after_minutes"]),
        link_lasts=timedelta(days=page["outside"]["link_days"]),
        feedback_within=timedelta(days=page["feedback"]["days"]),
        opens={name: _opens(entry) for entry in page["opens"] for name in entry["services"]},
    )


def _ground(entry: Mapping[str, Any]) -> WithoutConsent:
    return WithoutConsent(
        ground=entry["ground"],
        only_for_child=entry.get("only_for", "") == "child",
        source=entry["source"],
        verified=bool(entry.get("verified_by")),
    )


def _opens(entry: Mapping[str, Any]) -> Opens:
    return Opens(
        drawers=frozenset({Compartment.OPEN, *map(Compartment, entry["opens"])}),
        asked=tuple(map(UnitKind, entry["asked"])),
        source=entry["source"],
        verified=bool(entry.get("verified_by")),
    )
