"""The access rule. For Python it stands here and nowhere else (for PostgreSQL: sql/rule.sql)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL

from hearth.foundation.access.actor import Actor, Post
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.models import User

Worded = tuple[str, tuple[Any, ...]]
SOME_MOMENT = datetime(1, 1, 1, tzinfo=UTC)  # stands where the actor's own will stand


def open_dossiers(actor: Actor, compartment: Compartment) -> QuerySet:  # type: ignore[type-arg]
    """The ids of every dossier in which this actor may open this drawer.

    Two keys are needed: a role that may open such a drawer at all, and a grant in force
    to the unit where that role is held, or to the person by name. A denial beats all of
    them, and a sealed dossier knows no units.
    """
    return open_grants(actor, compartment).values("dossier_id")


def reach(actor: Actor, compartment: Compartment) -> RawSQL:
    """The same, as part of another question. Not put into words anew for every question."""
    return _said(actor, _worded(actor.user, actor.posts, compartment))


def grants_at_work(actor: Actor, compartment: Compartment) -> RawSQL:
    """The ids of the grants that open this drawer in a role that works on cases, likewise."""
    return _said(actor, _grants_worded(actor.user, actor.posts, compartment))


def _said(actor: Actor, worded: Worded) -> RawSQL:
    sql, values = worded
    return RawSQL(sql, tuple(actor.at if value is SOME_MOMENT else value for value in values))  # noqa: S611


@lru_cache(maxsize=512)
def _worded(user: User, posts: tuple[Post, ...], compartment: Compartment) -> Worded:
    """The rule as SQL, once for each colleague and drawer: only the moment changes.

    Wording it anew took three milliseconds of every question (docs/performance.md).
    """
    return _in_words(open_dossiers(Actor(user, SOME_MOMENT, posts), compartment))


@lru_cache(maxsize=512)
def _grants_worded(user: User, posts: tuple[Post, ...], compartment: Compartment) -> Worded:
    found = open_grants(Actor(user, SOME_MOMENT, posts), compartment, at_work=True)
    return _in_words(found.values("id"))


def _in_words(rows: QuerySet) -> Worded:  # type: ignore[type-arg]
    try:
        sql, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::uuid WHERE false", ()
    return sql, tuple(SOME_MOMENT if value == SOME_MOMENT else value for value in values)


class Reached(Func):
    """The same, asked of each row by itself: for rows that are few already, by a key of their own.

    Where `reach` lets the planner begin at the grants, this never does: a plan for "the alerts of
    one unit" stays the walk along their index that it should be. (OFFSET 0 keeps the question
    from being turned into a join.)
    """

    output_field = BooleanField()

    def __init__(self, dossier_column: str, actor: Actor, compartment: Compartment) -> None:
        super().__init__(F(dossier_column))
        self._say(actor, _worded(actor.user, actor.posts, compartment), "dossier_id")

    def _say(self, actor: Actor, worded: Worded, key: str) -> None:
        sql, values = worded
        self.values = tuple(actor.at if value is SOME_MOMENT else value for value in values)
        self.before, self.after = _for_one(sql, key) if values else ("(", " IS NULL AND false)")

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        column, nothing = compiler.compile(self.source_expressions[0])
        return f"{self.before}{column}{self.after}", (*nothing, *self.values)


class HeldAtWork(Reached):
    """The same of a row that names its grant: whether this very grant is the actor's to use."""

    def __init__(self, grant_column: str, actor: Actor, compartment: Compartment) -> None:
        super(Reached, self).__init__(F(grant_column))
        self._say(actor, _grants_worded(actor.user, actor.posts, compartment), "id")


@lru_cache(maxsize=512)
def _for_one(sql: str, key: str) -> tuple[str, str]:
    start, _, end = sql.partition(" WHERE ")
    return f'EXISTS ({start} WHERE "access_grant"."{key}" = ', f" AND {end} OFFSET 0)"


def open_grants(actor: Actor, compartment: Compartment, *, at_work: bool = False) -> QuerySet:  # type: ignore[type-arg]
    """The grants that open this drawer to this actor; `at_work`: in a role that works on cases."""
    grants, denials = apps.get_model("access", "Grant"), apps.get_model("access", "Denial")
    fitting = [post for post in actor.posts if access_policy().lets(post.role, compartment)]
    if at_work:
        fitting = [post for post in fitting if access_policy().works(post.role)]
    if not fitting:
        return grants.objects.none()

    by_unit = Q(unit__in={post.unit.pk for post in fitting}, sealed=False)
    shut = denials.objects.in_force(actor.at).against(actor).values("dossier_id")
    return (
        grants.objects.in_force(actor.at)
        .covering(compartment)
        .filter(by_unit | Q(user=actor.user.pk))
        .exclude(dossier_id__in=shut)
    )


def working_units(actor: Actor) -> frozenset[UUID]:
    """The actor's units, where the role held opens more than the cover of a dossier."""
    return frozenset(p.unit.pk for p in actor.posts if access_policy().works(p.role))
