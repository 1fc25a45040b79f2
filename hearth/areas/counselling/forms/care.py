"""How heavy it is; who supervises; what was agreed in a talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.actions import Talk
from hearth.areas.counselling.forms.parts import MOST_WORDS, how_long
from hearth.casework.cases.forms.parts import (
    Dated,
    choose,
    day,
    long_text,
    offer,
    offer_terms,
    several,
)
from hearth.foundation.accounts.models import User
from hearth.foundation.design.widgets import OneChip, Segments

LOADS = [
    ("1", _("1, light")),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", _("5, too heavy")),
]


class CheckInForm(Dated):
    load = choose(
        _("How heavy is the work these days?"), widget=Segments(), missing=_("Choose a number.")
    )
    wishes = several(_("What would help?"))
    words = long_text(_("In your own words, if you like"), most=MOST_WORDS, rows=4, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer(self, "load", list(LOADS))
        offer_terms(self, "wishes", "care-wish", today)


class SupervisorForm(Dated):
    supervisor = choose(_("Who supervises you?"), required=False)

    def __init__(self, *args: Any, today: date, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer(self, "supervisor", [(str(one.pk), one.full_name) for one in people])


class TalkForm(Dated):
    past = ("on",)

    kind = choose(_("What kind of talk?"), widget=OneChip(), missing=_("Choose the kind."))
    on = day(_("On which day?"), missing=_("Write the day."))
    minutes = how_long(_("Minutes"))
    agreed = long_text(
        _("What did you agree on together?"),
        most=MOST_WORDS,
        rows=4,
        required=False,
        help_text=_("Read by the colleague and by you; by nobody else."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "kind", "supervision-kind", today)

    def talk(self) -> Talk:
        said = self.cleaned_data
        return Talk(said["kind"], said["on"], said["minutes"], said["agreed"])
