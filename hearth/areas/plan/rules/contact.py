"""What a follow-up may answer."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """A sign was looked for: four different answers, and "not asked" is no "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"
