"""The plain controls of a form, written by hand: a long form has a thousand options.

Django draws each option of a select by two templates of its own; a page with some thirty selects
spent half its time there. Word for word the same as Django's (a test compares them); every other
control is drawn by its template as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

Words = Mapping[str, Any]  # what Django's widget says of itself: name, value, attrs, optgroups
PLACE = "django/forms/widgets/"


class Controls(DjangoTemplates):
    """Django's own form renderer, quicker where it is asked most."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        draw = DRAWN.get(template_name)
        if draw is None:
            return SafeString(super().render(template_name, context, request))
        return SafeString(draw(context["widget"]).strip())


def _input(widget: Words) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{_text(value)}"'
    start = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    return f"{start}{said}{_attributes(widget)}>"


def _textarea(widget: Words) -> str:
    words = conditional_escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escape(widget["name"])}"{_attributes(widget)}>\n{words}</textarea>'


def _select(widget: Words) -> str:
    lines = [f'<select name="{escape(widget["name"])}"{_attributes(widget)}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            lines.append(f'\n  <optgroup label="{conditional_escape(name)}">')
        lines += [f"\n  {_option(option)}" for option in options]
        if name:
            lines.append("\n  </optgroup>")
    return "".join([*lines, "\n</select>"])


def _option(option: Words) -> str:
    label = conditional_escape(option["label"])
    return f'<option value="{_text(option["value"])}"{_attributes(option)}>{label}</option>'


def _attributes(widget: Words) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: object) -> str:
    """As Django's own template writes a value: its plain words, never a number's local form."""
    return conditional_escape(str(value))


INPUTS = ("text", "hidden", "number", "date", "time", "datetime", "email", "tel", "url", "checkbox")
DRAWN: Mapping[str, Callable[[Words], str]] = {
    f"{PLACE}select.html": _select,
    f"{PLACE}textarea.html": _textarea,
    **{f"{PLACE}{kind}.html": _input for kind in INPUTS},
}
