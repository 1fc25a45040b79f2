"""Pages that are kept beside the tests: a change to what they show is a change in the review.

To write them anew after a change that was meant:

    HEARTH_SNAPSHOTS=write .venv/bin/python -m pytest tests/policy
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent


def compare(name: str, now: str) -> None:
    """Whether the page is what it was; with HEARTH_SNAPSHOTS=write, it becomes what it is."""
    page = HERE / name
    if os.environ.get("HEARTH_SNAPSHOTS") == "write":
        page.write_text(now, encoding="utf-8")
    assert now == page.read_text(encoding="utf-8"), f"{name} reads differently now; was it meant?"
