"""Tells the year. Told once per database; telling it again changes nothing."""

from __future__ import annotations

from demo import directory


def tell() -> None:
    """The directory first, then the episodes in the order in which they happened."""
    directory.load()
