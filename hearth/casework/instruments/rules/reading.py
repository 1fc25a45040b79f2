"""Reads the three sheets of an XLSForm into questions. What Hearth cannot ask, it refuses here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hearth.casework.instruments.rules.about import About, BadInstrument
from hearth.casework.instruments.rules.definition import (
    Choice,
    Definition,
    Group,
    Kind,
    Question,
    Words,
)
from hearth.casework.instruments.rules.expressions import Tree, names_in
from hearth.casework.instruments.rules.parsing import NotUnderstood, parse
from hearth.casework.instruments.rules.scales import read_flags, read_scores

Row = Mapping[str, str]
Sheets = Mapping[str, Sequence[Row]]

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
EN, SQ = "English (en)", "Shqip (sq)"
SURVEY = frozenset(
    {"type", "name", "required", "relevant", "constraint", "appearance", "default"}
    | {f"{word}::{lang}" for word in ("label", "hint", "constraint_message", "required_message")
       for lang in (EN, SQ)}
)  # fmt: skip
CHOICES = frozenset({"list_name", "name", f"label::{EN}", f"label::{SQ}", "points"})
SETTINGS = frozenset({"form_id", "version", "form_title", "default_language"})


def read(about: About, sheets: Sheets, scoring: Mapping[str, Any]) -> Definition:
    """The whole instrument, or one sentence that says what stands in the way."""
    _known(about.key, "survey", sheets["survey"], SURVEY)
    _known(about.key, "choices", sheets["choices"], CHOICES)
    _known(about.key, "settings", sheets["settings"], SETTINGS)
    setting = sheets["settings"][0] if sheets["settings"] else {}
    if setting.get("form_id") != about.key or not setting.get("version"):
        raise BadInstrument(
            f"{about.key}/settings.csv: form_id must be “{about.key}”, and there must be a version."
        )
    lists = _lists(about.key, sheets["choices"])
    questions = tuple(_questions(about, sheets["survey"], lists))
    _insist_on_order(about.key, questions)
    return Definition(
        key=about.key,
        version=setting["version"],
        title=about.title,
        questions=questions,
        scores=read_scores(about.key, scoring.get("score", ()), questions),
        flags=read_flags(about.key, scoring.get("flag", ()), questions),
    )


def _questions(
    about: About, survey: Sequence[Row], lists: Mapping[str, tuple[Choice, ...]]
) -> Iterator[Question]:
    within: list[Group] = []
    names: set[str] = set()
    for number, row in enumerate(survey, start=2):
        where = f"{about.key}/survey.csv, line {number}"
        kind, _, rest = row["type"].strip().partition(" ")
        if row["type"] in ("end group", "end_group"):
            if not within:
                raise BadInstrument(f"{where}: a group ends that never began.")
            within.pop()
            continue
        name = row.get("name", "")
        if not NAME.fullmatch(name) or name in names:
            raise BadInstrument(f"{where}: “{name}” is no name, or is there twice.")
        names.add(name)
        if row["type"] in ("begin group", "begin_group"):
            within.append(Group(name, _words(row, "label"), _tree(row, "relevant", where)))
            continue
        yield _question(row, name, _kind(kind, about, where), rest, lists, tuple(within), where)
    if within:
        raise BadInstrument(f"{about.key}/survey.csv: the group “{within[-1].name}” never ends.")


def _question(
    row: Row,
    name: str,
    kind: Kind,
    rest: str,
    lists: Mapping[str, tuple[Choice, ...]],
    within: tuple[Group, ...],
    where: str,
) -> Question:
    if not (label := _words(row, "label")) or not (label.en and label.sq):
        raise BadInstrument(f"{where}: “{name}” must be asked in English and in Albanian.")
    if kind in (Kind.ONE, Kind.MANY) and rest not in lists:
        raise BadInstrument(f"{where}: choices.csv has no list “{rest}”.")
    if row.get("required", "") not in ("", "yes", "no"):
        raise BadInstrument(f"{where}: required is yes, no or empty.")
    return Question(
        name=name,
        kind=kind,
        label=label,
        hint=_words(row, "hint"),
        choices=lists.get(rest, ()),
        required=row.get("required") == "yes",
        required_message=_words(row, "required_message"),
        relevant=_tree(row, "relevant", where),
        constraint=_tree(row, "constraint", where),
        constraint_message=_words(row, "constraint_message"),
        long=row.get("appearance") == "multiline",
        within=within,
    )


def _kind(word: str, about: About, where: str) -> Kind:
    try:
        kind = Kind(word)
    except ValueError:
        known = ", ".join(kind.value for kind in Kind)
        raise BadInstrument(
            f"{where}: Hearth cannot ask a question of the type “{word}”. It knows {known}, "
            "and begin group, end group."
        ) from None
    if kind is Kind.PICTURE and not about.pictures:
        raise BadInstrument(f"{where}: pictures are taken only where about.toml says how many.")
    return kind


def _lists(key: str, rows: Sequence[Row]) -> dict[str, tuple[Choice, ...]]:
    lists: dict[str, tuple[Choice, ...]] = {}
    for number, row in enumerate(rows, start=2):
        where, points = f"{key}/choices.csv, line {number}", row.get("points", "")
        label = _words(row, "label")
        if not row.get("name") or " " in row["name"] or not (label.en and label.sq):
            raise BadInstrument(f"{where}: a choice has a name without spaces, in both languages.")
        if points and not re.fullmatch(r"-?\d+", points):
            raise BadInstrument(f"{where}: points are a whole number.")
        choice = Choice(row["name"], label, int(points) if points else None)
        lists[row["list_name"]] = (*lists.get(row["list_name"], ()), choice)
    return lists


def _tree(row: Row, column: str, where: str) -> Tree | None:
    said = row.get(column, "").strip()
    try:
        return parse(said) if said else None
    except NotUnderstood as refused:
        raise BadInstrument(f"{where}, {column}: {refused}") from refused


def _words(row: Row, column: str) -> Words:
    return Words(en=row.get(f"{column}::{EN}", ""), sq=row.get(f"{column}::{SQ}", ""))


def _known(key: str, sheet: str, rows: Iterable[Row], columns: frozenset[str]) -> None:
    for row in rows:
        if strange := sorted(set(row) - columns):
            raise BadInstrument(f"{key}/{sheet}.csv: Hearth does not know “{strange[0]}”.")


def _insist_on_order(key: str, questions: Sequence[Question]) -> None:
    """A condition looks back, never forward: then it can be worked out while one goes on."""
    before: set[str] = set()
    for question in questions:
        trees = [*question.conditions]
        asked = names_in(question.constraint) if question.constraint else frozenset()
        for tree in trees:
            asked |= names_in(tree)
        if unknown := sorted(asked - before - {question.name}):
            raise BadInstrument(
                f"{key}/survey.csv: “{question.name}” looks at “{unknown[0]}”, "
                "which is not asked before it."
            )
        before.add(question.name)
