"""Icons, glyphs, badges: the small shapes that stand beside words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SPRITE = Path(__file__).parents[2] / "static" / "design" / "icons.svg"

# The silhouette a status takes, and the colour class that goes with it. "due", "no" and
# "shut" are said in plain ink: they are neither good nor bad.
TONES = {
    "danger": "is-danger",
    "late": "is-late",
    "due": "",
    "wait": "is-wait",
    "going": "is-going",
    "good": "is-good",
    "no": "",
    "shut": "",
    "draft": "is-draft",
    "new": "is-new",
    "fix": "is-late",
    "have": "is-going",
    "none": "",
}


@cache
def symbols() -> frozenset[str]:
    """Every shape the sprite holds."""
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))


def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A picture of a thing. Without a label it is decoration and screen readers pass over it."""
    look = f"icon icon-{size}" if size else "icon"
    return drawn(f"i-{name}", look, label)


def glyph(status: str, label: str = "") -> SafeString:
    """A status's own silhouette, in its colour. Its word stands beside it, or is the label."""
    return drawn(f"g-{status}", f"glyph {TONES[status]}".strip(), label)


def badge(status: str, word: str) -> SafeString:
    """Shape, word and colour together: {% badge "late" _("Late") %}."""
    shape = drawn(f"g-{status}", "glyph")
    tone = f"badge {TONES[status]}".strip()
    return format_html('<span class="{}">{}{}</span>', tone, shape, word)


def unverified(sentence: str = "") -> SafeString:
    """The dashed note beside a deadline or a rule that no jurist has signed."""
    return format_html(
        '<div class="note note-unverified">{}<p>{}</p></div>',
        icon("stamp"),
        sentence or _("No jurist has verified this rule yet."),
    )


def sprite() -> str:
    """The sprite's address; one request, kept by the browser for a year."""
    return _sprite_in(staticfiles_storage)


@cache
def _sprite_in(storage: object) -> str:
    return static("design/icons.svg")


def drawn(symbol: str, look: str, label: str = "") -> SafeString:
    """One shape of the sprite, by its full name (i-bed, g-late)."""
    if not label:
        return _decoration(symbol, look, sprite())
    if symbol not in symbols():
        raise UnknownShape(symbol)
    return format_html(
        '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
        look,
        label,
        sprite(),
        symbol,
    )


@cache
def _decoration(symbol: str, look: str, sprite: str) -> SafeString:
    """Without words there are only so many of them: each is put together once."""
    if symbol not in symbols():
        raise UnknownShape(symbol)
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        look,
        sprite,
        symbol,
    )


class UnknownShape(Exception):
    """A template asks for a shape that the sprite does not hold."""
