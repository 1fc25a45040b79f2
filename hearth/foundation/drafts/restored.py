"""A draft, put back into its form. A draft keeps every answer as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from hearth.foundation.access.actor import Actor
from hearth.foundation.drafts.queries import draft_of


@dataclass(frozen=True)
class Typed:
    """Where a form saves itself, and when it last did."""

    name: str
    subject: UUID | None
    saved_at: datetime | None


def put_back(form: forms.Form, name: str, actor: Actor, *, subject: UUID | None = None) -> Typed:
    """What was typed before the line or the machine broke stands in the form again."""
    draft = None if form.is_bound else draft_of(actor, name, subject)
    restore(form, draft.content if draft else {})
    return Typed(name, subject, draft.saved_at if draft else None)


def restore(form: forms.Form, content: Mapping[str, list[Any]]) -> None:
    """Show what was typed; a question with one answer takes the last. Nothing is believed yet."""
    if not content:
        return
    for name, field in form.fields.items():
        values = content.get(name)
        if isinstance(field, forms.BooleanField):
            form.initial[name] = bool(values)  # a tick that was taken away is not sent at all
        elif isinstance(field, forms.MultipleChoiceField):
            form.initial[name] = values or []  # and neither is a choice that was taken away
        elif isinstance(values, list) and values:
            form.initial[name] = values[-1]
