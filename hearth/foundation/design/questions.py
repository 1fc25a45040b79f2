"""A form as data: what it asks, in the reader's language, for a screen that draws it elsewhere.

The same drawing that the templates use (templatetags/design/fields.py), as plain values. So a
question has one source, whether a page shows it or a phone without a signal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from hearth.foundation.design.templatetags.design.fields import Family, field

Data = dict[str, Any]


def question(bound: BoundField, *, number: int | None = None, quiet: bool = False) -> Data:
    """One question: how it looks, what it is called, what can be answered."""
    drawing = field(bound, number)["field"]
    asked = bound.field
    data: Data = {
        "name": bound.html_name,
        "label": str(bound.label),
        "look": _look(drawing.look, asked.widget),
        "required": asked.required,
    }
    if number:
        data["number"] = number
    if quiet:
        data["quiet"] = True
    if bound.help_text:
        data["hint"] = str(bound.help_text)
    if asked.required:
        data["missing"] = str(asked.error_messages["required"])
    if isinstance(asked, forms.CharField) and asked.max_length:
        data["most"] = asked.max_length
    if drawing.look in {"segments", "chips", "choices"}:
        data["one"] = drawing.one
        data["families"] = [_family(family) for family in drawing.families]
    elif isinstance(asked, forms.ChoiceField):
        data["groups"] = list(_groups(asked))
    if mode := asked.widget.attrs.get("inputmode"):
        data["mode"] = mode
    return data


def _look(look: str, widget: forms.Widget) -> str:
    return "text" if isinstance(widget, forms.Textarea) else look


def _family(family: Family) -> Data:
    options = [_option(o.value, o.label, o.hint, danger=o.danger) for o in family.options]
    return {"name": family.name, "options": options} if family.name else {"options": options}


def _option(value: str, label: str, hint: str, *, danger: bool) -> Data:
    data: Data = {"value": value, "label": label}
    if hint:
        data["hint"] = hint
    if danger:
        data["danger"] = True
    return data


def _groups(asked: forms.ChoiceField) -> Iterator[Data]:
    """The answers of a list that unfolds, in its order: in groups with a name, or without one."""
    single: list[list[str]] = []
    for value, label in cast("Iterable[tuple[Any, Any]]", asked.choices):
        if isinstance(label, list | tuple):
            if single:
                yield {"options": single}
                single = []
            yield {"name": str(value), "options": [[str(v), str(words)] for v, words in label]}
        else:
            single.append([str(value), str(label)])
    if single:
        yield {"options": single}
