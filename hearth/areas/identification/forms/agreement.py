"""Her yes, or for a child the guardian's and the child's, asked where an act rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.actions import Agreed
from hearth.casework.cases.forms.consents import SAID_AT
from hearth.casework.cases.forms.parts import choose, offer, offer_terms, text
from hearth.casework.cases.rules import Missing
from hearth.casework.duties.models import Alert
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.widgets import Choices, Segments


class AgreementForm(forms.Form):
    """How she agreed. Guardian and child are asked about only for a child."""

    form = choose(_("How was it given?"), missing=_("Choose how it was given."))
    guardian = text(
        _("Guardian"), most=200, help_text=_("Name, and on what ground: parent, court decision.")
    )
    assent = choose(_("What did the child answer?"), required=False, widget=Segments())

    def __init__(self, *args: Any, child: bool, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        offer_terms(self, "form", "consent-form", on)
        if child:
            answers = [("given", _("Yes")), ("no", _("No")), ("too-young", _("Too young to ask"))]
            offer(self, "assent", answers)
        else:
            del self.fields["guardian"], self.fields["assent"]

    def agreed(self, purpose: str, *, wording: str, recipient: Unit | None) -> Agreed:
        """The consent as the action takes it."""
        said = self.cleaned_data
        return Agreed(
            purpose=purpose,
            wording=wording,
            recipient=recipient,
            form=said["form"],
            by_guardian=bool(said.get("guardian")),
            guardian=said.get("guardian", ""),
            assent=said.get("assent", ""),
        )

    def refuse(self, missing: Iterable[Missing]) -> None:
        """Say beside each question what is missing, all of it at once."""
        for one in missing:
            field, sentence = SAID_AT[one]
            self.add_error(field if field in self.fields else None, sentence)


class NameForm(AgreementForm):
    """To which of the units that were told, and on which yes."""

    alert = choose(
        _("To whom?"), missing=_("Choose which unit may read the name."), widget=Choices()
    )

    field_order = ("alert", "form", "guardian", "assent")

    def __init__(self, *args: Any, told: Iterable[Alert], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "alert", [(str(alert.pk), alert.recipient.name) for alert in told])

    @property
    def alert_id(self) -> UUID:
        return UUID(self.cleaned_data["alert"])
