"""Answers as strings become a value, or a sentence for each field in which something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hearth.areas.outreach.entries import Entry
from hearth.areas.outreach.questions.drawn import choices_of
from hearth.areas.outreach.questions.question import Ask, Question, SheetKind, Words
from hearth.areas.outreach.questions.sheets import SHEETS

Answers = Mapping[str, str | Sequence[str]]
TIRANE = ZoneInfo("Europe/Tirane")


class Mistakes(dict[str, str]):
    """Field to sentence: what is wrong, and what to do about it."""


class _Wrong(Exception):
    """One answer does not fit its question."""


def read(kind: SheetKind, answers: Answers, *, on: date) -> Entry | Mistakes:
    """The value these answers stand for; or every mistake at once. Unknown fields are ignored.

    `on`: the day of receipt, whose choices are offered. The worker's clock is believed as it is.
    """
    sheet = SHEETS[kind]
    said: dict[str, Any] = {}
    wrong = Mistakes()
    for question in sheet.questions:
        try:
            said[question.name] = _answer(question, answers.get(question.name, ""), on)
        except _Wrong as mistake:
            wrong[question.name] = str(mistake)
    if wrong:
        return wrong
    objections: Mapping[str, Words] = sheet.objections(said)
    if objections:
        return Mistakes({name: str(words) for name, words in objections.items()})
    return sheet.value(said)


def _answer(question: Question, answer: str | Sequence[str], on: date) -> Any:
    given = answer.strip() if isinstance(answer, str) else " ".join(answer).strip()
    if not given:
        if question.required:
            raise _Wrong(str(question.missing) or _("This answer is missing."))
        return EMPTY[question.ask]
    return READERS[question.ask](question, given, on)


def _id(question: Question, given: str, on: date) -> UUID:
    try:
        return UUID(given.removeprefix("uuid:"))
    except ValueError:
        raise _Wrong(_("This number is not one. Open the form again.")) from None


def _moment(question: Question, given: str, on: date) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise _Wrong(_("Write the day as 19.03.2026 and the hour as 09:30.")) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=TIRANE)


def _choice(question: Question, given: str, on: date) -> str:
    if given not in dict(choices_of(question, on=on)):
        raise _Wrong(_("Choose one of the answers offered."))
    return given


def _choices(question: Question, given: str, on: date) -> tuple[str, ...]:
    chosen = given.split()
    offered = [code for code, _name in choices_of(question, on=on)]
    if set(chosen) - set(offered):
        raise _Wrong(_("Choose from the answers offered."))
    return tuple(code for code in offered if code in chosen)


def _count(question: Question, given: str, on: date) -> int:
    if not given.isascii() or not given.isdigit():
        raise _Wrong(_("Write a whole number, such as 12."))
    if int(given) > question.most:
        raise _Wrong(_("This is too many: at most %(most)d.") % {"most": question.most})
    return int(given)


def _yes_no(question: Question, given: str, on: date) -> bool:
    if given not in ("yes", "no"):
        raise _Wrong(_("Choose yes or no."))
    return given == "yes"


def _text(question: Question, given: str, on: date) -> str:
    if len(given) > question.most:
        raise _Wrong(_("This is too long: at most %(most)d signs.") % {"most": question.most})
    return given


READERS: Mapping[Ask, Callable[[Question, str, date], Any]] = {
    Ask.NUMBER: _id,
    Ask.MOMENT: _moment,
    Ask.CHOICE: _choice,
    Ask.CHOICES: _choices,
    Ask.COUNT: _count,
    Ask.YES_NO: _yes_no,
    Ask.COLLEAGUE: _id,
    Ask.TEXT: _text,
}
EMPTY: Mapping[Ask, Any] = {
    Ask.NUMBER: None,
    Ask.CHOICE: "",
    Ask.CHOICES: (),
    Ask.COUNT: 0,
    Ask.YES_NO: False,
    Ask.COLLEAGUE: None,
    Ask.TEXT: "",
}
