"""The access rule against an oracle that shares no line with it, over invented worlds.

Four answers must be the same for every drawer: the oracle's; the rule in Python, alone; the
rule in PostgreSQL, alone (raw SQL as the role of the web, with a signed token); and what
`visible_to()` gives, which is both at once. `make test` invents 150 worlds; to invent more:

    HEARTH_WORLDS=20000 .venv/bin/python -m pytest hearth/foundation/access/tests/test_oracle.py

Every mistake of `mistakes.py` is planted in rule.sql and must be found. By hand, their like were
planted in rule.py and found: no denial, a denial of the person only, no seal, `<` for `<=` at
each end, a role held in another unit, a grant to any person, drawers not asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection, connections, transaction
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.fences import RULE
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.access.tests.mistakes import MISTAKES, NOON
from hearth.foundation.access.tests.oracle import leafs, opens, reads
from hearth.foundation.access.tests.pages import PAGES, Leaf, Slip, lay_out
from hearth.foundation.access.tests.staged import Staged, stage
from hearth.foundation.access.tests.worlds import World, hours, moment, worlds

WORLDS = int(os.environ.get("HEARTH_WORLDS", "150"))
Opened = set[tuple[str, int]]  # a drawer and the number of a dossier; a slip and its own
Numbers = Mapping[UUID, int]
ALONE = "the tests look at the rule without the wall"

invented = settings(
    max_examples=WORLDS,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
readers = st.lists(st.tuples(st.integers(0, 2), hours), min_size=1, max_size=3, unique=True)
drawers = st.lists(st.sampled_from(Compartment), min_size=2, max_size=3, unique=True)


@pytest.fixture
def pages(own_database: Place) -> None:
    lay_out()


@invented
@given(world=worlds(), readers=readers, drawers=drawers)
def test_the_rule_says_what_the_oracle_says(
    pages: None, world: World, readers: list[tuple[int, int]], drawers: list[Compartment]
) -> None:
    with undone():
        staged = stage(world)
        for who, hour in readers:
            _agree(world, staged, who % world.people, hour, drawers)


def test_every_planted_mistake_is_found(pages: None) -> None:
    right = RULE.read_text()
    for mistake in MISTAKES:
        with undone():
            _agree(mistake.tells, stage(mistake.tells), 0, NOON, [*Compartment])
        with connections["owner"].cursor() as owner:
            owner.execute(mistake.planted_in(right))
        with undone(), pytest.raises(AssertionError, match=r"rule\.sql"):
            _agree(mistake.tells, stage(mistake.tells), 0, NOON, [*Compartment])
            pytest.fail(f"Nobody noticed that {mistake.what}.", pytrace=False)
        with connections["owner"].cursor() as owner:
            owner.execute(right)


def _agree(world: World, staged: Staged, who: int, hour: int, drawers: list[Compartment]) -> None:
    actor = act_as(staged.people[who], at=moment(hour))
    number = {row.pk: n for n, row in enumerate(staged.dossiers)}
    number |= {slip: n for n, slip in enumerate(staged.slips)}
    number |= {leaf: n for n, leaf in enumerate(staged.leaves)}
    expected = {
        (drawer.value, dossier)
        for drawer in drawers
        for dossier in range(len(staged.dossiers))
        if opens(world, who, hour, dossier, drawer)
    }
    expected |= {("slip", n) for n, slip in enumerate(world.slips) if reads(world, who, hour, slip)}
    expected |= {("leaf", n) for n, slip in enumerate(world.slips) if leafs(world, who, hour, slip)}
    assert _by_the_rule_alone(actor, number, drawers) == expected, "rule.py"
    one_by_one = _by_the_rule_alone(actor, number, drawers, one_by_one=True)
    assert one_by_one == expected, "rule.Reached"
    assert _by_the_wall_alone(actor, number, drawers) == expected, "rule.sql"
    assert _by_both(actor, number, drawers) == expected, "visible_to"


def _by_the_rule_alone(
    actor: Actor, number: Numbers, drawers: list[Compartment], *, one_by_one: bool = False
) -> Opened:
    with identity(House(ALONE)):
        each = [
            _reached(PAGES[drawer], actor, one_by_one).values_list(
                Value(drawer.value), "dossier_id"
            )
            for drawer in drawers
        ]
        each.append(_reached(Slip, actor, one_by_one).values_list(Value("slip"), "id"))
        each.append(_reached(Leaf, actor, one_by_one).values_list(Value("leaf"), "id"))
        return _numbered(each[0].union(*each[1:]), number)


def _reached(
    model: type[ScopedModel], actor: Actor, one_by_one: bool
) -> ScopedQuerySet[ScopedModel]:
    rows: ScopedQuerySet[ScopedModel] = model.objects.unscoped(because=ALONE)
    return rows.filter(model.within_reach_of(actor, one_by_one=one_by_one))


def _by_the_wall_alone(actor: Actor, number: Numbers, drawers: list[Compartment]) -> Opened:
    each = [
        f"SELECT '{drawer}', dossier_id FROM page_{drawer}"  # noqa: S608
        for drawer in drawers
    ]
    each += [f"SELECT '{few}', id FROM page_{few}" for few in ("slip", "leaf")]  # noqa: S608
    each.append("SELECT 'dossier', id FROM access_dossier")
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        seen = _numbered(cursor.fetchall(), number)
    if Compartment.OPEN in drawers:
        existing = {dossier for drawer, dossier in seen if drawer == "dossier"}
        opened = {dossier for drawer, dossier in seen if drawer == "open"}
        assert existing == opened, "rule.sql, of dossiers"
    return {(drawer, dossier) for drawer, dossier in seen if drawer != "dossier"}


def _by_both(actor: Actor, number: Numbers, drawers: list[Compartment]) -> Opened:
    each = [
        PAGES[drawer].objects.visible_to(actor).values_list(Value(drawer.value), "dossier_id")
        for drawer in drawers
    ]
    each.append(Slip.objects.visible_to(actor).values_list(Value("slip"), "id"))
    each.append(Leaf.objects.visible_to(actor).values_list(Value("leaf"), "id"))
    with identity(actor):
        return _numbered(each[0].union(*each[1:]), number)


def _numbered(rows: Iterable[tuple[str, UUID]], number: Numbers) -> Opened:
    return {(drawer, number[dossier]) for drawer, dossier in rows}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
