"""How one question of a plain Django form is drawn: label, hint, error, control, in that order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

GROUPED = frozenset({"segments", "chips", "choices"})


@dataclass(frozen=True)
class Option:
    """One answer that can be ticked."""

    id: str
    value: str
    label: str
    hint: str
    checked: bool
    danger: bool


@dataclass(frozen=True)
class Family:
    """Answers that belong together; outside a grouped list there is one, without a name."""

    name: str
    options: tuple[Option, ...]

    @property
    def ticked(self) -> int:
        return sum(option.checked for option in self.options)


@dataclass(frozen=True)
class Drawing:
    """Everything a template needs to draw one question."""

    bound: BoundField
    look: str
    number: int | None
    control: SafeString
    families: tuple[Family, ...]
    one: bool
    size: str
    quiet_label: bool

    @property
    def hint_id(self) -> str:
        return f"{self.bound.auto_id}_hint"

    @property
    def error_id(self) -> str:
        return f"{self.bound.auto_id}_error"

    @property
    def described_by(self) -> str:
        return _described_by(self.bound)

    @property
    def says_more(self) -> bool:
        """Whether there is a hint, or something to put right."""
        return bool(self.bound.help_text or self.bound.errors)

    @property
    def required(self) -> bool:
        return self.bound.field.required

    @property
    def folded(self) -> bool:
        return any(family.name for family in self.families)


def field(
    bound: BoundField,
    number: int | None = None,
    look: str = "",
    size: str = "",
    quiet_label: bool = False,
    **attrs: Any,
) -> dict[str, Any]:
    """Draw a question the way its widget asks for; `number` numbers it on the quick form."""
    widget = bound.field.widget
    look = look or _look_of(widget)
    grouped = look in GROUPED
    drawing = Drawing(
        bound=bound,
        look=look,
        number=number,
        control=SafeString("") if grouped else _control(bound, size, attrs),
        families=tuple(_families(bound)) if grouped else (),
        one=not getattr(widget, "allow_multiple_selected", False),
        size=size,
        quiet_label=quiet_label,
    )
    return {"field": drawing}


def segments(bound: BoundField, number: int | None = None, **kwargs: Any) -> dict[str, Any]:
    """One of few, side by side."""
    return field(bound, number, look="segments", **kwargs)


def chips(bound: BoundField, number: int | None = None, **kwargs: Any) -> dict[str, Any]:
    """Many of many, as chips; grouped choices fold into families."""
    return field(bound, number, look="chips", **kwargs)


def choices(bound: BoundField, number: int | None = None, **kwargs: Any) -> dict[str, Any]:
    """One of a few, each explained."""
    return field(bound, number, look="choices", **kwargs)


def error_summary(*drawn: forms.BaseForm) -> dict[str, Any]:
    """All that must be put right, on top, each a link to its field."""
    return {"errors": [error for form in drawn for error in _errors(form)]}


def first_control(bound: BoundField) -> str:
    """The id that a link to the question must lead to."""
    if isinstance(bound.field.widget, forms.RadioSelect):
        return next((option.id for family in _families(bound) for option in family.options), "")
    return str(bound.auto_id)


def _errors(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    for sentence in form.non_field_errors():
        yield "", str(sentence)
    for bound in form:
        for sentence in bound.errors:
            yield first_control(bound), str(sentence)


def _look_of(widget: forms.Widget) -> str:
    look = getattr(widget, "look", "")
    if look:
        return str(look)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "chips"
    if isinstance(widget, forms.RadioSelect):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "select" if isinstance(widget, forms.Select) else "input"


def _control(bound: BoundField, size: str, attrs: dict[str, Any]) -> SafeString:
    """The control itself, with our class and the words that describe it to a screen reader."""
    words = {name.replace("_", "-"): value for name, value in attrs.items()}
    words["aria-describedby"] = _described_by(bound) or False  # not drawn
    if bound.errors:
        words["aria-invalid"] = "true"
    if not isinstance(bound.field.widget, forms.CheckboxInput):
        given = bound.field.widget.attrs.get("class", "")
        words["class"] = " ".join(filter(None, [_class_of(bound.field.widget, size), given]))
    return bound.as_widget(attrs=words)


def _class_of(widget: forms.Widget, size: str) -> str:
    if isinstance(widget, forms.Textarea):
        return "textarea"
    if isinstance(widget, forms.SelectMultiple):
        return "select select-many"
    if isinstance(widget, forms.Select):
        return "select"
    return f"input input-{size}" if size else "input"


def _described_by(bound: BoundField) -> str:
    hint = f"{bound.auto_id}_hint" if bound.help_text else ""
    error = f"{bound.auto_id}_error" if bound.errors else ""
    return " ".join(filter(None, [hint, error]))


def _families(bound: BoundField) -> Iterator[Family]:
    widget = bound.field.widget
    context = widget.get_context(bound.html_name, bound.value(), {"id": bound.auto_id})
    for name, options, _index in context["widget"]["optgroups"]:
        drawn = (_option(bound, option) for option in options if option["value"] not in ("", None))
        yield Family(str(name or ""), tuple(drawn))


def _option(bound: BoundField, option: dict[str, Any]) -> Option:
    widget = bound.field.widget
    value = str(option["value"])
    return Option(
        id=f"{bound.auto_id}_{option['index']}",
        value=value,
        label=str(option["label"]),
        hint=str(getattr(widget, "hints", {}).get(value, "")),
        checked=bool(option["selected"]),
        danger=value in getattr(widget, "danger", ()),
    )
