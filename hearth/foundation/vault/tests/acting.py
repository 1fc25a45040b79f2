"""What a deed opens, without the audit, which is a storey above the vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.vault.keyring import Keyring, open_keyring


@contextmanager
def acting(reader: Actor | House) -> Iterator[Keyring]:
    with identity(reader), open_keyring() as ring:
        yield ring
