"""What she agrees to, one line at a time; what she declines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.actions import Agreed, Declined
from hearth.casework.cases.forms.parts import (
    ANSWERS,
    choose,
    day,
    long_text,
    offer,
    offer_terms,
    text,
    yes_no,
)
from hearth.casework.cases.rules import Missing
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.widgets import Chips, Segments

# Beside which question each thing that is missing is said, and how.
SAID_AT = {
    Missing.RECIPIENT: ("recipient", _("Choose to whom, or write it below.")),
    Missing.ONE_RECIPIENT: ("outside", _("One recipient on one line: leave this empty.")),
    Missing.WORDING: ("wording", _("Choose the text that was read aloud.")),
    Missing.GUARDIAN: ("guardian", _("For a child, write who the guardian is who agreed.")),
    Missing.ASSENT: ("assent", _("Say what the child answered.")),
    Missing.CHILD_SAID_NO: (
        "assent",
        _("The child said no, so there is no consent. Write it down as a refusal."),
    ),
    Missing.NOT_A_CHILD: ("guardian", _("An adult decides alone: leave the guardian empty.")),
}


class ConsentForm(forms.Form):
    """To one recipient, for one purpose. Guardian and child are asked about only for a child."""

    purpose = choose(_("What for?"), missing=_("Choose what the consent is for."))
    recipient = choose(_("To whom?"), required=False)
    outside = text(_("Or somebody who is not in the list"), most=200)
    wording = choose(_("Which text was read aloud?"), required=False)
    form = choose(_("How was it given?"), missing=_("Choose how it was given."))
    guardian = text(
        _("Guardian"), most=200, help_text=_("Name, and on what ground: parent, court decision.")
    )
    assent = choose(_("What did the child answer?"), required=False, widget=Segments())
    until = day(_("Until which day"), required=False, help_text=_("Empty: until it is withdrawn."))

    def __init__(
        self,
        *args: Any,
        child: bool,
        units: Iterable[Unit],
        wordings: list[tuple[str, Any]],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.on = child, on
        self.units = {str(unit.pk): unit for unit in units}
        offer_terms(self, "purpose", "consent-purpose", on)
        offer_terms(self, "form", "consent-form", on)
        offer(self, "recipient", [(key, unit.name) for key, unit in self.units.items()])
        offer(self, "wording", wordings)
        if child:
            answers = [("given", _("Yes")), ("no", _("No")), ("too-young", _("Too young to ask"))]
            offer(self, "assent", answers)
        else:
            del self.fields["guardian"], self.fields["assent"]

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until <= self.on:
            raise forms.ValidationError(_("This day must come after today."))
        return until

    def agreed(self) -> Agreed:
        said = self.cleaned_data
        until = said["until"]
        return Agreed(
            purpose=said["purpose"],
            wording=said["wording"],
            recipient=self.units.get(said["recipient"]),
            outside=said["outside"],
            form=said["form"],
            by_guardian=bool(said.get("guardian")),
            guardian=said.get("guardian", ""),
            assent=said.get("assent", ""),
            until=timezone.make_aware(datetime.combine(until, time.max)) if until else None,
        )

    def refuse(self, missing: Iterable[Missing]) -> None:
        """Say beside each question what is missing, all of it at once."""
        for one in missing:
            field, sentence = SAID_AT[one]
            self.add_error(field if field in self.fields else None, sentence)


class RefusalForm(forms.Form):
    """A no is a full answer. Why, she need not say."""

    what = forms.MultipleChoiceField(
        label=_("What does the person decline?"),
        widget=Chips(),
        error_messages={"required": _("Touch what the person declines.")},
    )
    was_informed = yes_no(
        _("Was it explained what was offered, and that one may come back?"),
        missing=_("Say whether it was explained."),
        not_asked=False,
    )
    reason = choose(_("Why, if the person said"), required=False)
    may_be_asked_again = yes_no(
        _("May we ask again later?"), missing=_("Say whether we may ask again.")
    )
    her_words = long_text(_("In the person’s own words"), most=1000, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "what", "refusal", on)
        offer_terms(self, "reason", "refusal-reason", on)

    def declined(self) -> Declined:
        said = self.cleaned_data
        return Declined(
            what=said["what"],
            reason=said["reason"] or None,
            was_informed=said["was_informed"] == "yes",
            may_be_asked_again=ANSWERS[said["may_be_asked_again"]],
            her_words=said["her_words"],
        )
