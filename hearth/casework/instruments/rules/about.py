"""The page about an instrument: whose it is, how far to trust it, where its answers may lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hearth.casework.instruments.rules.definition import LANGUAGES, Words


class BadInstrument(Exception):
    """An instrument cannot be asked as it is written. The message names the place to mend."""


class Drawer(StrEnum):
    """Where answers may lie: one table each."""

    SERVICES = "services"
    HEALTH = "health"
    FIELD = "field"  # what a mobile unit did outside: about no named person
    BOX = "box"  # feedback: about no named person, and read by nobody who served her


class Collect(StrEnum):
    """How the form may be given to a telephone."""

    NO = "no"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"


CONFIDENTIAL = frozenset({Drawer.SERVICES, Drawer.HEALTH, Drawer.BOX})
KEY = "HEARTH-PUBLIC-KEY"  # stands in the XForm where the key of this house comes
WORDS = ("licence", "source", "translation")
TRANSLATION = frozenset({"ours", "unverified", "verified"})


@dataclass(frozen=True)
class About:
    """What must be known of an instrument before it is used."""

    key: str
    title: Words
    purpose: Words
    licence: str
    source: str
    translation: str  # how the Albanian came about: ours, unverified, verified
    translated_by: str
    verified_by: str
    drawer: Drawer
    collect: Collect
    roles: tuple[str, ...]  # empty: every role that may open the drawer
    pictures: int  # how many may come with it; none unless said

    @property
    def verified(self) -> bool:
        return self.translation != "unverified"


def read_about(key: str, page: Mapping[str, Any]) -> About:
    """about.toml, or a sentence that says what is missing."""
    for word in (*WORDS, "drawer", "title", "purpose"):
        if not page.get(word):
            raise BadInstrument(f"{key}/about.toml: “{word}” is missing.")
    if page["translation"] not in TRANSLATION:
        raise BadInstrument(
            f"{key}/about.toml: translation is {', '.join(sorted(TRANSLATION))}, "
            f"not “{page['translation']}”."
        )
    drawer, collect = _drawer(key, page["drawer"]), _collect(key, page.get("collect", "no"))
    if drawer in CONFIDENTIAL and collect is Collect.PLAIN:
        raise BadInstrument(
            f"{key}/about.toml: answers in the drawer “{drawer}” go to a telephone encrypted "
            "or not at all."
        )
    return About(
        key=key,
        title=words_of(key, "title", page["title"]),
        purpose=words_of(key, "purpose", page["purpose"]),
        licence=str(page["licence"]),
        source=str(page["source"]),
        translation=str(page["translation"]),
        translated_by=str(page.get("translated_by", "")),
        verified_by=str(page.get("verified_by", "")),
        drawer=drawer,
        collect=collect,
        roles=tuple(page.get("roles", ())),
        pictures=int(page.get("pictures", 0)),
    )


def words_of(key: str, what: str, said: Any) -> Words:
    """A text in both languages, or a sentence that says which one is missing."""
    missing = [one for one in LANGUAGES if not (isinstance(said, Mapping) and said.get(one))]
    if missing:
        raise BadInstrument(f"{key}/about.toml: “{what}” is not said in {', '.join(missing)}.")
    return Words(en=said["en"], sq=said["sq"])


def _drawer(key: str, said: Any) -> Drawer:
    try:
        return Drawer(said)
    except ValueError:
        known = ", ".join(Drawer)
        raise BadInstrument(f"{key}/about.toml: drawer is one of {known}, not “{said}”.") from None


def _collect(key: str, said: Any) -> Collect:
    try:
        return Collect(said)
    except ValueError:
        known = ", ".join(Collect)
        raise BadInstrument(f"{key}/about.toml: collect is one of {known}, not “{said}”.") from None
