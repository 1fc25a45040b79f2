"""The whole initial interview. Nothing must be answered; "not asked" is an answer too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.actions.interview import MANY, Interviewed
from hearth.casework.cases.forms.parts import choose, day, long_text, offer, offer_terms, text
from hearth.foundation.design.widgets import Chips
from hearth.foundation.vocabularies.choices import choices, grouped

ONE = {  # questions with one answer, and the list each answers from
    "interpreter": "interpreter",
    "site": "website-or-app",
    "main_form": "exploitation-form",
    "industry": "industry",
    "ethnicity": "ethnicity",
    "migration": "migration-status",
}
WORDS = (
    "act_words", "means_words", "purpose_words", "exploiter", "route", "wishes", "observations",
    "interviewers",
)  # fmt: skip
SIGN = "sign-"


@dataclass(frozen=True)
class Family:
    """Signs that belong together, each with the question on what basis it is known."""

    name: str
    questions: tuple[BoundField, ...]


def many(label: Any, **words: Any) -> forms.MultipleChoiceField:
    """Several answers may be true at once; or none of them, and why not."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=Chips(),
        error_messages={"invalid_choice": _("Choose only among the answers offered.")},
        **words,
    )


class InterviewForm(forms.Form):
    """Everything the quick form did not ask, in the order of a conversation."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    held_on = day(_("Day of the interview"), required=False)
    interviewers = text(_("Who asked"), most=200)
    languages = many(_("Languages the person speaks"))
    interpreter = choose(
        _("Interpreter"),
        required=False,
        help_text=_("Whoever came with the person should not interpret: it may be the exploiter."),
    )
    accompanied_by = many(_("Who was with the person"))
    observations = long_text(_("What you saw and heard"), most=8000, rows=3, required=False)

    acts = many(_("What was done to the person"))
    recruitment = many(_("How it began"))
    site = choose(_("Website or app"), required=False)
    act_words = long_text(_("The act, in the person’s words"), most=4000, rows=2, required=False)
    route = long_text(_("Route and places"), most=4000, rows=2, required=False)

    means = many(_("How the person is kept under control"))
    means_words = long_text(
        _("The means, in the person’s words"), most=4000, rows=2, required=False
    )
    relation = many(_("Who the exploiters are to the person"))
    exploiter = long_text(_("Description of the exploiters"), most=4000, rows=2, required=False)

    exploitation = many(_("Forms of exploitation"))
    main_form = choose(_("The main one"), required=False)
    subtypes = many(_("If sexual exploitation: which"))
    industry = choose(_("Where the person works or worked"), required=False)
    purpose_words = long_text(
        _("The purpose, in the person’s words"), most=4000, rows=2, required=False
    )

    migration = choose(_("Residence in the country"), required=False)
    disability = many(_("What the person finds difficult"))
    ethnicity = choose(
        _("Ethnicity"), required=False, help_text=_("Voluntary. Only if the person wishes to say.")
    )
    wishes = long_text(_("What the person wishes"), most=4000, rows=2, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, its_list in (MANY | ONE).items():
            offer_terms(self, name, its_list, today)
        bases = list(choices("indicator-basis", on=today))
        self.families_of_signs = grouped("indicator", on=today)
        for _family, signs in self.families_of_signs:
            for code, name in signs:
                self.fields[field_of(code)] = choose(name, required=False)
                offer(self, field_of(code), bases)

    @property
    def marked(self) -> list[BoundField]:
        """The signs that somebody marked already: they stand on top, unfolded."""
        return [question for question in self._sign_questions() if question.value()]

    @property
    def families(self) -> list[Family]:
        """All the others, folded."""
        return [
            Family(
                name,
                tuple(
                    question
                    for question in (self[field_of(code)] for code, _name in signs)
                    if not question.value()
                ),
            )
            for name, signs in self.families_of_signs
        ]

    @property
    def signs(self) -> dict[str, str]:
        """The signs as they are marked at this moment, saved or not: for the advice."""
        found = {}
        for _family, signs in self.families_of_signs:
            for code, _name in signs:
                basis = str(self[field_of(code)].value() or "")
                if basis.startswith("indicator-basis/"):
                    found[code] = basis.removeprefix("indicator-basis/")
        return found

    def _sign_questions(self) -> Iterator[BoundField]:
        for _family, signs in self.families_of_signs:
            yield from (self[field_of(code)] for code, _name in signs)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        main, all_of_them = said.get("main_form"), said.get("exploitation")
        if main and all_of_them and main not in all_of_them:
            self.add_error("main_form", _("Choose the main one among the forms above."))
        return said

    def interviewed(self) -> Interviewed:
        said = self.cleaned_data
        return Interviewed(
            held_on=said["held_on"],
            signs=self.signs,
            many={name: tuple(said[name]) for name in MANY},
            words={name: said[name] for name in WORDS},
            **{name: said[name] or None for name in ONE},
        )

    def refuse(self, questions: Iterable[str]) -> None:
        for question in questions:
            self.add_error(question, _("Choose answers, or one way of not answering; not both."))


def field_of(code: str) -> str:
    """`indicator/g-01` asks in the field `sign-g-01`."""
    return SIGN + code.rpartition("/")[2]


def filled_in(signs: Mapping[str, str], **rest: Any) -> dict[str, Any]:
    """The first look of the form: what is known already."""
    marked = {field_of(code): f"indicator-basis/{basis}" for code, basis in signs.items()}
    return {**rest, **marked}
