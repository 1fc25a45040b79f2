"""What a reviewer would otherwise have to remember, about how a file is written.

Each test gathers every offence before it fails, and names file and line.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from hearth.config.place import REPOSITORY
from tests.architecture.sources import (
    Source,
    calls,
    decorators,
    functions,
    house,
    sources,
    writes,
)

LONGEST = 250
NAMELESS = {"utils", "helpers", "core", "common", "misc", "base", "manager", "managers", "tools"}

# Who writes outside an actions.py, and why that is no verb of somebody's.
WRITERS = {
    "hearth/foundation/access/scoped.py": "says under which identity a query set writes",
    "hearth/foundation/accounts/sessions.py": "sessions: the framework's own, not somebody's deed",
    "hearth/foundation/accounts/throttle.py": "counts passwords tried by people not yet known",
    "hearth/foundation/jobs/jobs.py": "an errand is put off within the deed that wants it",
    "hearth/foundation/jobs/notify.py": "a word to whoever watches, within the deed",
    "hearth/foundation/jobs/house.py": "the account in whose name the clock acts",
    "hearth/foundation/vault/envelopes.py": "the key pair phones seal to, cut on first use",
    "hearth/foundation/vault/keyring.py": "a dossier's key, cut within the deed that opens it",
    "hearth/foundation/vault/rotation.py": "keys turned by the operator's command",
    "hearth/casework/instruments/loading.py": "questionnaires, loaded by the owner of the database",
    "hearth/foundation/vocabularies/loading.py": "code lists, loaded by the owner of the database",
}

# Who looks at the clock on the wall. Everybody else acts at `by.at`.
CLOCKS = {
    "hearth/casework/referrals/views/outside.py": "a partner without an account acts now",
    "hearth/foundation/access/identity.py": "how long a signed word is good for",
    "hearth/foundation/accounts/sessions.py": "idle minutes of a session",
    "hearth/foundation/audit/commands.py": "the hour of an anchor",
    "hearth/foundation/guards/guards.py": "makes the actor: a person, now",
    "hearth/foundation/jobs/jobs.py": "the clock's own hands",
    "hearth/front/desk/queries/cast.py": "who may be played at this moment",
    "hearth/front/openrosa/door.py": "a telephone knocks now, and its owner acts now",
    "hearth/front/field/token.py": "whose phone is at the door, now: the guard of the slot",
    "hearth/front/field/views/shell.py": "which day's code lists the app carries",
    "hearth/front/desk/views/sign_in.py": "who signs in is not an actor yet",
}

# Who speaks SQL. Row-level security stands in all of it.
SPEAKS_SQL = {
    "hearth/casework/people/queries/standing.py",
    "hearth/foundation/access/fences.py",
    "hearth/foundation/access/identity.py",
    "hearth/foundation/access/together.py",
    "hearth/foundation/audit/actions.py",
    "hearth/foundation/audit/anchor.py",
    "hearth/foundation/audit/fence.py",
    "hearth/foundation/audit/verify.py",
    "hearth/foundation/jobs/along.py",
    "hearth/foundation/jobs/notify.py",
    "hearth/foundation/vault/dossier_keys.py",
    "hearth/foundation/vault/witness.py",
    "hearth/foundation/vocabularies/loading.py",
}

Offence = Iterator[tuple[int, str]]


def assert_no(look: Callable[[Source], Offence], among: tuple[Source, ...]) -> None:
    found = [f"{source}:{line}: {what}" for source in among for line, what in look(source)]
    assert not found, "\n".join(["", *found])


def test_no_file_is_longer_than_a_walk_round_the_block() -> None:
    kinds = ("*.py", "*.sql", "*.html", "*.js")
    files = [path for kind in kinds for path in (REPOSITORY / "hearth").rglob(kind)]
    files += [REPOSITORY / source.path for source in sources()]
    longer = {
        f"{path.relative_to(REPOSITORY)}: {lines} lines"
        for path in files
        if "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert longer == set(), "make it a package of the same name"


def test_every_file_opens_with_what_it_is_for() -> None:
    framework = {"apps.py", "manage.py"}
    silent = [
        str(source)
        for source in sources()
        if source.tree.body and source.path.name not in framework
        and not ast.get_docstring(source.tree)
    ]  # fmt: skip
    assert silent == []


def test_no_folder_and_no_file_is_called_utils() -> None:
    words = {
        str(source): NAMELESS & {*source.path.parts[:-1], source.path.stem} for source in sources()
    }
    assert {path: found for path, found in words.items() if found} == {}, "find the word"


def test_imports_stand_at_the_top_and_are_absolute() -> None:
    def look(source: Source) -> Offence:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield node.lineno, "relative import"
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Import | ast.ImportFrom):
                        yield inner.lineno, f"import inside {node.name}()"

    assert_no(look, sources())


def test_only_actions_write() -> None:
    def look(source: Source) -> Offence:
        for node, called in calls(source.tree):
            updates = called.endswith(".update") and node.keywords
            if writes(called) or updates:
                yield node.lineno, f"{called}() writes: make it a verb in an actions.py"

    among = tuple(s for s in house() if not s.acts and str(s) not in WRITERS)
    assert_no(look, among)
    assert all((REPOSITORY / path).exists() for path in WRITERS)


def test_nothing_happens_behind_the_readers_back() -> None:
    behind = re.compile(
        r"\b(post_save|pre_save|post_delete|pre_delete|m2m_changed|receiver|ModelForm|"
        r"modelform_factory|TemplateResponse|StreamingHttpResponse|__import__|import_string)\b"
        r"(?!\()|\.as_view\("
    )

    def look(source: Source) -> Offence:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                overridden = {f.name for f in node.body if isinstance(f, ast.FunctionDef)}
                model = any("Model" in ast.unparse(base) for base in node.bases)
                for name in overridden & {"save", "delete", "clean", "full_clean"} if model else ():
                    yield node.lineno, f"{node.name}.{name}() is overridden"
        for number, line in enumerate(source.text.splitlines(), 1):
            if line.startswith(("from ", "import ")) and (found := behind.search(line)):
                yield number, found.group()

    assert_no(look, house())


def test_nobody_else_asks_the_clock() -> None:
    asking = {"timezone.now", "datetime.now", "datetime.today", "date.today", "time.time"}
    without_a_moment = {"timezone.localtime", "timezone.localdate", "localtime", "localdate"}

    def look(source: Source) -> Offence:
        for node, called in calls(source.tree):
            bare = not node.args and not node.keywords
            if called in asking or (called in without_a_moment and bare):
                yield node.lineno, f"{called}(): take it from the actor"

    among = tuple(
        s for s in house() if str(s) not in CLOCKS and s.path.parts[1] != "config"
    )  # fmt: skip
    assert_no(look, among)


def test_few_speak_sql_and_nobody_goes_round_the_reader() -> None:
    def look(source: Source) -> Offence:
        for node, called in calls(source.tree):
            word = called.rpartition(".")[2]
            if word == "cursor" and str(source) not in SPEAKS_SQL:
                yield node.lineno, "raw SQL"
            if word in {"extra", "raw", "RawSQL", "mark_safe"}:
                yield node.lineno, f"{word}()"
        for part in ast.walk(source.tree):
            if isinstance(part, ast.Attribute) and part.attr == "_base_manager":
                yield part.lineno, "_base_manager"

    known = {
        "hearth/foundation/vault/rotation.py",  # as the owner, all keys at once
        "hearth/foundation/access/rule.py",  # the rule itself
    }
    among = tuple(s for s in house() if s.path.parts[1] != "config" and str(s) not in known)
    assert_no(look, among)


def test_rules_know_neither_django_nor_the_database() -> None:
    translating = {"django.utils.translation"}

    def look(source: Source) -> Offence:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ImportFrom) or node.module in translating:
                continue
            if re.match(r"django\b|.*\.models\b", node.module or ""):
                yield node.lineno, f"imports {node.module}"

    rules = tuple(s for s in house() if s.path.stem == "rules" or "rules" in s.path.parts)
    assert len(rules) > 3
    assert_no(look, rules)


def test_every_deed_has_an_actor_who_comes_last() -> None:
    def look(source: Source) -> Offence:
        for function in functions(source.tree):
            keywords = [a.arg for a in function.args.kwonlyargs]
            if "deed" in decorators(function) and keywords[-1:] != ["by"]:
                yield function.lineno, f"{function.name}(…, *, …, by) is how a deed begins"

    assert sum("@deed" in s.text for s in house()) > 20
    assert_no(look, house())


def test_every_verb_of_casework_is_a_deed() -> None:
    """What a package offers as a verb. The parts that several verbs share stay inside it."""

    def look(source: Source) -> Offence:
        page = REPOSITORY / source.path.parent / "__init__.py"
        offered = page.read_text() if source.path.parent.name == "actions" else source.text
        for function in functions(source.tree):
            writing = any(writes(called) for _, called in calls(function))
            public = re.search(rf"\b{function.name}\b", offered) and function.name[0] != "_"
            if public and writing and "deed" not in decorators(function):
                yield function.lineno, f"{function.name}() writes, and is no deed"

    verbs = tuple(s for s in house() if s.acts and s.path.parts[1] in {"casework", "areas"})
    assert len(verbs) > 10
    assert_no(look, verbs)


def test_the_storeys_hold() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    said = subprocess.run(
        [tool, "--no-logo", "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
