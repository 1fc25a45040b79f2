"""Reading confidential rows without a reader is an error, whichever way one tries."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, Exists, OuterRef, Subquery
from django.template import Context, Template

from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Dossier, Grant
from hearth.foundation.access.scoped import ScopedQuerySet, UnscopedQuery
from hearth.foundation.accounts.models import Unit
from tests.cast import VLORE

Rows = ScopedQuerySet[Dossier]


def _stream(rows: Rows) -> None:
    async def loop() -> None:
        async for _ in rows.aiterator():
            pass

    asyncio.run(loop())


def _in_async(question: Callable[[Rows], Any]) -> Callable[[Rows], Any]:
    def ask(rows: Rows) -> None:
        async def awaited() -> None:
            await question(rows)

        asyncio.run(awaited())

    return ask


WAYS: dict[str, Callable[[Rows], Any]] = {
    "list": list,
    "len": len,
    "bool": bool,
    "repr": repr,
    "one by index": lambda rows: rows[0],
    "a slice": lambda rows: list(rows[:2]),
    "every second": lambda rows: rows[::2],
    "for": lambda rows: [row for row in rows],  # noqa: C416
    "get": lambda rows: rows.get(),
    "get by key": lambda rows: rows.get(pk="0" * 32),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "earliest": lambda rows: rows.earliest("opened_at"),
    "latest": lambda rows: rows.latest("opened_at"),
    "in_bulk": lambda rows: rows.in_bulk(),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Dossier()),
    "aggregate": lambda rows: rows.aggregate(Count("id")),
    "annotate": lambda rows: list(rows.annotate(n=Count("id"))),
    "values": lambda rows: list(rows.values("qark")),
    "values_list": lambda rows: list(rows.values_list("qark", flat=True)),
    "datetimes": lambda rows: list(rows.datetimes("opened_at", "day")),
    "only": lambda rows: list(rows.only("id")),
    "distinct": lambda rows: list(rows.distinct()),
    "order_by": lambda rows: list(rows.order_by("id")),
    "select_for_update": lambda rows: list(rows.select_for_update()),
    "iterator": lambda rows: rows.iterator(),
    "raw": lambda rows: rows.raw("SELECT * FROM access_dossier"),
    "explain": lambda rows: rows.explain(),
    "pickle": pickle.dumps,
    "update": lambda rows: rows.update(qark="iso:AL-01"),
    "bulk_update": lambda rows: rows.bulk_update([Dossier(qark="iso:AL-01")], ["qark"]),
    "delete": lambda rows: rows.delete(),
    "get_or_create": lambda rows: rows.get_or_create(qark="iso:AL-01"),
    "update_or_create": lambda rows: rows.update_or_create(qark="iso:AL-01"),
    "inside another query": lambda rows: list(Unit.objects.filter(pk__in=rows.values("owner"))),
    "inside its own": lambda rows: list(
        Dossier.objects.unscoped(because="the tests").filter(pk__in=rows)
    ),
    "union": lambda rows: list(Dossier.objects.unscoped(because="the tests").union(rows)),
    "union the other way": lambda rows: rows.union(Dossier.objects.unscoped(because="the tests")),
    "intersection": lambda rows: Dossier.objects.unscoped(because="the tests").intersection(rows),
    "difference": lambda rows: Dossier.objects.unscoped(because="the tests").difference(rows),
    "or": lambda rows: Dossier.objects.unscoped(because="the tests") | rows,
    "or the other way": lambda rows: rows | Dossier.objects.unscoped(because="the tests"),
    "and": lambda rows: Dossier.objects.unscoped(because="the tests") & rows,
    "xor": lambda rows: Dossier.objects.unscoped(because="the tests") ^ rows,
    "in a template": lambda rows: Template("{% for row in rows %}{{ row }}{% endfor %}").render(
        Context({"rows": rows})
    ),
    "aget": _in_async(lambda rows: rows.aget()),
    "acount": _in_async(lambda rows: rows.acount()),
    "async for": _stream,
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_it_is_refused(way: str) -> None:
    for rows in (Dossier.objects.all(), Dossier.objects.filter(qark=VLORE).exclude(sealed=True)):
        with pytest.raises(UnscopedQuery):
            WAYS[way](rows)


@pytest.mark.django_db
def test_the_manager_itself_refuses() -> None:
    with pytest.raises(UnscopedQuery):
        Dossier.objects.count()
    with pytest.raises(UnscopedQuery):
        Dossier.objects.get(pk="0" * 32)


def test_where_python_does_not_notice_the_wall_stands(vera: Actor) -> None:
    """`Subquery` and `Exists` take a query without asking whose it is. PostgreSQL asks."""
    with identity(vera):
        open_dossier(qark=VLORE, by=vera)
    mine = Dossier.objects.filter(owner=OuterRef("pk"))
    assert not Unit.objects.filter(Exists(mine)).exists()
    shown = Unit.objects.annotate(one=Subquery(mine.values("qark")[:1]))
    assert set(shown.values_list("one", flat=True)) == {None}


def test_a_key_followed_after_the_reading_leads_nowhere(vera: Actor) -> None:
    with identity(vera):
        open_dossier(qark=VLORE, by=vera)
        given = Grant.objects.get()
    with pytest.raises(Dossier.DoesNotExist):
        given.dossier  # noqa: B018


def test_two_readers_are_not_mixed(vera: Actor, ilir: Actor) -> None:
    hers, his = Dossier.objects.visible_to(vera), Dossier.objects.visible_to(ilir)
    with pytest.raises(UnscopedQuery):
        hers | his
    assert not (hers | hers.filter(sealed=True)).exists()


def test_no_reason_no_reading() -> None:
    with pytest.raises(TypeError):
        Dossier.objects.unscoped()  # type: ignore[call-arg]
