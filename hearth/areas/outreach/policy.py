"""Reads policy/outreach.toml: what is hidden, when somebody is missed, what was before."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class OpeningBalance:
    """What was reached before anything was written here, and who says so."""

    reached: int
    since: int
    before: date
    source: str
    verified: bool


@dataclass(frozen=True)
class OutreachPolicy:
    """The page as it stands. A missing line stops the start."""

    smallest_figure: int
    smallest_audience: int
    grace: timedelta
    longest_shift: timedelta
    agreement_warning: timedelta
    opening_balance: OpeningBalance


@cache
def outreach_policy() -> OutreachPolicy:
    """Read once per process."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "outreach.toml").read_text())
    limits: dict[str, int] = {entry["code"]: entry["value"] for entry in page["limit"]}
    balance = page["opening_balance"]
    return OutreachPolicy(
        smallest_figure=limits["smallest-figure"],
        smallest_audience=limits["smallest-audience"],
        grace=timedelta(minutes=limits["minutes-of-grace"]),
        longest_shift=timedelta(hours=limits["longest-shift"]),
        agreement_warning=timedelta(days=limits["agreement-warning"]),
        opening_balance=OpeningBalance(
            reached=balance["reached"],
            since=balance["since"],
            before=balance["before"],
            source=balance["source"],
            verified=bool(balance["verified_by"]),
        ),
    )
