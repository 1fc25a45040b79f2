"""A follow-up, a service, an unmet need: everything is filled in, and can be pressed at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.actions import Finding, Given, Met, Needed
from hearth.areas.plan.forms.plan import key_of
from hearth.areas.plan.models import PlannedAction
from hearth.areas.plan.queries.given import NOT_PLANNED
from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.words import answer_name
from hearth.casework.cases.forms.parts import (
    Dated,
    choose,
    day,
    long_text,
    number,
    offer,
    offer_terms,
    text,
    yes_no,
)
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.widgets import Segments
from hearth.foundation.vocabularies.choices import choices

RATINGS = [
    ("", "—"),
    ("1", _("1: in crisis")),
    ("2", _("2: fragile")),
    ("3", _("3: holding")),
    ("4", _("4: good")),
    ("5", _("5: steady")),
]


class Rated(Dated):
    """A form that may rate the seven domains. What is left open was not looked at."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains_named = choices("outcome-domain", on=self.today)
        for code, name in self.domains_named:
            self.fields[f"rating-{key_of(code)}"] = forms.ChoiceField(
                label=name, choices=RATINGS, required=False
            )

    @property
    def rating_questions(self) -> list[BoundField]:
        return [self[f"rating-{key_of(code)}"] for code, _name in self.domains_named]

    @property
    def rated(self) -> bool:
        return any(question.value() for question in self.rating_questions)

    def ratings(self) -> dict[str, int]:
        said = {
            code: self.cleaned_data[f"rating-{key_of(code)}"] for code, _n in self.domains_named
        }
        return {code: int(rating) for code, rating in said.items() if rating}


class FollowUpForm(Rated):
    """How, whether we met, what was agreed, when the next is. A visit looks at all domains."""

    past = ("on",)

    mode = choose(_("How?"), widget=Segments())
    reached = yes_no(_("Did you reach the person?"), not_asked=False)
    words = text(_("What was agreed, in a line"), most=500)
    on = day(_("On which day?"), missing=_("Write the day."))
    next_on = day(_("When do you meet next?"), required=False)
    exploiter_contact = choose(_("Contact with the exploiter?"), required=False)
    trafficked_again = choose(_("Signs of being trafficked again?"), required=False)
    finding = long_text(
        _("Who was present, what is new: for the story"), most=4000, rows=3, required=False
    )

    def __init__(self, *args: Any, story: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story
        offer_terms(self, "mode", "contact-mode", self.today)
        answers = [(answer.value, answer_name(answer)) for answer in Answer]
        for name in ("exploiter_contact", "trafficked_again"):
            offer(self, name, answers)
        if not story:
            for name in ("exploiter_contact", "trafficked_again", "finding"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("next_on") and said.get("on") and said["next_on"] <= said["on"]:
            self.add_error("next_on", _("The next meeting comes after this one."))
        return said

    def met(self) -> Met:
        said = self.cleaned_data
        return Met(
            on=said["on"],
            mode=said["mode"],
            reached=said["reached"] == "yes",
            words=said["words"],
            next_on=said["next_on"],
            ratings=self.ratings(),
            finding=self._finding(),
        )

    def _finding(self) -> Finding | None:
        """Kept only where something was said: an empty row would be a reading of nothing."""
        if not self.story:
            return None
        said = self.cleaned_data
        names = ("exploiter_contact", "trafficked_again", "finding")
        if not any(said[name] for name in names):
            return None
        return Finding(
            Answer(said["exploiter_contact"] or Answer.NOT_ASKED),
            Answer(said["trafficked_again"] or Answer.NOT_ASKED),
            said["finding"],
        )


class ServiceForm(Dated):
    """What was given, which planned action it serves, what it cost and who paid."""

    past = ("on",)

    service = choose(_("Which service?"), missing=_("Choose the service."))
    action = choose(_("Which action of the plan does it serve?"), missing=_("Choose the action."))
    done = yes_no(_("Is the action done with this?"), not_asked=False, required=False)
    on = day(_("On which day?"), missing=_("Write the day."))
    lek = number(
        _("What did it cost, in lek?"),
        least=0,
        most=100_000_000,
        wrong=_("Write the cost in figures."),
        required=False,
        help_text=_("Empty: not known."),
    )
    funding = choose(_("Who paid?"), missing=_("Choose who paid."))
    provider = choose(_("Who gave it?"), required=False)
    minutes = number(
        _("How many minutes?"),
        least=1,
        most=2000,
        wrong=_("Write the minutes in figures."),
        required=False,
    )
    words = text(_("A line about it"), most=500)

    def __init__(
        self, *args: Any, actions: Mapping[str, PlannedAction], units: Mapping[str, Unit],
        asks_done: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.actions, self.units = actions, units
        offer_terms(self, "service", "service", self.today)
        offer_terms(self, "funding", "funding-source", self.today)
        planned = [(key, str(action.what)) for key, action in actions.items()]
        offer(self, "action", [*planned, (NOT_PLANNED, _("None: it was not planned"))])
        self.fields["provider"].choices = [  # type: ignore[attr-defined]
            ("", _("We did")), *((key, unit.name) for key, unit in units.items())
        ]  # fmt: skip
        if not asks_done:
            del self.fields["done"]

    def given(self) -> Given:
        said = self.cleaned_data
        return Given(
            service=said["service"],
            on=said["on"],
            action=self.actions.get(said["action"]),
            provider=self.units.get(said["provider"]),
            minutes=said["minutes"],
            lek=said["lek"],
            funding=said["funding"],
            words=said["words"],
            achieves=said.get("done") == "yes",
        )


class UnmetForm(Dated):
    """What was needed, why it could not be had, since when."""

    past = ("since",)

    service = choose(_("What was needed?"), missing=_("Choose what was needed."))
    reason = choose(_("Why could it not be had?"), missing=_("Choose why."))
    since = day(_("Since when?"), missing=_("Write the day."))
    words = text(_("A line about it"), most=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "service", "service", self.today)
        offer_terms(self, "reason", "unmet-reason", self.today)

    def needed(self) -> Needed:
        said = self.cleaned_data
        return Needed(said["service"], said["reason"], said["since"], said["words"])
