"""What is answered to a referral: yes, no and why, a question; how it went; a slip of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, day, long_text, offer, offer_terms, text
from hearth.casework.referrals.actions import OutsideAnswer
from hearth.foundation.design.widgets import Choices, Segments

MOST_WORDS = 2000
YES, NO, ASK = "yes", "no", "ask"
NO_NAMES = _("They read this. No name, no address.")
SAY_WHY = _("Choose why: the need stays, and is counted.")


@dataclass(frozen=True)
class Answered:
    """What the unit asked said."""

    answer: str
    reason: str
    from_day: date | None
    words: str


class AnswerForm(forms.Form):
    """Yes, no, or a question first."""

    answer = choose(
        _("Your answer"),
        widget=Choices(
            hints={
                YES: _("The part of the case the person agreed to share opens to you."),
                NO: _("Choose why. It is counted as a need that nobody met."),
                ASK: _("The deadline does not stop."),
            }
        ),
        missing=_("Choose your answer."),
    )
    from_day = day(_("From which day?"), required=False)
    reason = choose(_("Why not?"), required=False)
    words = long_text(
        _("What they should know"), most=MOST_WORDS, required=False, help_text=NO_NAMES
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "answer",
            [
                (YES, _("We accept")),
                (NO, _("We do not accept")),
                (ASK, _("We need to know something first")),
            ],
        )
        offer_terms(self, "reason", "decline-reason", on)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("answer") == NO and not said.get("reason"):
            self.add_error("reason", SAY_WHY)
        if said.get("answer") == ASK and not said.get("words"):
            self.add_error("words", _("Write your question."))
        return said

    def answered(self) -> Answered:
        said = self.cleaned_data
        return Answered(said["answer"], said["reason"], said["from_day"], said["words"])


class WordsForm(forms.Form):
    """A reply, or something that has changed."""

    words = long_text(
        _("Your words"),
        most=MOST_WORDS,
        help_text=NO_NAMES,
        error_messages={"required": _("Write something.")},
    )


class FeedbackForm(forms.Form):
    """What the sender should know of how it went."""

    feedback = long_text(
        _("Feedback for those who referred"),
        most=MOST_WORDS,
        help_text=_("With it the referral closes, and with it your view of the case."),
        error_messages={"required": _("Write how it went, in a sentence or two.")},
    )


class OutcomeForm(forms.Form):
    """The service is over: what came of it."""

    outcome = choose(_("How did it end?"), missing=_("Choose how it ended."))
    feedback = long_text(
        _("Feedback for those who referred"),
        most=MOST_WORDS,
        required=False,
        help_text=_("They see the outcome and these words, and nothing else you wrote."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "outcome", "referral-outcome", on)


class WithdrawalForm(forms.Form):
    """Why it is taken back."""

    reason = choose(_("Why?"), missing=_("Choose why."))
    words = long_text(_("What they should know"), most=MOST_WORDS, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason", "withdrawal-reason", on)


class _OutsideForm(forms.Form):
    """Yes, or no and why: what a partner without an account can say."""

    answer = choose(_("Answer"), widget=Segments(), missing=_("Choose yes or no."))
    reason = choose(_("Why not?"), required=False)
    words = long_text(
        _("What they should know"), most=MOST_WORDS, required=False, help_text=NO_NAMES
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "answer", [(YES, _("Yes, we can")), (NO, _("No"))])
        offer_terms(self, "reason", "decline-reason", on)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("answer") == NO and not said.get("reason"):
            self.add_error("reason", SAY_WHY)
        return said

    def answered(self) -> OutsideAnswer:
        said = self.cleaned_data
        return OutsideAnswer(said["answer"] == YES, said["reason"], said["words"])


class OfferForm(_OutsideForm):
    """On the page behind a reply link."""


class PaperForm(_OutsideForm):
    """A slip that came back, entered by the sender."""

    code = text(
        _("Reply code on the slip"),
        most=12,
        required=True,
        help_text=_("Six signs. They show that the paper belongs to this referral."),
    )
    on = day(_("Day on the paper"), missing=_("Write the day that stands on the paper."))
    field_order = ("code", "on", "answer", "reason", "words")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        self.today = on

    def clean_on(self) -> date:
        said: date = self.cleaned_data["on"]
        if said > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return said
