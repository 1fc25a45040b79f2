"""Why a held envelope is set aside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.front.field.models import Envelope

REASONS = {
    Envelope.Reason.TOLD_ANEW: _("It was written down again, at the desk or on a phone"),
    Envelope.Reason.STOLEN: _("The phone was in other hands: it is not its writer’s"),
    Envelope.Reason.TRIAL: _("Somebody tried the app out"),
    Envelope.Reason.UNREADABLE: _("Nobody can read it any more, and its writer was asked"),
}


class AsideForm(forms.Form):
    """Why nothing is to be done with an envelope."""

    because = forms.ChoiceField(
        label=_("Why is nothing to be done with it?"),
        choices=[("", "—"), *REASONS.items()],
        error_messages={"required": _("Choose why. Without a reason it stays where it is.")},
    )

    def reason(self) -> Envelope.Reason:
        return Envelope.Reason(self.cleaned_data["because"])
