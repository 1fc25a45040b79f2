"""What only the app asks: the telephone call as the desk's own form, what is taken along."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearth.casework.cases.queries.case_list import Line
from hearth.casework.duties.forms import CallForm
from hearth.foundation.design.questions import Data, question
from hearth.foundation.design.widgets import ManyChoices, Segments
from hearth.front.field.faults import WHOLE
from hearth.front.field.lease import Taking
from hearth.front.field.policy import field_policy

LONGEST_POINT = 100  # letters


class TakingForm(forms.Form):
    """Which cases, and for how long. The phone itself adds the key that it cut."""

    cases = forms.MultipleChoiceField(
        label=gettext_lazy("Which cases?"), widget=ManyChoices(), required=False
    )
    hours = forms.ChoiceField(
        label=gettext_lazy("For how long?"),
        widget=Segments(),
        error_messages={"required": gettext_lazy("Say for how long.")},
    )
    point = forms.CharField(max_length=LONGEST_POINT, required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases: Any = self.fields["cases"]
        cases.choices = [(str(line.pk), line.number) for line in lines]
        cases.widget.hints = {
            str(line.pk): " · ".join(filter(None, (line.person, line.episode_said, line.lead)))
            for line in lines
        }
        hours: Any = self.fields["hours"]
        hours.choices = [
            (str(n), ngettext("%(n)d hour", "%(n)d hours", n) % {"n": n})
            for n in field_policy().offered
        ]

    def taking(self) -> Taking:
        """What was asked; what is no key stays empty, and the deed says so."""
        said = self.cleaned_data
        try:
            point = base64.b64decode(said["point"], validate=True)
        except ValueError:
            point = b""
        return Taking(
            tuple(UUID(each) for each in said["cases"]),
            timedelta(hours=int(said["hours"])),
            point,
        )


def call_form() -> Data:
    """ "Called the police at …": the hour, whom one spoke to; the report is the app's to know."""
    form = CallForm()
    return {
        "title": _("Called the police"),
        "send": _("Write the call down"),
        "parts": [question(form["at"]), question(form["who"])],
    }


def sentences(form: forms.Form, faults: list[str]) -> list[tuple[str, str]]:
    """The questions by name and what is wrong with each, in the reader's language."""
    return [(name, _sentence(form, name, code)) for name, _, code in map(_parted, faults)]


def label(form: forms.Form, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else ""


def _parted(fault: str) -> tuple[str, str, str]:
    return fault.partition(":")


def _sentence(form: forms.Form, name: str, code: str) -> str:
    whole: dict[str, Any] = {
        "unreadable": _("The form arrived damaged. Fill it in again."),
        "unknown-form": _("This form is not known any more. Fill it in at the desk."),
        "trouble": _("Something of ours broke. The form is kept; tell your coordinator."),
    }
    if name == WHOLE or name not in form.fields:
        return str(whole.get(code, _("This answer cannot be used.")))
    if code == "required":
        return str(form.fields[name].error_messages["required"])
    return _("This answer cannot be used.")
