"""Decide a status: what, as which body, on which day, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.actions.telling import Telling
from hearth.areas.identification.rules.ladder import (
    FIRST_LINE,
    Body,
    Decided,
    Obstacle,
    Status,
    is_told_anew,
    open_to_first_line,
)
from hearth.areas.identification.words import HINTS, LADDER, TAKES_BACK, body_name, status_name
from hearth.casework.cases.forms.parts import choose, day, long_text, offer, offer_terms
from hearth.foundation.design.widgets import Choices, Segments
from hearth.foundation.vocabularies.choices import choices

SAID_AT = {
    Obstacle.NO_SUCH_STEP: "status",
    Obstacle.NOT_THIS_BODY: "body",
    Obstacle.BEFORE_THE_LAST: "on",
    Obstacle.IN_THE_FUTURE: "on",
}
FOR_THE_POLICE = ("danger", "meet_at", "danger_now", "suspects")


class StatusForm(forms.Form):
    """Only what the ladder lets follow is offered. You decide; nothing follows by itself."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = choose(
        _("What do you decide?"), missing=_("Choose the status you decide."), widget=Choices()
    )
    body = choose(
        _("As which body?"),
        help_text=_("Your own, or the body whose decision you write down from paper."),
    )
    on = day(_("Decided on"), missing=_("Write the day of the decision."))
    grounds = long_text(
        _("Why?"),
        most=4000,
        required=False,
        help_text=_("Only those who may open the story read this."),
    )
    danger = choose(
        _("Is the person in danger now?"),
        required=False,
        widget=Segments(danger=("danger/now",)),
    )
    meet_at = long_text(
        _("Where should the police meet you?"),
        most=2000,
        rows=2,
        required=False,
        help_text=_("The police read this. No names."),
    )
    danger_now = long_text(
        _("What is the danger?"),
        most=2000,
        rows=2,
        required=False,
        help_text=_("The police read this. No names."),
    )
    suspects = long_text(
        _("Description of the suspects"),
        most=2000,
        rows=2,
        required=False,
        help_text=_("The police read this: how they look, the car, the number plate."),
    )

    def __init__(
        self, *args: Any, follows: Status | None, own: Body, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = open_to_first_line(follows)
        self.empty = not offered
        self.initial = {"body": own.value, "on": today, **self.initial}
        hints = {status.value: _hint(follows, status) for status in offered}
        self.fields["status"].widget = Choices(hints=hints)
        offer(self, "status", [(status.value, status_name(status)) for status in offered])
        offer(self, "body", [(body.value, body_name(body)) for body in Body if body in FIRST_LINE])
        offer(self, "danger", choices("danger", on=today))
        if not any(is_told_anew(follows, status) for status in offered):
            for name in FOR_THE_POLICE:
                del self.fields[name]

    @property
    def tells(self) -> bool:
        """Whether a conclusion on this page may have to be told to the police."""
        return "danger" in self.fields

    def decided(self) -> Decided:
        said = self.cleaned_data
        return Decided(Status(said["status"]), Body(said["body"]), said["on"])

    def telling(self) -> Telling:
        said = self.cleaned_data
        return Telling(
            danger=said.get("danger") == "danger/now",
            meet_at=said.get("meet_at", ""),
            danger_now=said.get("danger_now", ""),
            suspects=said.get("suspects", ""),
        )

    def refuse(self, obstacles: Iterable[Obstacle]) -> None:
        """Say beside each question what stands in the way."""
        for obstacle in obstacles:
            self.add_error(SAID_AT[obstacle], str(LADDER[obstacle]))


class CorrectionForm(forms.Form):
    """What was wrong: in a word for the count, and in words for whoever reads the file."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = choose(_("What was wrong?"), missing=_("Choose what was wrong."))
    words = long_text(
        _("What happened, in words"),
        most=4000,
        help_text=_("Only those who may open the story read this."),
        error_messages={"required": _("Write in words what was wrong.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason", "correction-reason", today)


def _hint(follows: Status | None, status: Status) -> Any:
    if follows is Status.FORMAL_REQUESTED and status is Status.POTENTIAL:
        return TAKES_BACK
    return HINTS.get(status, "")
