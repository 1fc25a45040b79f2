"""Reads policy/plan.toml and the review limit of policy/duties.toml, once per process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from hearth.areas.plan.rules.dates import Thinning

REVIEW = "T-IAP-REVIEW"


@dataclass(frozen=True)
class ExitTest:
    """What must be true before the next phase."""

    code: str
    en: str
    sq: str

    @property
    def name(self) -> str:
        return self.sq if get_language() == "sq" else self.en


@dataclass(frozen=True)
class Phase:
    """One phase of the page: how often we meet, and how it is left."""

    code: str
    every_days: int
    exit: tuple[ExitTest, ...]
    source: str
    verified: bool


@dataclass(frozen=True)
class Rule:
    """What a screen shows of a rule: its text in law, and whether a jurist has signed it."""

    source: str
    verified: bool


@dataclass(frozen=True)
class Review(Rule):
    """How soon a plan is looked at again."""

    months: int
    warn_days: int


@dataclass(frozen=True)
class PlanPolicy:
    """The whole page."""

    phases: Mapping[str, Phase]
    thinning: Sequence[Thinning]
    monitoring: Rule
    risk_days: Mapping[str, int]
    risk: Rule
    never_on_paper: frozenset[str]
    words_not_on_paper: tuple[str, ...]
    needs_alternative: frozenset[str]

    @property
    def order(self) -> list[str]:
        return list(self.phases)


@cache
def plan_policy() -> PlanPolicy:
    """The page as it stands. A missing word in it stops the start."""
    page = _page("plan.toml")
    monitoring, risk = page["monitoring"], page["risk"]
    return PlanPolicy(
        phases={entry["phase"]: _phase(entry) for entry in page["phase"]},
        thinning=tuple(Thinning(**step) for step in monitoring["steps"]),
        monitoring=Rule(monitoring["source"], bool(monitoring["verified_by"])),
        risk_days={f"risk-level/{level}": n for level, n in risk["again_after_days"].items()},
        risk=Rule(risk["source"], bool(risk["verified_by"])),
        never_on_paper=frozenset(page["paper"]["never"]),
        words_not_on_paper=tuple(page["paper"]["words"]),
        needs_alternative=frozenset(page["leaving"]["needs_alternative"]),
    )


@cache
def review_limit() -> Review:
    """How soon a signed plan is reviewed."""
    entry = next(entry for entry in _page("duties.toml")["limit"] if entry["code"] == REVIEW)
    return Review(
        source=entry["source"],
        verified=bool(entry["verified_by"]),
        months=entry["within_months"],
        warn_days=entry["warn_days"],
    )


def _phase(entry: Mapping[str, Any]) -> Phase:
    return Phase(
        code=entry["phase"],
        every_days=entry["visits"],
        exit=tuple(ExitTest(*test) for test in entry["exit"]),
        source=entry["source"],
        verified=bool(entry["verified_by"]),
    )


def _page(name: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(settings.POLICY_DIR, name).read_text())
