"""A sheet of questions/ as a form. It checks nothing itself: `read()` does, as for the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.entries import Entry
from hearth.areas.outreach.questions import Ask, Mistakes, Question, Sheet, choices_of, read
from hearth.areas.outreach.questions.question import Words
from hearth.casework.cases.forms.parts import NO_CHOICE
from hearth.foundation.design.widgets import (
    DAY_FORMATS,
    HOUR_FORMATS,
    Chips,
    Day,
    Hour,
    OneChip,
    Segments,
)
from hearth.foundation.vocabularies.choices import term

Colleagues = Sequence[tuple[str, str]]
YES_OR_NO = [("yes", _("Yes")), ("no", _("No"))]


@dataclass(frozen=True)
class Part:
    """One thing to draw: a question, a day with its hour, or a grid of counts."""

    look: str
    bound: BoundField | None = None
    hour: BoundField | None = None
    title: Words = ""
    columns: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, tuple[BoundField, ...]], ...] = ()
    short: bool = False  # its rows have short names, which must not be broken


class SheetForm(forms.Form):
    """Every question of the sheet, in its order."""

    entry: Entry

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        sheet: Sheet,
        on: date,
        qark: str,
        colleagues: Colleagues = (),
    ) -> None:
        super().__init__(data, initial={"id": str(uuid4())})
        self.sheet, self.on = sheet, on
        self.qark, self.colleagues = qark, colleagues
        for question in sheet.questions:
            self.fields.update(self._fields_of(question))

    def start_with(self, moments: Mapping[str, datetime], **answers: str) -> None:
        """Answers that are probably right: the hour it is, the town one is in."""
        for name, moment in moments.items():
            if f"{name}_day" in self.fields:
                self.initial[f"{name}_day"] = moment.strftime("%d.%m.%Y")
                self.initial[f"{name}_hour"] = moment.strftime("%H:%M")
        self.initial.update({name: said for name, said in answers.items() if name in self.fields})

    def clean(self) -> dict[str, Any]:
        answers = {question.name: self._answer(question) for question in self.sheet.questions}
        told = read(self.sheet.kind, answers, on=self.on)
        if isinstance(told, Mistakes):
            for name, sentence in told.items():
                self.add_error(name if name in self.fields else f"{name}_day", sentence)
        else:
            self.entry = told
        return self.cleaned_data

    @property
    def parts(self) -> Iterator[Part]:
        """In the order of the sheet; the counts of a group are drawn together, where they begin."""
        drawn: set[str] = set()
        for question in self.sheet.questions:
            if question.ask is Ask.NUMBER:
                continue
            if not question.group:
                yield self._part(question)
            elif question.group not in drawn:
                drawn.add(question.group)
                yield self._grid(question.group)

    def _part(self, question: Question) -> Part:
        if question.ask is Ask.MOMENT:
            day, hour = self[f"{question.name}_day"], self[f"{question.name}_hour"]
            return Part("moment", day, hour, title=question.label)
        return Part("field", self[question.name])

    def _grid(self, group: str) -> Part:
        asked = [each for each in self.sheet.questions if each.group == group]
        columns = dict.fromkeys(each.column for each in asked)
        words = tuple({each.column: each.column_words for each in asked}.values())
        rows = tuple(
            (each.row_words, tuple(self[other.name] for other in asked if other.row == each.row))
            for each in asked
            if each.column == next(iter(columns))
        )
        return Part("grid", title=GRIDS[group], columns=words, rows=rows, short=group == PEOPLE)

    def _answer(self, question: Question) -> str | Sequence[str]:
        if question.ask is not Ask.MOMENT:
            return self.cleaned_data.get(question.name) or ""
        day = self.cleaned_data.get(f"{question.name}_day") or ""
        hour = self.cleaned_data.get(f"{question.name}_hour") or ""
        return _iso(day, hour) if day or hour else ""

    def _fields_of(self, question: Question) -> dict[str, forms.Field]:
        if question.ask is Ask.MOMENT:
            day = forms.CharField(label=_("Day"), required=False, widget=Day())
            hour = forms.CharField(label=_("Hour"), required=False, widget=Hour())
            return {f"{question.name}_day": day, f"{question.name}_hour": hour}
        words = {"label": question.label, "help_text": question.help, "required": False}
        return {question.name: MAKERS[question.ask](self, question, words)}


def _iso(day: str, hour: str) -> str:
    """What was typed, as the wire has it; what cannot be read goes on as it is."""
    typed = f"{day} {hour}".strip()
    for day_format in DAY_FORMATS:
        for hour_format in HOUR_FORMATS:
            try:
                return datetime.strptime(typed, f"{day_format} {hour_format}").isoformat()  # noqa: DTZ007 - Tirana's clock, see read()
            except ValueError:
                continue
    return typed


def _choice(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    offered = choices_of(question, on=form.on)
    if question.terms == "municipality":
        offered = own_region_first(offered, form.qark)
    if question.few:
        return forms.ChoiceField(choices=offered, widget=OneChip(), **words)
    return forms.ChoiceField(choices=[NO_CHOICE, *offered], **words)


def own_region_first(offered: list[tuple[str, str]], qark: str) -> list[tuple[str, str]]:
    """The towns of the unit's own region on top: most visits are there."""
    return sorted(offered, key=lambda pair: term(pair[0]).parent_id != f"qark/{qark}")


def _choices(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    offered = choices_of(question, on=form.on)
    return forms.MultipleChoiceField(choices=offered, widget=Chips(), **words)


def _count(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    attrs = {"inputmode": "numeric", "autocomplete": "off", "pattern": "[0-9]*"}
    return forms.CharField(widget=forms.TextInput(attrs=attrs), **words)


def _yes_no(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=YES_OR_NO, widget=Segments(), **words)


def _colleague(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[NO_CHOICE, *form.colleagues], **words)


def _text(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    if question.most <= SHORT:
        return forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}), **words)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}), **words)


def _hidden(form: SheetForm, question: Question, words: dict[str, Any]) -> forms.Field:
    return forms.CharField(widget=forms.HiddenInput(), **words)


SHORT = 200
PEOPLE = "people"
GRIDS: Mapping[str, Words] = {
    PEOPLE: _("Who was there?"),
    "knowledge": _("How many knew?"),
}
MAKERS: Mapping[Ask, Callable[[SheetForm, Question, dict[str, Any]], forms.Field]] = {
    Ask.NUMBER: _hidden,
    Ask.CHOICE: _choice,
    Ask.CHOICES: _choices,
    Ask.COUNT: _count,
    Ask.YES_NO: _yes_no,
    Ask.COLLEAGUE: _colleague,
    Ask.TEXT: _text,
}
