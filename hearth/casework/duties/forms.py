"""What an officer writes into an answer: strings in, values out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.foundation.vocabularies.choices import choices


@dataclass(frozen=True)
class CallMade:
    called_at: datetime
    spoke_to: str


class CallForm(forms.Form):
    """ "Called at …, spoke to …". An hour without a day is the last time it was that hour."""

    at = forms.TimeField(
        label=_("Hour"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Write the hour of the call, such as 21:40."),
            "invalid": _("Write the hour as 21:40."),
        },
    )
    who = forms.CharField(
        label=_("Spoke to"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write whom you spoke to.")},
    )

    def call(self, now: datetime) -> CallMade:
        """The call as it happened before `now`."""
        return CallMade(_last_time_it_was(self.cleaned_data["at"], now), self.cleaned_data["who"])


@dataclass(frozen=True)
class Came:
    intervened: bool
    reason: str
    remark: str


class OutcomeForm(forms.Form):
    """The unit moved, or it did not and says why."""

    came = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[("yes", _("We intervened")), ("no", _("No action"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the unit intervened.")},
    )
    reason = forms.ChoiceField(label=_("Why not?"), required=False)
    remark = forms.CharField(
        label=_("Remark for the reporter"),
        required=False,
        max_length=1000,
        help_text=_("No names. The reporting unit reads this."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        cast(forms.ChoiceField, self.fields["reason"]).choices = [
            ("", "—"),
            *choices("no-action-reason", on=now.date()),
        ]

    def clean(self) -> dict[str, object]:
        answers = super().clean() or {}
        if answers.get("came") == "no" and not answers.get("reason"):
            self.add_error(
                "reason", _("Say why there was no action: the reporter is owed a reason.")
            )
        return answers

    def outcome(self) -> Came:
        answers = self.cleaned_data
        return Came(answers["came"] == "yes", answers["reason"], answers["remark"])


class WhyForm(forms.Form):
    """Why somebody reads a name, before it is shown. The answer goes into the audit."""

    why = forms.ChoiceField(
        label=_("Why do you need the name now?"),
        choices=[
            ("find-her", _("We are looking for this person now")),
            ("confirm-who", _("To be sure that it is the right person")),
            ("proceedings", _("For the criminal proceedings")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you need the name.")},
    )


def _last_time_it_was(hour: time, now: datetime) -> datetime:
    local = timezone.localtime(now)
    called = local.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return called if called <= local else called - timedelta(days=1)
