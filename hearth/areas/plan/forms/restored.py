"""A draft, put back into its form. A draft keeps every answer as a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


def restore(form: forms.Form, content: Mapping[str, list[Any]]) -> None:
    """Show what was typed; a question with one answer takes the last. Nothing is believed yet."""
    if not content:
        return
    for name, field in form.fields.items():
        values = content.get(name)
        if isinstance(field, forms.BooleanField):
            form.initial[name] = bool(values)  # a tick that was taken away is not sent at all
        elif isinstance(values, list) and values:
            several = isinstance(field, forms.MultipleChoiceField)
            form.initial[name] = values if several else values[-1]
