"""Our own hand for the plain controls writes what Django's templates write, word for word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

from hearth.foundation.design.controls import Controls

ODD = 'a <b> & "c" ’ ë'
FEW = [("", "—"), ("a", ODD), ("b", mark_safe("<i>b</i>"))]
MANY = [*FEW, (ODD, [("c", "C"), (ODD, "D")]), (None, [(1, "E")])]


def in_both_hands(widget: forms.Widget, value: Any, attrs: dict[str, Any]) -> list[SafeString]:
    hands = (Controls(), DjangoTemplates())
    return [widget.render("named", value, attrs, renderer=hand) for hand in hands]


def lines(drawn: str) -> list[str]:
    """Django's select leaves an empty line after each option."""
    return [line for line in drawn.split("\n") if line]


@pytest.mark.parametrize("attrs", [{}, {"id": "x", "required": True, "off": False, "title": ODD}])
@pytest.mark.parametrize("value", [None, "", "a", ODD, 7, mark_safe("<u>"), date(2026, 1, 2)])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(), forms.HiddenInput(), forms.NumberInput(), forms.DateInput(),
        forms.TimeInput(), forms.EmailInput(), forms.URLInput(), forms.CheckboxInput(),
        forms.PasswordInput(), forms.Textarea(), forms.Select(choices=FEW),
        forms.Select(choices=MANY), forms.SelectMultiple(choices=MANY),
        forms.RadioSelect(choices=FEW),
    ],
    ids=lambda widget: type(widget).__name__,
)  # fmt: skip
def test_both_hands_write_the_same(widget: forms.Widget, value: Any, attrs: dict[str, Any]) -> None:
    ours, theirs = in_both_hands(widget, value, attrs)
    assert lines(ours) == lines(theirs)
    assert isinstance(ours, SafeString)


def test_what_somebody_typed_stays_words() -> None:
    ours, _theirs = in_both_hands(forms.Textarea(), "</textarea><script>", {})
    assert "<script>" not in ours
