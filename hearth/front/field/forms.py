"""What only the app asks: the telephone call, as the desk's own form, and its sentences again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hearth.casework.duties.forms import CallForm
from hearth.foundation.design.questions import Data, question
from hearth.front.field.faults import WHOLE


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
