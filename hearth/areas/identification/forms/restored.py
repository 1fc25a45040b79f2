"""A draft, put back into its form. A draft keeps every answer as a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


def restore(form: forms.Form, content: Mapping[str, list[Any]]) -> None:
    """Show what was typed; a question with one answer takes the last. Nothing is believed yet."""
    for name, values in content.items():
        if name in form.fields and isinstance(values, list) and values:
            several = isinstance(form.fields[name], forms.MultipleChoiceField)
            form.initial[name] = values if several else values[-1]
