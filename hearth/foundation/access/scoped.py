"""Tables that hold confidential rows. They cannot be read without naming the reader."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, NoReturn, Self, TypeVar, cast

from django.db import models

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import (
    House,
    Reader,
    identity,
    keep_plans,
    reading_as,
)
from hearth.foundation.access.rule import (
    HeldAtWork,
    Reached,
    grants_at_work,
    reach,
    working_units,
)

M = TypeVar("M", bound="Guarded", covariant=True)  # noqa: PLC0105


class UnscopedQuery(Exception):
    """Somebody tried to read confidential rows without saying for whom."""


class ScopedQuerySet(models.QuerySet[M]):
    """Every word that touches the database runs under the identity of the reader it names."""

    _reader: Reader | None = None
    _one_by_one: bool = False

    def visible_to(self, actor: Actor, *, one_by_one: bool = False) -> Self:
        """Only rows whose drawer this actor may open.

        `one_by_one`: the rows are few already, by a key of their own (see rule.Reached).
        """
        scoped = self.filter(self.model.within_reach_of(actor, one_by_one=one_by_one))
        scoped._reader, scoped._one_by_one = actor, one_by_one
        return scoped

    def unscoped(self, *, because: str) -> Self:
        """For the house itself. The reason is mandatory; a snapshot in the tests lists them all."""
        named = self.all()
        named._reader = House(because)
        return named

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._reader, clone._one_by_one = self._reader, self._one_by_one
        return clone

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """The database knows for whom, and whether the plan is worth keeping."""
        with identity(self._insist()):
            keep_plans(self._one_by_one)
            yield

    def _insist(self) -> Reader:
        if self._reader is None:
            raise UnscopedQuery(f"{self.model.__name__}: call visible_to(actor) first")
        current = reading_as()
        return current if current is not None and current == self._reader else self._reader

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            with self._reading():
                super()._fetch_all()
            _mark(self._result_cache, self._reader)
        else:
            super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        """All rows at once: a generator would lend its reader to whoever loops over it."""
        with self._reading():
            rows = list(super().iterator(chunk_size or 2000))
        _mark(rows, self._reader)
        return iter(rows)

    def aiterator(self, chunk_size: int = 2000) -> AsyncIterator[M]:
        raise UnscopedQuery("confidential rows are not streamed")

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnscopedQuery("confidential rows are not read by raw SQL")

    def explain(self, **kwargs: Any) -> str:
        with self._reading():
            return super().explain(**kwargs)

    def count(self) -> int:
        with self._reading():
            return super().count()

    def exists(self) -> bool:
        with self._reading():
            return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with self._reading():
            return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        with identity(self._insist()):
            return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        with identity(self._insist()):
            return super().delete()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Inside another query the rows are read just the same."""
        self._insist()
        return super().resolve_expression(*args, **kwargs)

    def _merge_sanity_check(self, other: models.QuerySet[Any]) -> None:
        """`|`, `&` and `^` would carry the rows of one reader over to another, or to nobody."""
        super()._merge_sanity_check(other)  # type: ignore[misc]
        self._insist_on_the_same(other)

    def _combinator_query(self, combinator: str, *others: Any, **kwargs: Any) -> Self:
        for other in others:
            self._insist_on_the_same(other)
        combined: Self = super()._combinator_query(combinator, *others, **kwargs)  # type: ignore[misc]
        return combined

    def _insist_on_the_same(self, other: models.QuerySet[Any]) -> None:
        if getattr(other, "_reader", None) != self._insist():
            raise UnscopedQuery("only what one reader may see can be put together")


def _mark(rows: list[Any] | None, reader: Reader | None) -> None:
    """Each row remembers for whom it was read, and its page, so that keys load in one query."""
    models_read = [row for row in rows or [] if isinstance(row, Guarded)]
    page = tuple({row.dossier_key for row in models_read})
    for row in models_read:
        row._reader, row._siblings = reader, page
        for related in row._state.fields_cache.values():
            if isinstance(related, Guarded):
                related._reader, related._siblings = reader, page


class Guarded(models.Model):
    """A table behind the access rule and behind row-level security."""

    compartment: ClassVar[Compartment]
    dossier_column: ClassVar[str] = "dossier_id"
    erasable: ClassVar[bool] = False  # whether the web may delete rows: drafts, nothing else

    # Narrower than the drawer, where a row is between few: only the units named in these columns,
    # and only whoever holds the very grant named in these. Empty: whoever may open the drawer.
    only_units: ClassVar[tuple[str, ...]] = ()
    only_grants: ClassVar[tuple[str, ...]] = ()

    # Or a unit may keep a row to itself: where this column names one, nobody else reads the row;
    # where it is empty, the whole drawer does.
    kept_by: ClassVar[str] = ""

    _reader: Reader | None = None
    _siblings: tuple[uuid.UUID, ...] = ()

    class Meta:
        abstract = True

    @classmethod
    def within_reach_of(cls, actor: Actor, *, one_by_one: bool = False) -> models.Q:
        """The access rule, as a condition on this table."""
        if one_by_one:
            open_to_me = models.Q(Reached(cls.dossier_column, actor, cls.compartment))
        else:
            open_to_me = models.Q(**{f"{cls.dossier_column}__in": reach(actor, cls.compartment)})
        few = cls.only_units or cls.only_grants or cls.kept_by
        return open_to_me & cls._between_few(actor, one_by_one) if few else open_to_me

    @classmethod
    def _between_few(cls, actor: Actor, one_by_one: bool) -> models.Q:
        """Rows between few are read by people who work on cases: a role that opens only the
        cover of a dossier (an auditor's, say) is not among them, whatever its unit holds."""
        units, few = working_units(actor), models.Q(pk__in=[])
        for column in cls.only_units:
            few |= models.Q(**{f"{column}__in": units})
        for column in cls.only_grants:
            if one_by_one:
                few |= models.Q(HeldAtWork(column, actor, cls.compartment))
            else:
                few |= models.Q(**{f"{column}__in": grants_at_work(actor, cls.compartment)})
        if cls.kept_by:
            few |= models.Q(**{f"{cls.kept_by}__isnull": True})
            few |= models.Q(**{f"{cls.kept_by}__in": units})
        return few

    @property
    def dossier_key(self) -> uuid.UUID:
        """The id of the dossier this row hangs from."""
        key = getattr(self, self.dossier_column)
        return cast(uuid.UUID, key)


class ScopedModel(Guarded):
    """A confidential row: its own id, made before it is saved, and its dossier's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey("access.Dossier", models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
