"""Sealed columns: what a person told us lies in the database encrypted, and opens on reading.

Assigning a plain value seals it when the row is saved, alone or in bulk. Reading opens it
only while somebody acts and only on a row that was read on somebody's behalf; otherwise the
value is `Locked`. A row just built keeps what was put into it, as any object would.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

from hearth.foundation.access.scoped import Guarded
from hearth.foundation.vault.cipher import Damaged, Where
from hearth.foundation.vault.keyring import Destroyed, NoKey, NoKeyring, current_keyring
from hearth.foundation.vault.unreadable import (
    Envelope,
    LockedJSON,
    LockedText,
    Origin,
    UndecryptableJSON,
    UndecryptableText,
    Unreadable,
)

S = TypeVar("S")
G = TypeVar("G")

if TYPE_CHECKING:

    class Column(models.Field[S, G]):
        """What may be assigned, what is read."""

else:

    class Column(models.Field, Generic[S, G]):
        """Django's own class takes no type arguments at run time."""


NOT_LOADED = object()


class PlaintextRefused(Exception):
    """A sealed field is written by assigning it and saving the row, not by update()."""


class NotPutBack(Exception):
    """A value nobody could read was assigned to another row. Read it first, as somebody."""


class Fresh:
    """A plain value on its way into the vault. It cannot be pickled or printed."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "<fresh>"

    def __reduce__(self) -> str:
        raise PlaintextRefused("a row with values not yet sealed cannot be pickled")


class Seal(DeferredAttribute):
    """The attribute itself: seals what comes in, opens what goes out."""

    field: SealedField[Any, Any]

    def __get__(self, row: Any, owner: type[models.Model] | None = None) -> Any:
        if row is None:
            return self
        held = row.__dict__.get(self.field.attname, NOT_LOADED)
        if isinstance(held, Envelope):
            return self.field.opened(held, row)
        if held is NOT_LOADED:
            return self.field.locked()
        return held.value if isinstance(held, Fresh) else None

    def __set__(self, row: Guarded, value: Any) -> None:
        if isinstance(value, Unreadable):
            value = self._put_back(value, row)
        elif value is not None and not isinstance(value, Envelope):
            value = Fresh(value)
        row.__dict__[self.field.attname] = value

    def _put_back(self, value: Unreadable, row: Guarded) -> Envelope:
        origin = value.origin
        if origin is None or (origin.column, origin.row) != (self.field._column, row.pk):
            raise NotPutBack(f"{self.field.name} was {value!r} where it was read")
        return origin.envelope


class SealedField(Column[S, G], ABC):
    """What text and documents have in common. Not searchable, not sortable, never in the clear."""

    descriptor_class = Seal
    locked: type[Unreadable]
    undecryptable: type[Unreadable]

    def get_internal_type(self) -> str:
        return "BinaryField"

    @abstractmethod
    def encode(self, value: Any) -> bytes:
        """As bytes, on the way in."""

    @abstractmethod
    def decode(self, plain: bytes) -> Any:
        """As it was, on the way out."""

    def opened(self, envelope: Envelope, row: Guarded) -> Any:
        """The value, or what stands in its place. Never an error for one bad value."""
        ring, reader = current_keyring(), row._reader
        if ring is None or reader is None:
            return self._instead(self.locked, envelope, row)
        where = self.where(row)
        try:
            return self.decode(ring.unseal(envelope.blob, where, reader=reader, page=row._siblings))
        except NoKey:
            return self._instead(self.locked, envelope, row)
        except (Damaged, Destroyed):
            return self._instead(self.undecryptable, envelope, row)

    def where(self, row: Guarded) -> Where:
        return Where(row._meta.db_table, self._column, row.pk, row.dossier_key)

    @property
    def _column(self) -> str:
        return str(self.column)

    def pre_save(self, model_instance: Any, add: bool) -> Envelope | None:
        held: Envelope | Fresh | None = model_instance.__dict__.get(self.attname)
        if not isinstance(held, Fresh):
            return held
        ring = current_keyring()
        if ring is None:
            raise NoKeyring
        return Envelope(ring.seal(self.encode(held.value), self.where(model_instance)))

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        if value is None:
            return None
        if not isinstance(value, Envelope):
            raise PlaintextRefused(f"assign {self.name} and save the row")
        return connection.Database.Binary(value.blob)  # type: ignore[attr-defined]

    def from_db_value(self, value: Any, *_: Any) -> Envelope | None:
        return None if value is None else Envelope(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed: the database cannot search it")
        return super().get_lookup(lookup_name)

    def _instead(self, kind: type[Unreadable], envelope: Envelope, row: Guarded) -> Unreadable:
        stand_in = kind()
        stand_in.origin = Origin(self._column, row.pk, envelope)
        return stand_in


class SealedText(SealedField[S, G]):
    """A text in the vault."""

    _pyi_private_set_type: str
    _pyi_private_get_type: str
    locked, undecryptable = LockedText, UndecryptableText

    def encode(self, value: str) -> bytes:
        return str(value).encode()

    def decode(self, plain: bytes) -> str:
        return plain.decode()


class SealedJSON(SealedField[S, G]):
    """A document in the vault. Assign it whole: changing what was read changes nothing."""

    _pyi_private_set_type: Mapping[str, Any]
    _pyi_private_get_type: dict[str, Any]
    empty_strings_allowed = False
    locked, undecryptable = LockedJSON, UndecryptableJSON

    def encode(self, value: Mapping[str, Any]) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, plain: bytes) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(plain)
        return document
