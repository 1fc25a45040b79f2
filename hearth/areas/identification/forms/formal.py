"""The formal procedure: the request, the joint interview, the decision, the paper in her hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.actions.formal import Held, Officer, Outcome
from hearth.areas.identification.forms.agreement import AgreementForm
from hearth.areas.identification.rules.interview import Obstacle, Seat, Where
from hearth.areas.identification.rules.ladder import Obstacle as OnTheLadder
from hearth.areas.identification.rules.ladder import Status, may_follow
from hearth.areas.identification.words import INTERVIEW, LADDER, status_name
from hearth.casework.cases.forms.parts import choose, day, long_text, offer, offer_terms, text
from hearth.foundation.accounts.models import User
from hearth.foundation.design.widgets import Choices, Segments

# Each line of the form and the seat it fills; the police's depends on where the interview was.
LINES: Mapping[str, Seat] = {
    "police": Seat.POLICE,
    "social": Seat.SOCIAL_SERVICE,
    "child": Seat.CHILD_PROTECTION,
    "other": Seat.PSYCHOLOGIST,
}
OUTCOMES = (Status.OFFICIAL, Status.POTENTIAL, Status.AT_RISK_ONLY, Status.NOT_VICTIM)
SAID_AT = {
    Obstacle.NO_POLICE: "police_name",
    Obstacle.NO_BORDER_POLICE: "police_name",
    Obstacle.NO_SOCIAL_SERVICE: "social_name",
    Obstacle.NO_CHILD_PROTECTION: "child_name",
}
Colleagues = Sequence[tuple[str, str]]


class RequestForm(AgreementForm):
    """She asks for it herself, on a day, and agrees to what it means."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    on = day(_("Asked on"), missing=_("Write the day of the request."))

    field_order = ("seen", "on", "form", "guardian", "assent")


class HoldForm(forms.Form):
    """Who sat there, where and when, and what was said. Officers need no account here."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    on = day(_("Held on"), missing=_("Write the day of the interview."))
    where = choose(_("Where?"), missing=_("Choose where it was held."), widget=Segments())

    place = text(_("Place"), most=200)
    interpreter = choose(_("Interpreter"), required=False)
    guardian = text(_("Guardian or legal representative who was present"), most=200)
    account = long_text(
        _("What the person told: the act, the means, the purpose"),
        most=8000,
        rows=5,
        required=False,
    )
    route = long_text(_("Route and places"), most=4000, rows=2, required=False)
    documents = text(_("Documents"), most=400)
    injuries = text(_("Injuries"), most=400)
    wishes = long_text(_("What the person wishes"), most=4000, rows=2, required=False)

    def __init__(
        self,
        *args: Any,
        colleagues: Mapping[Seat, Colleagues],
        child: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        places = [(Where.TERRITORY, _("In the territory")), (Where.BORDER, _("At the border"))]
        offer(self, "where", [(where.value, name) for where, name in places])
        offer_terms(self, "interpreter", "interpreter", today)
        self.today = today
        self.lines = [line for line in LINES if child or line != "child"]
        for line in self.lines:
            self._add_line(line, colleagues.get(LINES[line], ()))

    def _add_line(self, line: str, colleagues: Colleagues) -> None:
        if colleagues:
            self.fields[f"{line}_user"] = choose(_("Account in Hearth"), required=False)
            offer(self, f"{line}_user", list(colleagues))
        self.fields[f"{line}_name"] = text(_("Or the name, from paper"), most=200)
        self.fields[f"{line}_rank"] = text(_("Rank or position"), most=100)
        self.fields[f"{line}_signed"] = forms.BooleanField(label=_("Signed"), required=False)

    @property
    def seats(self) -> list[dict[str, Any]]:
        """The lines of officers, for the template."""
        return [
            {
                "line": line,
                "questions": [
                    self[name] for part in PARTS if (name := f"{line}_{part}") in self.fields
                ],
            }
            for line in self.lines
        ]

    @property
    def users(self) -> list[UUID]:
        """The accounts that were chosen."""
        chosen = (self.cleaned_data.get(f"{line}_user") for line in self.lines)
        return [UUID(user) for user in chosen if user]

    def held(self, users: Mapping[UUID, User]) -> Held:
        said = self.cleaned_data
        where = Where(said["where"])
        lines = [self._officer(line, where, users) for line in self.lines]
        words = ("place", "guardian", "account", "route", "documents", "injuries", "wishes")
        return Held(
            on=said["on"],
            where=where,
            officers=tuple(officer for officer in lines if officer is not None),
            interpreter=said["interpreter"] or None,
            words={word: said[word] for word in words},
        )

    def _officer(self, line: str, where: Where, users: Mapping[UUID, User]) -> Officer | None:
        user, name, rank, signed = (self.cleaned_data.get(f"{line}_{part}", "") for part in PARTS)
        if not (user or name or rank):
            return None
        seat = LINES[line]
        if seat is Seat.POLICE and where is Where.BORDER:
            seat = Seat.BORDER_POLICE
        colleague = users[UUID(user)] if user else None
        return Officer(seat, colleague, "" if colleague else name, rank, signed)

    def refuse(self, obstacles: Iterable[Obstacle]) -> None:
        """Beside the line it is about; what is about all of them, on top."""
        for obstacle in obstacles:
            field = SAID_AT.get(obstacle)
            self.add_error(field if field in self.fields else None, str(INTERVIEW[obstacle]))


PARTS = ("user", "name", "rank", "signed")


class OutcomeForm(forms.Form):
    """What the formal-identification structure decided."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = choose(_("What was decided?"), missing=_("Choose what was decided."), widget=Choices())
    on = day(_("Decided on"), missing=_("Write the day of the decision."))
    given_on = day(
        _("Given to the person in writing on"),
        required=False,
        help_text=_("Empty: not yet. It can be written down later."),
    )
    language = choose(_("Language of the paper"), required=False)
    number = text(_("Number of the decision"), most=100)
    reasons = long_text(_("Reasons of the decision"), most=8000, required=False)

    def __init__(self, *args: Any, follows: Status | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [status for status in OUTCOMES if status in may_follow(follows)]
        names: dict[Status, Any] = {status: status_name(status) for status in offered}
        if Status.POTENTIAL in names:
            names[Status.POTENTIAL] = _("Stays a potential victim, with the same rights")
        offer(self, "status", [(status.value, names[status]) for status in offered])
        offer_terms(self, "language", "language", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("given_on") and said.get("on") and said["given_on"] < said["on"]:
            self.add_error("given_on", _("It cannot be given before it was decided."))
        return said

    def outcome(self) -> Outcome:
        said = self.cleaned_data
        return Outcome(
            status=Status(said["status"]),
            on=said["on"],
            given_on=said["given_on"],
            language=said["language"] or None,
            words={"number": said["number"], "reasons": said["reasons"]},
        )

    def refuse(self, obstacles: Iterable[OnTheLadder]) -> None:
        for obstacle in obstacles:
            about_the_day = obstacle in (OnTheLadder.BEFORE_THE_LAST, OnTheLadder.IN_THE_FUTURE)
            self.add_error("on" if about_the_day else None, str(LADDER[obstacle]))


class GivenForm(forms.Form):
    """She has the paper."""

    on = day(_("Given to the person in writing on"), missing=_("Write the day."))
    language = choose(_("Language of the paper"), required=False)

    def __init__(self, *args: Any, decided_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided_on, self.today = decided_on, today
        offer_terms(self, "language", "language", today)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.decided_on:
            raise forms.ValidationError(_("It cannot be given before it was decided."))
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on
