"""What the app carries with it: the questions in both languages, the rule of advice, its words.

Nothing of this is about anybody; it is the same for every phone, so the phone may keep it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation

from hearth.areas.identification.questions import advice_rule, advice_words, quick_form
from hearth.foundation.vault.envelopes import PublicKey, envelope_key
from hearth.front.field.deeds import SHEETS
from hearth.front.field.forms import call_form
from hearth.front.field.sheets import sheet
from hearth.front.field.words import words

SHELL = (
    "design/hearth.css",
    "design/icons.svg",
    "design/fonts/atkinson-hyperlegible-next.woff2",
    "field/sheet.svg",
    "field/sheet-192.png",
)
SCRIPTS = (
    "advice", "app", "cases", "dom", "draft", "envelope", "form", "home", "hpke", "lease", "leave",
    "outbox", "questions", "send", "store", "unsent", "words",
)  # fmt: skip


@dataclass(frozen=True)
class Bundle:
    """The questions as they are sent, and a word that changes when anything of the app does."""

    content: bytes
    version: str
    files: tuple[str, ...]


def scripts() -> tuple[str, ...]:
    """The addresses of the modules, to be fetched side by side and not as each names the next."""
    return tuple(static(f"field/js/{name}.js") for name in SCRIPTS)


def bundle(today: date) -> Bundle:
    """As it is on this day, with the newest key."""
    return _bundle(today, envelope_key())


@lru_cache(maxsize=4)  # yesterday and today, before and after a key was turned
def _bundle(today: date, key: PublicKey) -> Bundle:
    said = {
        "key": {"number": key.number, "point": base64.b64encode(key.point).decode()},
        "advice": advice_rule(),
        "languages": dict(_languages(today)),
    }
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    files = (*map(static, SHELL), *scripts())
    version = hashlib.sha256(content + "".join(files).encode()).hexdigest()[:16]
    return Bundle(content, version, files)


def _languages(today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield (
                code,
                {
                    "words": words(),
                    "advice": advice_words(),
                    "forms": {
                        "report": quick_form(today),
                        "call": call_form(),
                        **{kind.value: sheet(kind, today) for kind in SHEETS},
                    },
                },
            )
