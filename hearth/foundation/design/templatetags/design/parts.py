"""Larger parts: rows, notes, countdowns. Each is one template in templates/design/parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

from hearth.foundation.design import dates
from hearth.foundation.design.templatetags.design.signs import TONES, drawn

NOTES = {
    "info": "i-info",
    "good": "g-good",
    "danger": "g-danger",
    "ember": "i-cloud",
    "unverified": "i-stamp",
}


def note(content: str, kind: str = "info", icon: str = "") -> SafeString:
    """{% note "danger" %}<p>…</p>{% endnote %}; kinds: info, good, danger, ember, unverified."""
    symbol = f"i-{icon}" if icon else NOTES[kind]
    shape = drawn(symbol, "icon" if symbol.startswith("i-") else "glyph")
    return _part("note", content=content, kind=kind, shape=shape)


def empty(content: str, icon: str, title: str, level: int = 3) -> SafeString:
    """{% empty "refer" _("No referrals yet") %}<p>what it is, the first act</p>{% endempty %}"""
    return _part("empty", content=content, icon=icon, title=title, level=level)


def row(content: str, glyph: str, what: str, **words: Any) -> SafeString:
    """{% row "late" _("…") address=url code=case.number meta=words %}one act{% endrow %}

    `when` is the hour said first, `meta` a list of short facts, `short` shrinks the act to
    its icon on a phone, `fresh` marks what has just arrived, `key` names the row for live lists.
    """
    return _part("row", content=SafeString(content.strip()), glyph=glyph, what=what, **words)


def moment(
    content: str, glyph: str, what: str, at: date | None = None, who: str = "", level: int = 3
) -> SafeString:
    """One thing that happened, inside <ol class="timeline">; the content is its story."""
    return _part(
        "moment",
        content=SafeString(content.strip()),
        glyph=glyph,
        what=what,
        at=at,
        who=who,
        level=level,
    )


def facts(content: str) -> SafeString:
    """{% facts %}{% fact _("Status") value %}…{% endfacts %}"""
    return _part("facts", content=content)


def table(content: str, title: str, dense: bool = True, caption: str = "") -> SafeString:
    """A table that scrolls in its own box; `title` names the box, write <thead> and <tbody>."""
    return _part("table", content=content, title=title, dense=dense, caption=caption)


def fact(term: str, value: Any) -> dict[str, Any]:
    """One line of coded facts."""
    return {"term": term, "value": value}


def button(
    label: str, kind: str = "", icon: str = "", address: str = "", **words: Any
) -> dict[str, Any]:
    """{% button _("Save") kind="act" %}; with an address it is a link that looks the same.

    Kinds: act, ember, danger, quiet, small, big, wide, icon; several are parted by spaces.
    `under` is the second, smaller line; `name` and `value` are sent with the form; `key`
    is its single-letter shortcut; `off` disables it.
    """
    kinds = kind.split()
    return {
        "label": label,
        "kinds": kinds,
        "icon": icon,
        "icon_size": "s" if "small" in kinds else "",
        "address": address,
        "words": words,
    }


def countdown(
    since: datetime, until: datetime, now: datetime, label: str = "", after: str = ""
) -> dict[str, Any]:
    """What is left of a deadline; the script ticks it, and without the script it is still true."""
    whole = max((until - since) / timedelta(minutes=1), 1.0)
    left = (until - now) / timedelta(minutes=1)
    return {
        "since": since,
        "until": until,
        "now": now,
        "label": label or dates.within(until - since),
        "after": after,
        "late": left <= 0,
        "left": _clock(until - now) if left > 0 else dates.late_by(now - until),
        "value": f"{max(left, 0):.1f}" if left > 0 else "1",
        "max": f"{whole:.1f}" if left > 0 else "1",
    }


def progress(value: int, of: int, label: str, hint: str = "") -> dict[str, Any]:
    """Long work that says how far it is."""
    return {"value": value, "of": of, "label": label, "hint": hint}


def steps(names: Sequence[str], at: int, label: str) -> dict[str, Any]:
    """Where on a known road one stands; `at` counts from 0, beyond the last all are done."""
    states = ["done" if n < at else "here" if n == at else "" for n in range(len(names))]
    return {"steps": list(zip(names, states, strict=True)), "label": label}


def dashes(answered: int, of: int) -> dict[str, Any]:
    """n of 8 answers, as dashes on top of the quick form."""
    marks = ["on" if n < answered else "at" if n == answered else "" for n in range(of)]
    return {"marks": marks, "answered": answered, "of": of}


def pager(newer: str = "", older: str = "", summary: str = "") -> dict[str, Any]:
    """Newer and older by address; no page numbers, the total only said in words."""
    return {"newer": newer, "older": older, "summary": summary}


def tone(status: str) -> str:
    """{{ status|tone }}: the colour class of a status."""
    return TONES.get(status, "")


def _clock(left: timedelta) -> str:
    """9:56 under an hour, else in words."""
    if left >= dates.HOUR:
        return dates.length(left)
    seconds = int(left.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02d}"


def _part(name: str, **words: Any) -> SafeString:
    return SafeString(_template(name).render(words))


@cache
def _template(name: str) -> Any:
    """Found once: to look for it takes longer than to draw a small part."""
    return get_template(f"design/parts/{name}.html")
