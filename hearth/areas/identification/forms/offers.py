"""What the quick form offers to choose from, worked out once a day for each qark and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.choices import BaseChoiceIterator, normalize_choices
from django.utils.translation import get_language

from hearth.foundation.vocabularies.choices import choices, grouped

NOTHING = ("", "—")

# The bands nest in those of every report, so that no figure needs a guess.
QUICK_BANDS = frozenset({"0-11", "12-14", "15-17", "18-25", "26-plus", "unknown"})


class Offered(BaseChoiceIterator):
    """Choices that a form takes as they are: a hundred forms share them, none changes them."""

    def __init__(self, offered: Any) -> None:
        self.offered = tuple(normalize_choices(list(offered)))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.offered)


def offers(qark: str, today: date) -> Mapping[str, Offered]:
    """By the name of the field, in the language of the moment."""
    return _offers(qark, today, get_language() or "")


@lru_cache(maxsize=48)  # twelve qarks, two languages, today and yesterday
def _offers(qark: str, today: date, language: str) -> Mapping[str, Offered]:
    """`language` is what the names were read in; it is part of what is remembered."""
    offered = {
        "danger": choices("danger", on=today),
        "municipality": [NOTHING, *_municipalities(qark, today)],
        "place_type": [NOTHING, *choices("place-type", on=today, answers_only=True)],
        "source": [NOTHING, *choices("signal-source", on=today, answers_only=True)],
        "sex": _short("sex", ("female", "male", "other"), today),
        "age_band": _quick_bands(today),
        "signs": grouped("indicator", on=today),
        "needs": choices("need-tonight", on=today),
        "form": [NOTHING, *choices("exploitation-form", on=today)],
    }
    return {name: Offered(found) for name, found in offered.items()}


def _municipalities(qark: str, today: date) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The unit's own qark first, the others after it: a mobile unit rarely works elsewhere."""
    groups = grouped("municipality", on=today)
    names = dict(choices("qark", on=today))
    own = names.get(f"qark/{qark}", "")
    yield from (group for group in groups if group[0] == own)
    yield from (group for group in groups if group[0] != own)


def _short(name: str, wanted: tuple[str, ...], today: date) -> list[tuple[str, str]]:
    return [c for c in choices(name, on=today) if c[0].rpartition("/")[2] in wanted]


def _quick_bands(today: date) -> list[tuple[str, str]]:
    return [c for c in choices("age-band", on=today) if c[0].rpartition("/")[2] in QUICK_BANDS]
