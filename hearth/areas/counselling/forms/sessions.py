"""A session: the summary and the own note, which look as different as they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.actions import Held
from hearth.areas.counselling.forms.parts import MOST_WORDS, how_long
from hearth.casework.cases.forms.parts import Dated, choose, day, long_text, offer, offer_terms
from hearth.foundation.design.widgets import OneChip
from hearth.foundation.vocabularies.choices import choices

GROUP = "session-kind/group"  # written down by the group's own page


class SessionForm(Dated):
    past = ("on",)

    kind = choose(_("What kind of session?"), widget=OneChip(), missing=_("Choose the kind."))
    on = day(_("On which day?"), missing=_("Write the day."))
    attended = choose(_("Did the person come?"), widget=OneChip(), missing=_("Choose one."))
    minutes = how_long(_("Minutes"), required=False)
    summary = long_text(
        _("Shared summary"),
        most=MOST_WORDS,
        rows=5,
        required=False,
        help_text=_("Read by the colleagues who work with the person on health. What they need."),
    )
    own = long_text(
        _("Your own note"),
        most=MOST_WORDS,
        rows=8,
        required=False,
        help_text=_("Read by nobody but the counsellors of your unit. It is never shared."),
    )
    next_on = day(_("Next session"), required=False)

    def __init__(self, *args: Any, today: date, counsellor: bool, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        kinds = choices("session-kind", on=today)
        offer(self, "kind", [(code, name) for code, name in kinds if code != GROUP])
        offer_terms(self, "attended", "session-attendance", today)
        if not counsellor:
            del self.fields["own"]

    def held(self) -> Held:
        said = self.cleaned_data
        return Held(
            kind=said["kind"],
            on=said["on"],
            attended=said["attended"],
            minutes=said["minutes"],
            summary=said["summary"],
            own=said.get("own", ""),
            next_on=said["next_on"],
        )


class OwnNoteForm(Dated):
    """One more own note."""

    own = long_text(
        _("Your own note"),
        most=MOST_WORDS,
        rows=8,
        help_text=_("Read by nobody but the counsellors of your unit. It is never shared."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["own"].error_messages["required"] = _("Write something, or go back.")

    def words(self) -> str:
        return str(self.cleaned_data["own"])
