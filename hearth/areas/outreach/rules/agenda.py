"""What is on the agenda of every session. Source: founding 002, "of particular importance"."""

from __future__ import annotations

from collections.abc import Iterable

HOW_TO_REPORT = "outreach-topic/how-to-report"


def agenda(topics: Iterable[str]) -> list[str]:
    """How to report comes first, whether or not somebody chose it."""
    return [HOW_TO_REPORT, *(topic for topic in topics if topic != HOW_TO_REPORT)]
