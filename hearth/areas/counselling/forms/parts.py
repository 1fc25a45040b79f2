"""Questions that several forms of counselling ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import number

MOST_WORDS = 8000


def how_long(label: Any, **words: Any) -> forms.IntegerField:
    """In minutes."""
    return number(label, least=1, most=480, wrong=_("Write the minutes, from 1 to 480."), **words)
