"""Draws a storey: a column for each package, a card for each table, a line for each key within."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from docs.pictures.tables import Table

WIDE, GAP, AISLE, LINE, PAD, TOP = 244, 18, 76, 17, 10, 52
TALLEST = 900  # a column that would be longer goes on beside itself
PEOPLE = frozenset({"accounts.User", "accounts.Unit"})  # who, for whom: said, not drawn

# ground and ink of each drawer; the word stands on it, so colour never says it alone
DRAWERS = {
    "": ("#e7e5df", "#3d3d3a"),
    "the rule": ("#23211d", "#fffdf9"),
    "open": ("#dfe9ee", "#173f52"),
    "alert": ("#fbe3d3", "#7a2c06"),
    "identity": ("#f6dbe2", "#7c0f32"),
    "whereabouts": ("#e9def3", "#4a2170"),
    "story": ("#f7edc5", "#5c4600"),
    "health": ("#d9eedd", "#134d25"),
    "legal": ("#dcdff5", "#272f7d"),
    "services": ("#d5eeec", "#0b4a47"),
    "child": ("#f9e0ef", "#74195a"),
    "sessions": ("#e6e2d3", "#4d4420"),
    "therapy": ("#dde7c9", "#37450f"),
    "asked": ("#ecdccb", "#5a3413"),
}


Head = tuple[str, float, float]  # a package's name, and where it stands


@dataclass(frozen=True)
class Card:
    """A table with its place on the page."""

    table: Table
    x: float
    y: float

    @property
    def lines(self) -> list[tuple[str, str]]:
        keys = [("key", f"{key.column} → {key.to.partition('.')[2]}") for key in self.table.keys]
        return [("sealed", name) for name in self.table.sealed] + keys

    @property
    def height(self) -> float:
        return 50 + LINE * len(self.lines) + (6 if self.lines else 0)


def draw(tables: Sequence[Table], order: Sequence[str]) -> str:
    """The whole storey; `order` puts the packages from left (below) to right (above)."""
    cards, heads, width, height = _lay_out(tables, order)
    places = {card.table.label: card for card in cards}
    body = [
        *(f'<text x="{x}" y="{y}" class="head">{escape(name)}</text>' for name, x, y in heads),
        *(line for card in cards for line in _lines(card, places)),
        *(line for card in cards for line in _card(card)),
    ]
    return "\n".join([_opening(width, height), *body, "</svg>", ""])


def _lay_out(
    tables: Sequence[Table], order: Sequence[str]
) -> tuple[list[Card], list[Head], float, float]:
    """A package stands below the one before it where there is room, else it begins a column."""
    cards: list[Card] = []
    heads: list[Head] = []
    x, y, bottom = 24.0, 0.0, 0.0
    by_package = sorted(tables, key=lambda table: order.index(table.package))
    for package, group in groupby(by_package, key=lambda table: table.package):
        mine = list(group)
        tall = sum(Card(table, 0, 0).height + GAP for table in mine)
        if cards and y + TOP + tall > TALLEST:
            x, y = x + WIDE + AISLE, 0.0
        heads.append((package, x, y + 30))
        top = y = y + TOP
        for table in mine:
            card = Card(table, x, y)
            if y > top and y + card.height > TALLEST:
                x, y = x + WIDE + GAP, TOP
                card = Card(table, x, y)
            cards.append(card)
            y += card.height + GAP
            bottom = max(bottom, y)
    return cards, heads, x + WIDE + 24, bottom + 8


def _lines(card: Card, places: dict[str, Card]) -> Iterator[str]:
    """From the row of the key to the head of the table it points to."""
    for number, key in enumerate(card.table.keys, len(card.table.sealed)):
        goal = places.get(key.to)
        if goal is None or goal is card or key.to in PEOPLE:
            continue
        y = card.y + 50 + LINE * number
        to_left = goal.x < card.x
        x, end = card.x, goal.x + (WIDE if to_left else 0)
        reach = 34 if to_left else -26
        yield (
            f'<path class="line" d="M{x},{y} C{x - 34},{y} {end + reach},{goal.y + 18} '
            f'{end},{goal.y + 18}"/><circle class="end" cx="{end}" cy="{goal.y + 18}" r="3"/>'
        )


def _card(card: Card) -> Iterator[str]:
    ground, ink = DRAWERS[card.table.drawer]
    word = card.table.drawer or "no dossier"
    wide = 7 * len(word) + 14
    x, y, name = card.x, card.y, escape(card.table.name)
    yield f'<rect class="card" x="{x}" y="{y}" width="{WIDE}" height="{card.height}" rx="7"/>'
    yield f'<text class="name" x="{x + PAD}" y="{y + 22}">{name}</text>'
    yield (
        f'<rect x="{card.x + WIDE - wide - 8}" y="{card.y + 8}" width="{wide}" height="19" rx="9" '
        f'fill="{ground}"/><text class="drawer" x="{card.x + WIDE - wide / 2 - 8}" '
        f'y="{card.y + 21.5}" style="fill:{ink}">{word}</text>'
    )
    for number, (kind, text) in enumerate(card.lines):
        y = card.y + 54 + LINE * number
        mark = "sealed: " if kind == "sealed" else ""
        yield f'<text class="{kind}" x="{card.x + PAD}" y="{y}">{mark}{escape(text)}</text>'


def _opening(width: float, height: float) -> str:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">
<style>
text {{ font: 12px system-ui, sans-serif; fill: #23211d }}
.head {{ font-size: 17px; font-weight: 700 }} .name {{ font-size: 14px; font-weight: 700 }}
.drawer {{ text-anchor: middle; font-weight: 600; font-size: 11.5px }}
.key {{ fill: #55524b }} .sealed {{ fill: #7c0f32; font-weight: 600 }}
.card {{ fill: #fffdf9; stroke: #b9b4a8 }}
.line {{ fill: none; stroke: #8b8578; stroke-width: 1.1 }}
.end {{ fill: #8b8578 }}
</style>
<rect width="100%" height="100%" fill="#f6f3ee"/>"""
