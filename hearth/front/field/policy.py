"""Reads policy/field.toml: how much a worker may take along on a phone, and for how long."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class FieldPolicy:
    """The page as it stands. A missing line stops the start."""

    most_cases: int
    longest: timedelta
    offered: tuple[int, ...]  # hours
    most_tasks: int
    longest_task: int


@cache
def field_policy() -> FieldPolicy:
    """Read once per process."""
    page = tomllib.loads(Path(settings.POLICY_DIR, "field.toml").read_text())
    limits: dict[str, int] = {entry["code"]: entry["value"] for entry in page["limit"]}
    longest = limits["longest-hours"]
    return FieldPolicy(
        most_cases=limits["most-cases"],
        longest=timedelta(hours=longest),
        offered=tuple(hours for hours in page["offered"]["hours"] if hours <= longest),
        most_tasks=limits["most-tasks"],
        longest_task=limits["longest-task"],
    )
