"""An instrument as a form of our design system. Strings in; the rules say what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.casework.cases.forms.parts import NO_CHOICE, day
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.rules.checking import LONGEST, Problem, check
from hearth.casework.instruments.rules.definition import Kind, Question
from hearth.foundation.design.widgets import Choices, Day, ManyChoices, Segments

FEW_AND_SHORT = (4, 14)  # so many answers of so many signs stand side by side
MANY = 12  # more answers than this go into a list that unfolds
PREFIX = "q"


class _Believes:
    """Takes what was typed as it is: the instrument's own rules say whether it fits."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class Line(_Believes, forms.CharField):
    """A line or several of text, a number, a day."""


class OneOf(_Believes, forms.ChoiceField):
    """One of the answers offered."""


class AnyOf(_Believes, forms.MultipleChoiceField):
    """Any of the answers offered."""


@dataclass(frozen=True)
class Asked:
    """A question as the page draws it: a heading above it, a note, or the question itself."""

    heading: str
    note: str
    field: BoundField | None
    condition: str  # the tree, for the browser; empty: always asked


class QuestionnaireForm(forms.Form):
    """Drawn from the definition, and checked by it."""

    def __init__(
        self,
        instrument: InstrumentVersion,
        *args: Any,
        today: date,
        dated: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.prefix = PREFIX
        self.instrument, self.definition = instrument, instrument.definition
        self.today, self.language = today, get_language() or "sq"
        self.fields["submission"] = forms.UUIDField(widget=forms.HiddenInput)
        self.initial.setdefault("submission", uuid4())
        if dated:
            self.fields["given_on"] = day(_("When was it filled in?"), required=False,
                                          help_text=_("Empty: today."))  # fmt: skip
        for question in self.definition.asked:
            if question.kind is not Kind.PICTURE:
                self.fields[question.name] = _field(question, self.language)

    def clean(self) -> dict[str, Any]:
        """What the rules find wrong, said beside its question."""
        given_on = self.cleaned_data.get("given_on")
        if given_on and given_on > self.today:
            self.add_error("given_on", _("This day has not come yet."))
        checked = check(self.definition, self.said, today=self.given_on)
        for name, problem in checked.problems.items():
            question = self.definition.by_name[name]
            self.add_error(name, sentence_for(question, problem, self.language))
        return self.cleaned_data

    @property
    def said(self) -> dict[str, list[str]]:
        """What was typed, question by question, as the rules take it."""
        found: dict[str, list[str]] = {}
        for question in self.definition.asked:
            typed = self.cleaned_data.get(question.name)
            if typed:
                found[question.name] = [typed] if isinstance(typed, str) else list(typed)
        return found

    @property
    def given_on(self) -> date:
        given_on: date | None = self.cleaned_data.get("given_on")
        return given_on or self.today

    @property
    def submission(self) -> UUID:
        submission: UUID = self.cleaned_data["submission"]
        return submission

    @property
    def questions(self) -> Iterator[Asked]:
        """Everything in order, with the headings of groups where they begin."""
        before = ""
        for question in self.definition.questions:
            group = question.within[-1].label.said(self.language) if question.within else ""
            heading, before = (group if group != before else ""), group
            condition = json.dumps(list(question.conditions)) if question.conditions else ""
            if question.kind is Kind.NOTE:
                yield Asked(heading, question.label.said(self.language), None, condition)
            elif question.name in self.fields:
                yield Asked(heading, "", self[question.name], condition)

    @property
    def answered(self) -> int:
        return sum(
            bool(self[name].value()) for name in self.definition.by_name if name in self.fields
        )


def restore(form: QuestionnaireForm, content: Mapping[str, list[Any]]) -> None:
    """Show what was typed before; nothing is believed yet."""
    for posted, values in content.items():
        name = posted.removeprefix(f"{PREFIX}-")
        if name in form.fields and isinstance(values, list) and values:
            several = isinstance(form.fields[name], forms.MultipleChoiceField)
            form.initial[name] = values if several else values[-1]


def sentence_for(question: Question, problem: Problem, language: str) -> str:
    """What is wrong with an answer, and what to do; in the instrument's own words if it has any."""
    if problem is Problem.MISSING and question.required_message:
        return question.required_message.said(language)
    if problem is Problem.NOT_TRUE and question.constraint_message:
        return question.constraint_message.said(language)
    return {
        Problem.MISSING: _("Answer this question."),
        Problem.NOT_OFFERED: _("Choose one of the answers offered."),
        Problem.NOT_WHOLE: _("Write a whole number, such as 12."),
        Problem.NOT_A_NUMBER: _("Write a number, such as 2,5."),
        Problem.NOT_A_DAY: _("Write the day as 19.03.2026."),
        Problem.NOT_A_MOMENT: _("Write the day and hour as 19.03.2026 09:30."),
        Problem.TOO_LONG: _("This is too long: at most %(most)d signs.") % {"most": LONGEST},
        Problem.NOT_TRUE: _("This answer does not fit the other answers. Look at it again."),
        Problem.NOT_ASKED: _("This version does not ask that."),
    }[problem]


def _field(question: Question, language: str) -> forms.Field:
    words: dict[str, Any] = {
        "label": question.label.said(language),
        "help_text": question.hint.said(language),
        "required": question.required,
    }
    if question.kind in (Kind.ONE, Kind.MANY):
        offered = [(choice.name, choice.label.said(language)) for choice in question.choices]
        if question.kind is Kind.MANY:
            return AnyOf(choices=offered, widget=ManyChoices(), **words)
        unfolds = len(offered) > MANY
        widget = forms.Select() if unfolds else _look(offered)
        return OneOf(choices=[NO_CHOICE, *offered] if unfolds else offered, widget=widget, **words)
    return Line(widget=_control(question), **words)


def _look(offered: list[tuple[str, str]]) -> forms.Widget:
    """Few short answers side by side, others one below another."""
    most, signs = FEW_AND_SHORT
    if len(offered) <= most and all(len(label) <= signs for _name, label in offered):
        return Segments()
    return Choices()


def _control(question: Question) -> forms.Widget:
    match question.kind:
        case Kind.WHOLE:
            return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        case Kind.DECIMAL:
            return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        case Kind.DAY:
            return Day()
    if question.long:
        return forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    return forms.TextInput(attrs={"autocomplete": "off"})
