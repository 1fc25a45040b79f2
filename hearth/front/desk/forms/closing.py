"""Closing a case asks two things, and a third when referrals still run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.casework.cases.forms import ClosingForm
from hearth.casework.referrals.queries import Card
from hearth.foundation.design.widgets import ManyChoices


class ClosingWithReferralsForm(ClosingForm):
    """What waits for an answer is ticked beforehand: nobody should answer for a case that is over.

    What has begun is not: a bed is not taken away by closing a file.
    """

    taking_back = forms.MultipleChoiceField(
        label=gettext_lazy("Which referrals do you take back?"),
        required=False,
        help_text=gettext_lazy(
            "What you take back closes to the other unit at once. Every other goes on: the unit "
            "asked may still answer, and keeps what was opened to it until it ends the service."
        ),
        error_messages={
            "invalid_choice": gettext_lazy("Choose one of the answers offered."),
        },
    )

    def __init__(self, *args: Any, running: Sequence[Card], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not running:
            del self.fields["taking_back"]
            return
        question = self.fields["taking_back"]
        hints = {str(card.pk): card.words for card in running}
        question.widget = ManyChoices(hints=hints)
        question.choices = [(str(card.pk), _line(card)) for card in running]  # type: ignore[attr-defined]
        question.initial = [str(card.pk) for card in running if card.is_waiting]

    def taken_back(self) -> list[UUID]:
        """The referrals that were ticked; none where none runs."""
        return [UUID(pk) for pk in self.cleaned_data.get("taking_back", [])]


def _line(card: Card) -> str:
    return _("%(service)s, asked of %(unit)s") % {"service": card.service, "unit": card.other}
