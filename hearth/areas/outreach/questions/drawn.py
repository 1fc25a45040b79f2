"""The sheets for whoever draws them elsewhere: plain data in both languages, with the choices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import override

from hearth.areas.outreach.questions.question import Ask, Question, Sheet, Words
from hearth.foundation.vocabularies.choices import choices, term

LANGUAGES = ("sq", "en")


def as_data(sheet: Sheet, *, on: date) -> dict[str, Any]:
    """What a telephone needs to draw the sheet: names, words in both languages, kinds, choices."""
    return {
        "kind": sheet.kind.value,
        "title": _in_both(sheet.title),
        "act": _in_both(sheet.act),
        "questions": [_drawn(question, on) for question in sheet.questions],
    }


def choices_of(question: Question, *, on: date) -> list[tuple[str, str]]:
    """What may be chosen on a day, in the reader's language, in the order of the list."""
    if not question.terms:
        return []
    offered = choices(question.terms, on=on, answers_only=not question.only)
    return [pair for pair in offered if not question.only or pair[0] in question.only]


def _drawn(question: Question, on: date) -> dict[str, Any]:
    return {
        "name": question.name,
        "ask": question.ask.value,
        "label": _in_both(question.label),
        "help": _in_both(question.help),
        "required": question.required,
        "most": question.most,
        "group": question.group,
        "row": {"code": question.row, "label": _in_both(question.row_words)},
        "column": {"code": question.column, "label": _in_both(question.column_words)},
        "few": question.few or question.ask is Ask.YES_NO,
        "choices": _choices(question, on),
    }


def _choices(question: Question, on: date) -> list[dict[str, Any]]:
    """`under`: the term it hangs from, such as the qark of a municipality."""
    return [
        {
            "code": code,
            "label": {"sq": term(code).sq, "en": term(code).en},
            "under": term(code).parent_id or "",
        }
        for code, _name in choices_of(question, on=on)
    ]


def _in_both(words: Words) -> dict[str, str]:
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(words)
    return said
