"""Hold beds, let people in, take a bed out of use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.actions import Held, Wanted
from hearth.casework.cases.forms.parts import choose, day, offer, offer_terms, yes_no
from hearth.foundation.design.widgets import Chips, ManyChoices, Segments

HOURS = (("6", _("6 hours")), ("12", _("12 hours")), ("24", _("One day")), ("72", _("Three days")))


class HoldForm(forms.Form):
    """Beds for people who come together. Who shares a bed is said by giving fewer beds."""

    people = forms.MultipleChoiceField(
        label=_("For whom?"),
        required=False,
        widget=Chips(),
        help_text=_(
            "Who asks us, by number. Nobody chosen: the beds are kept and nobody is named."
        ),
    )
    beds = forms.MultipleChoiceField(
        label=_("Which beds?"),
        widget=Chips(),
        error_messages={
            "required": _("Choose at least one bed."),
            "invalid_choice": _(
                "One of these beds is not free for all of these nights. Choose another bed or "
                "other nights."
            ),
        },
        help_text=_("The first person gets the first bed; with fewer beds the last is shared."),
    )
    first = day(_("From which night on?"), missing=_("Write the first night."))
    until = day(
        _("Until which day?"),
        required=False,
        help_text=_(
            "The bed is free again on this day. Empty: as long as such a house usually agrees."
        ),
    )
    hours = choose(_("How long shall it be held?"), widget=Segments(), initial="12")
    flees = choose(
        _("Which qark do they flee from?"),
        required=False,
        help_text=_("Where somebody looks for them. Empty: not known, or nobody does."),
    )
    step_free = yes_no(
        _("Does somebody come with a wheelchair?"), not_asked=False, required=False, initial="no"
    )
    knowing = forms.BooleanField(
        label=_("I have read what stands in the way, and hold the beds all the same."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        people: Sequence[tuple[str, str]],
        beds: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.doubts: list[str] = []  # what to look at, though nothing stands in the way
        offer(self, "people", list(people))
        offer(self, "beds", list(beds))
        offer(self, "hours", list(HOURS))
        offer_terms(self, "flees", "qark", today)
        if not people:
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, until = said.get("first"), said.get("until")
        if first and first < self.today:
            self.add_error("first", _("This night is over. Write tonight or a later one."))
        if first and until and until <= first:
            self.add_error("until", _("Write a day after the first night."))
        if len(said.get("people", ())) and len(said.get("beds", ())) > len(said["people"]):
            self.add_error("beds", _("These are more beds than people."))
        return said

    @property
    def cases(self) -> list[UUID]:
        return [UUID(pk) for pk in self.cleaned_data.get("people", ())]

    @property
    def flees_from(self) -> str:
        return str(self.cleaned_data["flees"]).partition("/")[2]

    def wanted(self, *, usual: timedelta, at: datetime) -> Wanted:
        """Each person a bed; those who are left over share the last."""
        said, cases = self.cleaned_data, self.cases
        beds = [UUID(pk) for pk in said["beds"]]
        own: list[tuple[UUID, ...]] = [(case,) for case in cases[: len(beds) - 1]]
        own += [tuple(cases[len(beds) - 1 :])]
        own += [()] * (len(beds) - len(own))
        return Wanted(
            tuple(Held(bed, who) for bed, who in zip(beds, own, strict=True)),
            said["first"],
            said["until"] or said["first"] + usual,
            at + timedelta(hours=int(said["hours"])),
        )


class ArrivalForm(forms.Form):
    """Who came, and until when the stay is agreed."""

    came = forms.MultipleChoiceField(
        label=_("Who came?"),
        widget=ManyChoices(),
        error_messages={"required": _("Say who came. If nobody comes, let the hold go.")},
    )
    until = day(_("Until when is the stay agreed?"), required=False)

    def __init__(
        self, *args: Any, today: date, people: Sequence[tuple[str, str]], usual: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offer(self, "came", list(people))
        self.fields["until"].help_text = usual

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("until") and said["until"] <= self.today:
            self.add_error("until", _("Write a day after today."))
        return said

    @property
    def cases(self) -> list[UUID]:
        return [UUID(pk) for pk in self.cleaned_data["came"]]


class OutForm(forms.Form):
    """A bed nobody can sleep in."""

    bed = choose(_("Which bed?"), missing=_("Choose the bed."))
    because = choose(_("Why?"), missing=_("Choose the reason."))
    first = day(_("From which night on?"), missing=_("Write the first night."))
    until = day(_("Until which day?"), missing=_("Write the day on which it is free again."))

    def __init__(
        self, *args: Any, today: date, beds: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "bed", list(beds))
        offer_terms(self, "because", "out-of-use", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first") and said.get("until") and said["until"] <= said["first"]:
            self.add_error("until", _("Write a day after the first night."))
        return said
