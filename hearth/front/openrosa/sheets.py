"""The sheets of the work outside, as XLSForm: drawn from the questions that desk and phone ask.

Nobody writes them a second time. Their version is a digest of what they ask, so that a changed
question is a new version by itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hearth.areas.outreach.questions import SHEETS, Ask, as_data
from hearth.casework.instruments.folders import Folder, Row
from hearth.casework.instruments.rules.about import read_about
from hearth.casework.instruments.rules.reading import EN, SQ, read
from hearth.front.openrosa.deeds import SHEETS as KINDS

YES_NO = ({"code": "yes", "sq": "Po", "en": "Yes"}, {"code": "no", "sq": "Jo", "en": "No"})
TYPES = {
    Ask.MOMENT.value: "datetime",
    Ask.COUNT.value: "integer",
    Ask.TEXT.value: "text",
}
HEADINGS = {
    "people": _("How many, by sex and age"),
    "knowledge": _("How many knew, before and after"),
}
UNASKED = frozenset({Ask.NUMBER.value, Ask.COLLEAGUE.value})


def sheets(on: date) -> list[Folder]:
    """Visit, contact and session, as if each lay in a folder of its own."""
    return [_folder(key, as_data(SHEETS[kind], on=on)) for key, kind in KINDS.items()]


def _folder(key: str, data: Mapping[str, Any]) -> Folder:
    survey, choices = list(_survey(data["questions"])), list(_choices(data["questions"]))
    digest = hashlib.sha256(
        json.dumps([survey, choices], sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()
    written = {
        "survey": survey,
        "choices": choices,
        "settings": [{"form_id": key, "version": digest[:10]}],
    }
    page = {
        "title": data["title"],
        "purpose": {
            "sq": "Nga terreni, me telefon: e njëjta fletë si në zyrë.",
            "en": "From outside, by telephone: the same sheet as at the desk.",
        },
        "licence": "EUPL-1.2, as the rest of Hearth",
        "source": "Hearth’s own sheets of the work outside",
        "translation": "ours",
        "drawer": "field",
        "collect": "encrypted",
    }
    about = read_about(key, page)
    return Folder(about, page, {}, written, read(about, written, {}), digest)


def _survey(questions: list[Mapping[str, Any]]) -> Iterator[Row]:
    group = ""
    for question in questions:
        if question["ask"] in UNASKED:
            continue
        if question["group"] != group:
            if group:
                yield {"type": "end group"}
            group = question["group"]
            if group:
                yield {"type": "begin group", "name": f"part_{group}", **_heading(group)}
        yield _question(question)
    if group:
        yield {"type": "end group"}


def _question(question: Mapping[str, Any]) -> Row:
    row = {
        "type": _type(question),
        "name": question["name"],
        f"label::{SQ}": _label(question, "sq"),
        f"label::{EN}": _label(question, "en"),
    }
    for column, language in ((SQ, "sq"), (EN, "en")):
        if question["help"][language]:
            row[f"hint::{column}"] = question["help"][language]
    if question["required"]:
        row["required"] = "yes"
    if question["ask"] == Ask.COUNT.value:
        row["constraint"] = f". >= 0 and . <= {question['most']}"
    if question["ask"] == Ask.TEXT.value and question["most"] > 200:
        row["appearance"] = "multiline"
    return row


def _type(question: Mapping[str, Any]) -> str:
    if question["ask"] == Ask.CHOICES.value:
        return f"select_multiple {question['name']}"
    if question["ask"] == Ask.CHOICE.value:
        return f"select_one {question['name']}"
    if question["ask"] == Ask.YES_NO.value:
        return "select_one yes_no"
    return TYPES[question["ask"]]


def _label(question: Mapping[str, Any], language: str) -> str:
    """A cell of a table is named by its row and its column."""
    if not question["row"]["code"]:
        return str(question["label"][language])
    return f"{question['row']['label'][language]}: {question['column']['label'][language]}"


def _heading(group: str) -> Row:
    said = {}
    for column, language in ((SQ, "sq"), (EN, "en")):
        with override(language):
            said[f"label::{column}"] = str(HEADINGS[group])
    return said


def _choices(questions: list[Mapping[str, Any]]) -> Iterator[Row]:
    for one in YES_NO:
        yield {
            "list_name": "yes_no",
            "name": one["code"],
            f"label::{SQ}": one["sq"],
            f"label::{EN}": one["en"],
        }
    for question in questions:
        for choice in question["choices"]:
            yield {
                "list_name": question["name"],
                "name": choice["code"],
                f"label::{SQ}": choice["label"]["sq"],
                f"label::{EN}": choice["label"]["en"],
            }
