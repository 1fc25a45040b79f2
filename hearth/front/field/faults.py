"""What is wrong with a form from a phone: names of questions and codes, no words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, Any]

WHOLE = "__all__"  # the form as a whole


class Faults(Exception):
    """Answers that are missing or wrong: `danger:required`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__()
        self.faults = faults
