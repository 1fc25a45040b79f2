"""What PostgreSQL's own catalogue says of the wall: every table, every policy, every privilege.

The tests connect as the role of the web. Nothing here trusts our own list of tables: what
carries a dossier's id is found in the catalogue.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from hearth.foundation.access.fences import guarded_models

pytestmark = pytest.mark.django_db

RULE_TABLES = {"access_dossier", "access_grant", "access_denial", "accounts_membership"}
AUDIT = {"audit_event"}
VIEWS = {"authz.post", "authz.reach", "authz.own", "authz.working"}
WITH_THE_OWNERS_RIGHTS = {
    "authz.another_edition", "authz.claim", "authz.holds", "authz.listener", "audit.append",
}  # fmt: skip
HOLDS = re.compile(r"\(*authz\.holds\((\w+\.)?dossier_id, \d+\)")  # outside any inner question


def ask(question: str, *words: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, words)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def tables() -> set[str]:
    """Every table that says which dossier a row belongs to, and the rule's own."""
    found = ask(
        """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
              AND a.attname IN ('dossier', 'dossier_id') AND NOT a.attisdropped"""
    )
    return {name for (name,) in found} | RULE_TABLES


def test_what_carries_a_dossier_is_a_scoped_model() -> None:
    scoped = {model._meta.db_table for model in guarded_models()}
    assert tables() == scoped | RULE_TABLES | AUDIT, (
        "A table with a dossier's id derives from ScopedModel, so that its wall is raised."
    )


def test_every_wall_is_up_even_for_the_owner() -> None:
    up = ask("SELECT relname FROM pg_class WHERE relname = ANY(%s) AND relrowsecurity", [*tables()])
    assert {name for (name,) in up} == tables()
    forced = ask(
        "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND relforcerowsecurity",
        [*(tables() - AUDIT)],  # the audit's own function writes as its owner
    )
    assert {name for (name,) in forced} == tables() - AUDIT


def test_every_table_has_its_policies_and_no_other() -> None:
    erasable = {model._meta.db_table for model in guarded_models() if model.erasable}
    for table in tables() - AUDIT:
        rows = ask(
            "SELECT policyname, cmd, roles::text FROM pg_policies WHERE tablename = %s", table
        )
        expected = {
            ("keeper", "ALL", "{hearth_owner}"),
            ("see", "SELECT", "{hearth_app}"),
            ("add", "INSERT", "{hearth_app}"),
            ("change", "UPDATE", "{hearth_app}"),
        }
        if table in erasable:
            expected.add(("erase", "DELETE", "{hearth_app}"))
        owner = ask("SELECT tableowner FROM pg_tables WHERE tablename = %s", table)[0][0]
        said = {(name, cmd, roles.replace(owner, "hearth_owner")) for name, cmd, roles in rows}
        assert said == expected, table


def test_the_web_alone_holds_the_pens_and_they_lend_nobody_a_right() -> None:
    pens = ask(
        """SELECT p.proname, p.prosecdef, has_function_privilege('hearth_app', p.oid, 'EXECUTE'),
                  EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)
             FROM pg_proc p WHERE p.pronamespace = 'pen'::regnamespace"""
    )
    held = {model._meta.db_table for model in guarded_models()} | RULE_TABLES
    assert {name for name, *_ in pens} == held - {"accounts_membership"}
    assert {(definer, web, everybody) for _, definer, web, everybody in pens} == {
        (False, True, False)
    }


def test_no_policy_lets_everybody_through() -> None:
    open_doors = ask(
        """SELECT tablename, policyname FROM pg_policies
            WHERE 'hearth_app' = ANY(roles) AND 'true' IN (qual, with_check)"""
    )
    assert set(open_doors) == {("accounts_membership", "see")}, "who works where is no secret"


def test_every_policy_names_the_column_of_its_own_table() -> None:
    """Unqualified, a column is captured by the inner table; everything passes, nothing shows."""
    for model in guarded_models():
        table = model._meta.db_table
        for name, condition in ask(
            """SELECT policyname, coalesce(qual, with_check) FROM pg_policies
                WHERE tablename = %s AND policyname <> 'keeper'""",
            table,
        ):
            if name == "add":
                assert HOLDS.match(condition), table
                assert f"dossier_id, {model.compartment.bit})" in condition, table
            else:
                assert f"(r.dossier_id = {table}.dossier_id)" in condition, (table, name)
                assert f"& {model.compartment.bit})" in condition, (table, name)


def test_the_web_erases_only_what_may_be_erased() -> None:
    erasable = {model._meta.db_table for model in guarded_models() if model.erasable}
    for table in tables():
        may = {
            deed: ask("SELECT has_table_privilege('hearth_app', %s, %s)", table, deed)[0][0]
            for deed in ("DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
        }
        assert may.pop("DELETE") == (table in erasable), table
        assert not any(may.values()), table


def test_no_view_goes_round_the_wall() -> None:
    """A view reads with its owner's rights, a materialised one with nobody's: both ignore it."""
    found = ask(
        """SELECT n.nspname || '.' || c.relname, c.relkind, coalesce(c.reloptions::text, '')
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm')
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')"""
    )
    for name, kind, options in found:
        assert kind == "v", f"{name} is a materialised view: it shows everybody everything"
        assert name in VIEWS or "security_invoker=true" in options, name
    assert {name for name, _, _ in found} >= VIEWS


def test_the_views_of_the_rule_speak_of_the_reader_alone() -> None:
    for view in VIEWS:
        assert ask(f"SELECT count(*) FROM {view}") == [(0,)]  # noqa: S608


def test_few_functions_act_with_the_owners_rights_and_none_can_be_misled() -> None:
    found = ask(
        """SELECT n.nspname || '.' || p.proname, p.proconfig::text
             FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')"""
    )
    assert {name for name, _ in found} == WITH_THE_OWNERS_RIGHTS
    for name, settings in found:
        assert "search_path=pg_catalog, pg_temp" in (settings or ""), name


def test_the_role_of_the_web_owns_nothing_and_is_nobody_else() -> None:
    assert ask("SELECT current_user, session_user") == [("hearth_app", "hearth_app")]
    assert ask(
        """SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
             FROM pg_roles WHERE rolname = 'hearth_app'"""
    ) == [(False,) * 5]
    assert (
        ask(
            """SELECT r.rolname FROM pg_roles r
            WHERE pg_has_role('hearth_app', r.oid, 'MEMBER') AND r.rolname <> 'hearth_app'"""
        )
        == []
    )
    for catalogue, owner in (
        ("pg_class", "relowner"),
        ("pg_proc", "proowner"),
        ("pg_type", "typowner"),
        ("pg_namespace", "nspowner"),
    ):
        mine = f"SELECT count(*) FROM {catalogue} WHERE {owner} = 'hearth_app'::regrole"  # noqa: S608
        assert ask(mine) == [(0,)], catalogue


FORBIDDEN = (
    "ALTER TABLE access_dossier DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE access_dossier NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE access_dossier OWNER TO hearth_app",
    "CREATE POLICY mine ON access_dossier USING (true)",
    "ALTER POLICY see ON access_dossier USING (true)",
    "DROP POLICY see ON access_dossier",
    "DROP TABLE access_denial",
    "TRUNCATE access_denial",
    "DELETE FROM access_dossier",
    "DELETE FROM access_grant",
    "DELETE FROM access_denial",
    "DELETE FROM accounts_membership",
    "DELETE FROM accounts_user",
    "CREATE TABLE mine (id integer)",
    "CREATE TEMPORARY TABLE mine (id integer)",
    "CREATE SCHEMA mine",
    "CREATE VIEW mine AS SELECT * FROM access_dossier",
    "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION dblink",
    "CREATE OR REPLACE VIEW authz.post AS SELECT NULL::uuid, NULL::uuid, NULL::text",
    "SELECT * FROM authz.key",
    "SELECT authz.proof('user|')",
    "SELECT * FROM authz.role_mask",
    "UPDATE authz.role_mask SET mask = 1023",
    "INSERT INTO authz.role_mask VALUES ('auditor', 1023)",
    "INSERT INTO audit_event (seq) VALUES (1)",
    "UPDATE audit_event SET kind = 'nothing.happened'",
    "DELETE FROM audit_event",
    "UPDATE audit_head SET seq = 0",
    "UPDATE vocabularies_term SET en = ''",
    "SET ROLE hearth_owner",
    "SET SESSION AUTHORIZATION hearth_owner",
    "ALTER ROLE hearth_app BYPASSRLS",
    "GRANT hearth_owner TO hearth_app",
    "COPY access_dossier TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_authid",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_web_may_not(statement: str) -> None:
    shut = pytest.raises(DatabaseError, match=r"permission denied|^must (be|have)")
    with shut, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_wall_is_not_switched_off_but_for_an_error() -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        ask("SELECT set_config('row_security', 'off', true)")
        ask("SELECT * FROM access_dossier")


def test_the_planner_tells_nothing_of_what_lies_behind_the_wall() -> None:
    assert ask("SELECT tablename FROM pg_stats WHERE tablename = ANY(%s)", [*tables()]) == []
