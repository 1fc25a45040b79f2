"""The next phase, what the law owes, the farewell, what the person says, a conference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.actions import AtTheTable, Conferred, Decided, Leaving, Opinion, Step
from hearth.areas.plan.forms.plan import key_of
from hearth.areas.plan.policy import ExitTest
from hearth.areas.plan.rules.road import Owed
from hearth.areas.plan.words import owed_name
from hearth.casework.cases.forms.parts import (
    ANSWERS,
    Dated,
    choose,
    day,
    long_text,
    offer,
    offer_terms,
    text,
    yes_no,
)
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.design.widgets import Chips, Segments
from hearth.foundation.vocabularies.choices import choices

END_OF_WORK = time(16, 0)
QUESTIONS = 4  # of a conference
FEEDBACK = [("4", _("Yes")), ("3", _("Mostly")), ("2", _("A little")), ("1", _("No"))]


class PhaseForm(Dated):
    """The next phase, and which exit tests of this one are met."""

    past = ("since",)

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    phase = choose(_("Which phase begins?"), missing=_("Choose the phase."), widget=Segments())
    since = day(_("Since which day?"), missing=_("Write the day."))
    met = forms.MultipleChoiceField(
        label=_("What is true of the phase that ends"), required=False, widget=Chips()
    )
    why = long_text(_("Why, if a test is unmet or a phase comes back"), most=2000, required=False)

    def __init__(self, *args: Any, tests: Sequence[ExitTest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "phase", "plan-phase", self.today)
        if tests:
            offer(self, "met", [(test.code, test.name) for test in tests])
        else:
            del self.fields["met"]

    def step(self) -> Step:
        said = self.cleaned_data
        return Step(said["phase"], said["since"], tuple(said.get("met", ())), said["why"])


class EntitlementForm(forms.Form):
    """How it stands with one thing the law owes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    state = choose(_("How does it stand?"), missing=_("Choose how it stands."), widget=Segments())
    words = text(_("A line about it"), most=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [(state.value, owed_name(state)) for state in Owed])

    def move(self) -> tuple[Owed, str]:
        return Owed(self.cleaned_data["state"]), str(self.cleaned_data["words"])


class FarewellForm(forms.Form):
    """How it ended, where the person went, and whether we may ask later."""

    reason = choose(_("How did it end?"), missing=_("Choose how it ended."))
    destination = choose(_("Where did the person go?"), missing=_("Choose where."))
    turn_to = text(_("To whom can the person turn from now on?"), most=300)
    alternative = text(
        _("Which other place was offered?"), most=300,
        help_text=_("Needed when somebody must leave for breaking rules."),
    )  # fmt: skip
    director = text(_("Which director agreed, and when?"), most=200)
    may_be_contacted = yes_no(
        _("May we ask later how the person is?"),
        missing=_("Say whether we may ask later how the person is."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason", "closing-reason", today)
        offer_terms(self, "destination", "destination", today)

    def leaving(self) -> Leaving:
        said = self.cleaned_data
        return Leaving(
            reason=said["reason"],
            destination=said["destination"],
            may_be_contacted=ANSWERS[said["may_be_contacted"]],
            turn_to=said["turn_to"],
            alternative=said["alternative"],
            director=said["director"],
        )


class FeedbackForm(forms.Form):
    """Five sentences and four answers, for the person's own hand. None must be answered."""

    words = long_text(_("What else would you like to say?"), most=2000, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = choices("feedback-question", on=today)
        for code, name in self.asked:
            self.fields[key_of(code)] = forms.ChoiceField(
                label=name, choices=FEEDBACK, widget=Segments(), required=False
            )
        self.order_fields([*(key_of(code) for code, _name in self.asked), "words"])

    def opinion(self) -> Opinion:
        said = {code: self.cleaned_data[key_of(code)] for code, _name in self.asked}
        given = {code: int(answer) for code, answer in said.items() if answer}
        return Opinion(given, self.cleaned_data["words"])


@dataclass(frozen=True)
class QuestionOnPaper:
    """The fields of one question, as the template lays them out."""

    number: int
    question: BoundField
    decision: BoundField
    who: BoundField
    due: BoundField


class ConferenceForm(Dated):
    """Who sat at the table, and one decision for each question."""

    past = ("on",)

    on = day(_("On which day?"), missing=_("Write the day."))
    seats = forms.MultipleChoiceField(
        label=_("Who took part?"),
        widget=Chips(),
        error_messages={"required": _("Choose who took part.")},
    )
    asked = forms.BooleanField(
        label=_("The person knew of it and was asked before"), required=False
    )
    voice = long_text(_("What the person wanted to be said there"), most=2000, required=False)

    def __init__(
        self, *args: Any, seats: Mapping[str, AtTheTable], people: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at_table, self.people = seats, {str(user.pk): user for user in people}
        offer(self, "seats", [(key, f"{s.role.label}, {s.unit.name}") for key, s in seats.items()])
        names = [(key, user.full_name) for key, user in self.people.items()]
        for n in range(1, QUESTIONS + 1):
            self.fields[f"question-{n}"] = text(_("Question"), most=300)
            self.fields[f"decision-{n}"] = text(_("Decision"), most=300)
            self.fields[f"who-{n}"] = choose(_("Who does it?"), required=False)
            offer(self, f"who-{n}", names)
            self.fields[f"due-{n}"] = day(_("By which day?"), required=False)

    @property
    def questions(self) -> list[QuestionOnPaper]:
        parts = ("question", "decision", "who", "due")
        return [
            QuestionOnPaper(n, *(self[f"{part}-{n}"] for part in parts))
            for n in range(1, QUESTIONS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for n in range(1, QUESTIONS + 1):
            if bool(said.get(f"question-{n}")) != bool(said.get(f"decision-{n}")):
                self.add_error(f"decision-{n}", _("To each question one decision."))
            if said.get(f"who-{n}") and not said.get(f"due-{n}"):
                self.add_error(f"due-{n}", _("Write by which day."))
        if not said.get("question-1"):
            self.add_error("question-1", _("Write at least one question."))
        return said

    def conferred(self) -> Conferred:
        said = self.cleaned_data
        return Conferred(
            on=said["on"],
            table=[self.at_table[key] for key in said["seats"]],
            questions=[self._decided(n) for n in range(1, QUESTIONS + 1) if said[f"question-{n}"]],
            asked=said["asked"],
            voice=said["voice"],
        )

    def _decided(self, n: int) -> Decided:
        said, due = self.cleaned_data, self.cleaned_data[f"due-{n}"]
        return Decided(
            said[f"question-{n}"],
            said[f"decision-{n}"],
            self.people.get(said[f"who-{n}"]),
            timezone.make_aware(datetime.combine(due, END_OF_WORK)) if due else None,
        )


def seat_key(unit: Unit, role: Role) -> str:
    return f"{unit.pk}.{role.value}"
