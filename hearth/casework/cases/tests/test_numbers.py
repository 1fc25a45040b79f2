"""A whole number between two: what is wrong is said in the language of whoever wrote it."""

from __future__ import annotations

import pytest
from django import forms
from django.utils.translation import override

from hearth.casework.cases.forms.parts import number


class Beds(forms.Form):
    beds = number("How many?", least=1, most=20)
    son = number("How old?", least=0, most=17, wrong="A number.", too_many="An adult.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sq", "Shkruani një numër nga 1 deri në 20."),
        ("en", "Write a number from 1 to 20."),
    ],
)
@pytest.mark.parametrize("typed", ["", "x", "0", "21"])
def test_a_form_that_was_made_in_one_language_speaks_both(
    language: str, sentence: str, typed: str
) -> None:
    with override(language):
        assert Beds({"beds": typed, "son": "3"}).errors["beds"] == [sentence]


def test_too_many_may_have_a_sentence_of_its_own() -> None:
    assert Beds({"beds": "2", "son": "18"}).errors["son"] == ["An adult."]
    assert Beds({"beds": "2", "son": "x"}).errors["son"] == ["A number."]
