"""The dossier keys in use while somebody acts. Opened by a deed or a guard, wiped at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import Reader, reading_as
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.together import write
from hearth.foundation.vault import cipher
from hearth.foundation.vault.dossier_keys import context, kept
from hearth.foundation.vault.models import DossierKey
from hearth.foundation.vault.providers import key_provider


class NoKeyring(Exception):
    """Sealed values are written inside a deed, or inside acting(actor)."""


class NoKey(Exception):
    """This dossier has no key that the reader may use: cut_key() comes right after opening it."""


class Destroyed(Exception):
    """The dossier's key was destroyed. What it sealed is gone for good; nothing new is sealed."""


@dataclass(frozen=True)
class Failure:
    """A value that would not open, for the audit: codes and ids only."""

    table: str
    column: str
    row: UUID
    dossier: UUID


@dataclass
class Keys:
    """One dossier's: the newest version known, how many were not destroyed, those at hand."""

    known: int = 0
    kept: int = 0
    at_hand: dict[int, AESGCM] = field(default_factory=dict)

    def insist(self) -> None:
        """There is a key, and it was not destroyed."""
        if not self.known:
            raise NoKey
        if not self.kept:
            raise Destroyed


class Keyring:
    """Unwrapped keys by dossier. Loads those of a whole page in one query, on first use."""

    def __init__(self) -> None:
        self._keys: dict[UUID, Keys] = {}
        self.failures: list[Failure] = []

    def add(self, dossier: UUID, version: int, key: bytes) -> None:
        """A key just cut."""
        keys = self._keys.setdefault(dossier, Keys())
        keys.at_hand[version] = AESGCM(key)
        keys.known = max(keys.known, version)
        keys.kept += 1

    def forget(self, dossier: UUID) -> None:
        """The database knows better now: load again on next use."""
        self._keys.pop(dossier, None)

    def wipe(self) -> None:
        self._keys.clear()

    def seal(self, plain: bytes, where: cipher.Where) -> bytes:
        """Sealed with the newest key of its dossier."""
        keys = self._of(where.dossier, reading_as(), ())
        keys.insist()
        key = keys.at_hand.get(keys.known)
        if key is None:
            raise NoKey
        return cipher.seal(plain, where, version=keys.known, key=key)

    def unseal(
        self, blob: bytes, where: cipher.Where, *, reader: Reader, page: Iterable[UUID]
    ) -> bytes:
        """The value, for this reader; NoKey, Destroyed or Damaged when it cannot be."""
        keys = self._of(where.dossier, reader, page)
        keys.insist()
        try:
            return cipher.unseal(blob, where, keys=keys.at_hand)
        except cipher.Damaged:
            self.failures.append(Failure(where.table, where.column, where.row, where.dossier))
            raise

    def _of(self, dossier: UUID, reader: Reader | None, page: Iterable[UUID]) -> Keys:
        if dossier not in self._keys:
            self._load({dossier, *page} - self._keys.keys(), reader)
        return self._keys[dossier]

    def _load(self, dossiers: set[UUID], reader: Reader | None) -> None:
        """One query and one call to the provider for a whole page."""
        found = {dossier: Keys() for dossier in dossiers}
        rows = kept(dossiers, reader) if reader else []
        locked = [row.locked for row in rows if row.locked]
        opened = iter(key_provider().unwrap(locked))
        for row in rows:
            keys = found[row.dossier]
            keys.known = max(keys.known, row.version)
            if row.locked:
                keys.kept += 1
                if key := next(opened):
                    keys.at_hand[row.version] = AESGCM(key)
        self._keys |= found


_current: ContextVar[Keyring | None] = ContextVar("keyring", default=None)


def current_keyring() -> Keyring | None:
    return _current.get()


@contextmanager
def open_keyring() -> Iterator[Keyring]:
    """A keyring for the outermost block; blocks inside it share it."""
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    ring = Keyring()
    mark = _current.set(ring)
    try:
        yield ring
    finally:
        _current.reset(mark)
        ring.wipe()


def cut_key(dossier: Dossier, *, by: Actor) -> DossierKey:
    """Give a new dossier its first key; comes right after opening it."""
    return new_version(dossier.pk, 1, by=by)


def new_version(dossier: UUID, version: int, *, by: Actor) -> DossierKey:
    """Cut this version of a dossier's key and hang it on the ring."""
    ring = _current.get()
    if ring is None:
        raise NoKeyring
    key = cipher.new_key()
    locked = key_provider().wrap(key, context(dossier, version))
    row = DossierKey(
        dossier_id=dossier,
        key_version=version,
        master_version=locked.version,
        wrapped=locked.blob,
        made_at=by.at,
    )
    write(row)
    ring.add(dossier, version, key)
    return row
