"""A telephone for whom; and answers put right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, offer
from hearth.casework.instruments.forms import QuestionnaireForm, sentence_for
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.rules.checking import Problem
from hearth.casework.instruments.rules.definition import Kind
from hearth.foundation.accounts.models import User
from hearth.foundation.design.dates import local


class DeviceForm(forms.Form):
    """Whose telephone it is."""

    worker = choose(_("Whose telephone is it?"), missing=_("Choose a colleague."))

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", [(str(one.pk), one.full_name) for one in colleagues])

    @property
    def worker_id(self) -> UUID:
        return UUID(self.cleaned_data["worker"])


class MendForm(QuestionnaireForm):
    """What arrived, as it arrived, with what is wrong beside each answer."""

    def __init__(
        self, instrument: InstrumentVersion, *args: Any, today: date, **kwargs: Any
    ) -> None:
        super().__init__(instrument, *args, today=today, dated=False, **kwargs)
        self.fields["submission"].required = False

    def show(self, said: dict[str, list[str]]) -> None:
        """The answers of the telephone, in the fields."""
        for name, words in said.items():
            if name in self.fields and words:
                several = isinstance(self.fields[name], forms.MultipleChoiceField)
                self.initial[name] = words if several else self._typed(name, words[-1])

    def _typed(self, name: str, word: str) -> str:
        """A moment as one would type it; anything else, and what is no moment, as it came."""
        if self.definition.by_name[name].kind is not Kind.MOMENT:
            return word
        try:
            return local(datetime.fromisoformat(word)).strftime("%d.%m.%Y %H:%M")
        except ValueError:
            return word

    def say(self, faults: Iterable[str]) -> None:
        """What the deed refused, beside its answer; what is about the whole form, on top."""
        for fault in faults:
            name, _colon, why = fault.partition(":")
            if name in self.fields:
                self.add_error(name, self._sentence(name, why))

    def label_of(self, name: str) -> str:
        """The question as it is asked, for the list of what is wrong."""
        question = self.definition.by_name.get(name)
        return question.label.said(self.language) if question else name

    def _sentence(self, name: str, why: str) -> str:
        problem = Problem(why) if why in set(Problem) else Problem.NOT_TRUE
        return sentence_for(self.definition.by_name[name], problem, self.language)
