"""Every pair of colours the sheet lays on each other, both themes (WCAG 2.2: text 4.5, parts 3)."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[1] / "static" / "design" / "hearth.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
BOTH = re.compile(r"--(on-\w+): (#\w{6});")
GROUNDS = ("paper", "surface", "sunken")

TEXT = [
    *product(("ink", "ink-2", "ink-3"), GROUNDS),
    *product(("act", "late"), GROUNDS),
    *product(("ink", "ink-2"), ("ember-soft", "act-soft", "wait-soft", "good-soft", "danger-soft")),
    ("act", "act-soft"),
    ("act", "wait-soft"),
    ("act-hover", "act-soft"),
    ("on-fill", "fill"),
    ("on-fill", "fill-hover"),
    ("on-act", "d-4"),
    ("on-ember", "ember"),
    ("on-ember", "ember-hover"),
    ("on-danger", "danger-fill"),
    ("on-danger", "danger-fill-hover"),
    ("ember-ink", "ember-soft"),
    ("danger-ink", "danger-soft"),
    ("danger-ink", "surface"),
    ("late", "late-soft"),
    ("good", "good-soft"),
    ("wait", "wait-soft"),
    ("on-safety", "safety"),
    ("safety-2", "safety"),
    ("safety", "on-safety"),
    ("on-d-3", "d-3"),
    ("on-safety", "safety-line"),
    ("paper", "ink"),
    ("ink", "d-0"),
    ("ink", "d-1"),
    ("ink", "d-2"),
]
PARTS = [
    *product(
        ("line-strong", "ember", "danger", "late", "good", "wait", "act"), ("surface", "paper")
    ),
    ("fill", "surface"),
    ("d-3", "surface"),
    ("ember", "ember-soft"),
    ("safety-focus", "safety"),
    ("danger", "danger-soft"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read_on_every_ground(theme: str) -> None:
    assert _too_faint(TEXT, 4.5, theme) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_and_borders_can_be_told_from_the_ground(theme: str) -> None:
    assert _too_faint(PARTS, 3.0, theme) == []


def test_no_colour_is_written_outside_the_tokens() -> None:
    """Shadows may be black; a rule that needs its own colour needs a token."""
    sheet = SHEET.read_text(encoding="utf-8")
    after = sheet[sheet.index("@layer base {") :]
    assert re.findall(r"#[0-9a-f]{3,8}\b", after.partition("@layer print {")[0]) == []


def _too_faint(pairs: list[tuple[str, str]], needed: float, theme: str) -> list[str]:
    tokens = _tokens(theme)
    return [
        f"{front} on {ground}: {ratio:.2f}"
        for front, ground in pairs
        if (ratio := _contrast(tokens[front], tokens[ground])) < needed
    ]


def _tokens(theme: str) -> dict[str, str]:
    sheet = SHEET.read_text(encoding="utf-8")
    sheet = sheet[sheet.index("@supports (color: light-dark") :]
    both = dict(BOTH.findall(sheet))
    column = 1 if theme == "light" else 2
    return both | {found[1]: found[column + 1] for found in PAIR.finditer(sheet)}


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2.2."""
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
