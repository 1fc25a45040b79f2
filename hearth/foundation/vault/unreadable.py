"""What stands in the place of a value that cannot be shown. Falsy, empty, a neutral word on paper.

They are empty strings and empty documents, so that a list with one such row in it is still
a list: nothing that was sealed can appear, and no page fails for it.
"""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext


class Envelope:
    """A sealed value as the database keeps it."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob

    def __repr__(self) -> str:
        return "<sealed>"


class Origin(NamedTuple):
    """Where an unread value came from: it may be put back there, and nowhere else."""

    column: str
    row: UUID
    envelope: Envelope


class Unreadable:
    """Anything that stands for a value not shown."""

    origin: Origin | None = None


class Locked(Unreadable):
    """The row was read for nobody, nobody is acting, or its key is out of the reader's reach."""

    def __str__(self) -> str:
        return gettext("locked")

    def __repr__(self) -> str:
        return "<locked>"


class Undecryptable(Unreadable):
    """The key was destroyed, or the value is not what was sealed here."""

    def __str__(self) -> str:
        return gettext("unreadable")

    def __repr__(self) -> str:
        return "<undecryptable>"


class LockedText(Locked, str):
    """A text not shown."""


class LockedJSON(Locked, dict[str, Any]):
    """A document not shown."""


class UndecryptableText(Undecryptable, str):
    """A text that cannot be opened any more."""


class UndecryptableJSON(Undecryptable, dict[str, Any]):
    """A document that cannot be opened any more."""
