"""Choices with a look: segments (one of few), chips (many of many), choices (one, explained).

They are Django's own widgets with three words more, so that `{% field form.danger %}` draws
each the way its form meant it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms


class _Looks:
    """What the template asks a widget: its look, a hint per choice, which answers are red."""

    look = ""
    hints: Mapping[str, Any]
    danger: Collection[str]

    def __init__(
        self,
        *args: Any,
        hints: Mapping[str, Any] | None = None,
        danger: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
        self.danger = danger


class Segments(_Looks, forms.RadioSelect):
    """One of two to four short answers, side by side."""

    look = "segments"


class Choices(_Looks, forms.RadioSelect):
    """One of a few answers, each with its explanation under it."""

    look = "choices"


class ManyChoices(_Looks, forms.CheckboxSelectMultiple):
    """Any of a few answers, each with its explanation under it."""

    look = "choices"


class Chips(_Looks, forms.CheckboxSelectMultiple):
    """Any of many short answers. Grouped choices fold into families with a count."""

    look = "chips"


class OneChip(_Looks, forms.RadioSelect):
    """One of many short answers, such as an age band."""

    look = "chips"


class Day(forms.DateInput):
    """A date written 19.03.2026, in any language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", **(attrs or {})}, "%d.%m.%Y"
        )


class Hour(forms.TimeInput):
    """An hour written 07:50."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})}, "%H:%M")


DAY_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
HOUR_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M"]
