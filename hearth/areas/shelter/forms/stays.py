"""Longer, another bed, leaving, and what the director is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.actions import Left, Proposed
from hearth.areas.shelter.actions.stays import RULES
from hearth.casework.cases.forms.parts import choose, day, long_text, offer, offer_terms
from hearth.foundation.design.widgets import Choices, OneChip

MOST_WORDS = 4000


class MoveForm(forms.Form):
    """Another bed from tonight on."""

    bed = choose(_("Which bed?"), widget=OneChip(), missing=_("Choose the bed."))

    def __init__(self, *args: Any, beds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "bed", list(beds))

    @property
    def bed_chosen(self) -> UUID:
        return UUID(self.cleaned_data["bed"])


class ExtensionForm(forms.Form):
    """Until another day, and why."""

    until = day(_("Until when is the stay agreed now?"), missing=_("Write the day."))
    why = long_text(_("Why?"), most=MOST_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].error_messages["required"] = _("Write in a few words why.")


class LeavingForm(forms.Form):
    """How the stay ended. “Because of the rules” is offered only after the director's yes."""

    on = day(_("On which day?"), missing=_("Write the day."))
    reason = choose(_("Why?"), missing=_("Choose why."))
    destination = choose(_("Where to?"), missing=_("Choose where to."))
    words = long_text(
        _("What was arranged"),
        most=MOST_WORDS,
        required=False,
        help_text=_("Who goes along, what they take with them, who stays in touch."),
    )

    def __init__(self, *args: Any, today: date, by_the_rules: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason", "leaving-reason", today)
        offer_terms(self, "destination", "destination", today)
        if not by_the_rules:
            reasons = self.fields["reason"]
            reasons.choices = [each for each in reasons.choices if each[0] != RULES]  # type: ignore[attr-defined]

    def left(self) -> Left:
        said = self.cleaned_data
        return Left(said["on"], said["reason"], said["destination"], said["words"])


class ProposalForm(forms.Form):
    """What the house puts before the director."""

    rule = choose(_("Which rule of the house?"), missing=_("Choose the rule."))
    happened = long_text(_("What happened?"), most=MOST_WORDS)
    alternative = choose(
        _("What do you offer instead?"),
        missing=_("Choose what you offer. Nobody is put into the street."),
    )
    offered = long_text(
        _("Where, from when, and who goes along?"), most=MOST_WORDS, help_text=_("No address.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "rule", "house-rule", today)
        offer_terms(self, "alternative", "exit-alternative", today)
        for name in ("happened", "offered"):
            self.fields[name].error_messages["required"] = _("Write in a few words.")

    def proposed(self) -> Proposed:
        said = self.cleaned_data
        return Proposed(said["rule"], said["alternative"], said["happened"], said["offered"])


class DecisionForm(forms.Form):
    """The director's yes or no."""

    agreed = choose(
        _("Must this person leave the house?"),
        widget=Choices(
            hints={
                "yes": _("The house arranges what is offered, and only then the leaving."),
                "no": _("The person stays. Say what the house shall do instead."),
            }
        ),
        missing=_("Choose yes or no."),
    )
    why = long_text(_("Why?"), most=MOST_WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agreed", [("yes", _("Yes")), ("no", _("No"))])
        self.fields["why"].error_messages["required"] = _("Write in a few words why.")
