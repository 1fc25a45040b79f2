"""What every key provider can do, and the two ways in which it can refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Sealed(Exception):
    """The vault was not opened since the machine started. Run `hearth vault unseal`."""


class NoMasterKey(Exception):
    """There is no master key yet, or its folder is not the one this database was sealed with."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key locked in a master key, and the context it was locked for."""

    version: int
    blob: bytes
    context: bytes


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the vault can be used now, and the newest master key's version (0: none)."""

    sealed: bool
    version: int


class KeyProvider(Protocol):
    """Guards the master keys; nobody else ever holds one."""

    def wrap(self, key: bytes, context: bytes) -> Wrapped:
        """Lock a data key in the newest master key."""

    def unwrap(self, keys: Sequence[Wrapped]) -> list[bytes | None]:
        """Unlock a page of data keys in one call; None stands for one that will not open."""

    def turn(self) -> int:
        """Make a new master key; from now on it is the newest."""

    def health(self) -> Health:
        """Never raises: it is asked when things go wrong."""
