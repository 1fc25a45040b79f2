"""The rule in Python and the wall in PostgreSQL, on every real table, for everybody in the cast.

The oracle proves the rule over invented worlds and tables of its own; this looks at the tables
of the house, with what really lies in them after a girl was found and reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.utils import timezone

from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.fences import guarded_models
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.scoped import Guarded
from hearth.foundation.audit.models import Event
from tests.cast import at
from tests.policy.world import build

WHY = "the tests look at the rule without the wall"
TABLES: tuple[type[Guarded], ...] = (Dossier, Event, *guarded_models())


def by_the_rule(table: type[Guarded], actor: Actor) -> set[UUID]:
    with identity(House(WHY)):
        rows = table.objects.unscoped(because=WHY)  # type: ignore[attr-defined]
        at_once = set(rows.filter(table.within_reach_of(actor)).values_list("id", flat=True))
        each = rows.filter(table.within_reach_of(actor, one_by_one=True))
        assert set(each.values_list("id", flat=True)) == at_once
        return at_once


def by_the_wall(table: type[Guarded], actor: Actor) -> set[UUID]:
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table._meta.db_table}")  # noqa: S608
        return {pk for (pk,) in cursor.fetchall()}


def test_both_walls_show_the_same(cast: Mapping[str, Actor]) -> None:
    rows = build(cast)
    seen: dict[str, int] = {}
    for name, then in cast.items():
        actor = at(then, timezone.now())
        for table in TABLES:
            rule, wall = by_the_rule(table, actor), by_the_wall(table, actor)
            assert rule == wall, f"{name} and {table.__name__}"
            seen[name] = seen.get(name, 0) + len(wall)

    for kept_out in ("ilir", "elton", "administrator"):
        own = by_the_wall(Event, at(cast[kept_out], timezone.now()))
        assert seen[kept_out] == len(own) == 0
    for overseer in ("director", "auditor"):  # that it exists, and no word of it
        who = at(cast[overseer], timezone.now())
        seen_by = {table.compartment for table in TABLES if by_the_wall(table, who)}
        assert rows[Case] in by_the_wall(Case, who)
        assert seen_by == {Compartment.OPEN}
    assert rows[Case] in by_the_wall(Case, at(cast["agim"], timezone.now()))
    assert rows[Case] not in by_the_wall(Case, at(cast["besa"], timezone.now())), "she is denied"
    assert seen["vera"] == seen["vesa"] > seen["agim"] > 0
    assert seen["nora"] > 0, "the cover of one case, another that she accepted, and her own house"


def test_most_tables_hold_something_to_be_seen(cast: Mapping[str, Actor]) -> None:
    """Otherwise the test above would agree about nothing."""
    build(cast)
    with identity(House(WHY)):
        empty = {t.__name__ for t in TABLES if not t.objects.unscoped(because=WHY).exists()}  # type: ignore[attr-defined]
    assert len(empty) < len(TABLES) / 2, empty
