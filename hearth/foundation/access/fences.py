"""Raises the second wall: row-level security for every guarded table, from its own declaration.

Run by the owner after migrating, every time; each statement may be repeated. A table gets
four policies (see, add, change, and erase where declared), the privileges of the role that
owns nothing, and a composite key to every guarded parent, so that a child row can never
hang from another dossier than its parent. Traps and sources: security notes, 3(b).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from hearth.foundation.access.models import Denial, Dossier, Grant
from hearth.foundation.access.policy import access_policy
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role

RULE = Path(__file__).parent / "sql" / "rule.sql"
APP = "hearth_app"
BLOCK = 64  # bytes, of SHA-256

# Tables that hold no dossier: what the web may do to each. Anything not named: read only.
PRIVILEGES = {
    "access.Dossier": "SELECT, INSERT, UPDATE",
    "access.Grant": "SELECT, INSERT, UPDATE",
    "access.Denial": "SELECT, INSERT, UPDATE",
    "accounts.Session": "SELECT, INSERT, UPDATE, DELETE",
    "accounts.User": "SELECT, INSERT, UPDATE",
    "accounts.Membership": "SELECT, INSERT, UPDATE",
    "accounts.Unit": "SELECT, INSERT, UPDATE",
    "accounts.Organisation": "SELECT, INSERT, UPDATE",
    "accounts.RosterTurn": "SELECT, INSERT, UPDATE, DELETE",
}


def raise_fences(connection: BaseDatabaseWrapper) -> None:
    """Bring the database's own rule to what the code declares. `connection` is the owner's."""
    with connection.cursor() as cursor:
        cursor.execute(RULE.read_text())
        cursor.execute("DELETE FROM authz.role_mask")
        for role in Role:
            mask = access_policy().mask(role)
            cursor.execute("INSERT INTO authz.role_mask VALUES (%s, %s)", [role.value, mask])
        cursor.execute("DELETE FROM authz.key")
        cursor.execute("INSERT INTO authz.key VALUES (true, %s, %s)", _pads(settings.IDENTITY_KEY))
        cursor.execute("CREATE SCHEMA IF NOT EXISTS pen")
        cursor.execute(f"GRANT USAGE ON SCHEMA public, pen TO {APP}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}")
        for statement in _statements():
            cursor.execute(statement)


def guarded_models() -> list[type[ScopedModel]]:
    """Every confidential table, in a fixed order."""
    found = [m for m in apps.get_models() if issubclass(m, ScopedModel) and m._meta.managed]
    return sorted(found, key=lambda model: model._meta.db_table)


def _pads(key: bytes) -> list[bytes]:
    filled = key.ljust(BLOCK, b"\0")
    return [bytes(b ^ 0x36 for b in filled), bytes(b ^ 0x5C for b in filled)]


def _statements() -> Iterator[str]:
    for model in guarded_models():
        yield from _fence(model)
    for rule in (Dossier, Grant, Denial):
        yield from _pen(rule)
    for model in guarded_models():
        yield from _ties(model)
    for other in apps.get_models():
        if not issubclass(other, ScopedModel) and (other._meta.managed or _is_queue(other)):
            yield from _privileges(other)


def _fence(model: type[ScopedModel]) -> Iterator[str]:
    table, bit = model._meta.db_table, model.compartment.bit
    reach = (
        f"coalesce((SELECT bit_or(r.mask) FROM authz.reach r "
        f"WHERE r.dossier_id = {table}.dossier_id), 0) & {bit} <> 0"
    )
    holds = f"authz.holds({table}.dossier_id, {bit})"  # rows come one by one; says yes to the house
    if model.only_units or model.only_grants or model.kept_by:
        reach = f"({reach} AND ({_few(model)}))"
        holds = f"({holds} AND ({_few(model)})) OR (SELECT authz.is_house())"
    reach = f"{reach} OR (SELECT authz.is_house())"  # in this order: most readers are people
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    for policy in ("keeper", "see", "add", "change", "erase"):
        yield f"DROP POLICY IF EXISTS {policy} ON {table}"
    yield f"CREATE POLICY keeper ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY see ON {table} FOR SELECT TO {APP} USING ({reach})"
    yield f"CREATE POLICY add ON {table} FOR INSERT TO {APP} WITH CHECK ({holds})"
    yield f"CREATE POLICY change ON {table} FOR UPDATE TO {APP} USING ({reach})"
    yield f"REVOKE ALL ON {table} FROM {APP}"
    yield f"GRANT SELECT, INSERT, UPDATE ON {table} TO {APP}"
    yield from _pen(model)
    if model.erasable:
        yield f"CREATE POLICY erase ON {table} FOR DELETE TO {APP} USING ({reach})"
        yield f"GRANT DELETE ON {table} TO {APP}"


def _pen(model: type[models.Model]) -> Iterator[str]:
    """Inserts rows that come as JSON, as whoever calls it: the wall stands as before any insert.

    `word`: the signed word of another reader in whose name these rows go (together.py), or null.
    The condition on the key is always true; it tells the planner that they are few.
    """
    table = model._meta.db_table
    columns = ", ".join(f'"{each.column}"' for each in model._meta.concrete_fields)
    yield (
        f"CREATE OR REPLACE FUNCTION pen.{table}(rows jsonb, word text) RETURNS void "
        "LANGUAGE plpgsql AS $$ "
        "DECLARE before text := current_setting('hearth.token', true); BEGIN "
        "IF word IS NOT NULL THEN PERFORM set_config('hearth.token', word, true); END IF; "
        f"INSERT INTO public.{table} ({columns}) SELECT {columns} "
        f"FROM jsonb_populate_recordset(NULL::public.{table}, rows) WHERE id = ANY (ARRAY[id]); "
        "IF word IS NOT NULL THEN PERFORM set_config('hearth.token', before, true); END IF; END $$"
    )
    yield f"REVOKE ALL ON FUNCTION pen.{table}(jsonb, text) FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION pen.{table}(jsonb, text) TO {APP}"


def _few(model: type[ScopedModel]) -> str:
    """The narrower condition of rows that are between few: these units, this very grant."""
    table, bit = model._meta.db_table, model.compartment.bit
    units = [*model.only_units, *([model.kept_by] if model.kept_by else [])]
    ways = [f"{table}.{column} IN (SELECT w.unit_id FROM authz.working w)" for column in units]
    if model.kept_by:
        ways.append(f"{table}.{model.kept_by} IS NULL")
    if model.only_grants:
        named = ", ".join(f"{table}.{column}" for column in model.only_grants)
        ways.append(
            f"EXISTS (SELECT FROM authz.reach r WHERE r.dossier_id = {table}.dossier_id "
            f"AND r.grant_id IN ({named}) AND r.works AND r.mask & {bit} <> 0)"
        )
    return " OR ".join(ways)


def _ties(model: type[ScopedModel]) -> Iterator[str]:
    """A child and its parent hang from one dossier: the database refuses anything else."""
    table = model._meta.db_table
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey) or getattr(field, "across_dossiers", False):
            continue
        parent = field.related_model
        if not (isinstance(parent, type) and issubclass(parent, ScopedModel)):
            continue
        above, column = parent._meta.db_table, field.column
        unique, tie = f"{above}_with_its_dossier"[:63], f"{table}_{column}_in_one_dossier"[:63]
        yield _unless(
            unique, f"ALTER TABLE {above} ADD CONSTRAINT {unique} UNIQUE (id, dossier_id)"
        )
        yield _unless(
            tie,
            f"ALTER TABLE {table} ADD CONSTRAINT {tie} FOREIGN KEY ({column}, dossier_id) "
            f"REFERENCES {above} (id, dossier_id) DEFERRABLE INITIALLY DEFERRED",
        )


def _unless(constraint: str, statement: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{constraint}') "
        f"THEN {statement}; END IF; END $$"
    )


def _privileges(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    may = PRIVILEGES.get(model._meta.label, "")
    if _is_queue(model):
        may = "SELECT, INSERT, UPDATE, DELETE"
    if model._meta.app_label == "audit":
        return  # the audit draws its own fence
    may = may or getattr(model, "web_may", "SELECT")
    yield f"REVOKE ALL ON {table} FROM {APP}"
    yield f"GRANT {may} ON {table} TO {APP}"


def _is_queue(model: type[models.Model]) -> bool:
    """The queue's tables are made by its own migrations; Django calls them unmanaged."""
    return model._meta.app_label == "procrastinate"
