"""Loads demo/directory.toml: who exists, where, and who may be played on the sign-in page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.actions import (
    UnitFacts,
    appoint,
    found,
    put_on_roster,
    set_up,
    take_on,
)
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Unit, User

PAGE = Path(__file__).with_name("directory.toml")
BEGAN = datetime(2024, 1, 8, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Directory:
    units: Mapping[str, Unit]
    people: Mapping[str, User]

    def actor(self, key: str, at: datetime) -> Actor:
        """One of the cast, at a moment of the story."""
        return act_as(self.people[key], at=at)


@cache
def page() -> Mapping[str, Any]:
    return tomllib.loads(PAGE.read_text())


def cast() -> frozenset[str]:
    """Whom one may play on the sign-in page of the demo."""
    return frozenset(person["key"] for person in page()["person"] if person.get("cast"))


@transaction.atomic
def load() -> Directory:
    """Everybody in the directory. Loading it twice changes nothing."""
    organisations = {
        entry["key"]: found(entry["key"], en=entry["name_en"], sq=entry["name_sq"])
        for entry in page()["organisation"]
    }
    units = {
        entry["key"]: set_up(_facts(entry), of=organisations[entry["organisation"]])
        for entry in page()["unit"]
    }
    with identity(House("the directory is written down")):
        people = {entry["key"]: _person(entry, units) for entry in page()["person"]}
    return Directory(units, people)


def _facts(entry: Mapping[str, Any]) -> UnitFacts:
    return UnitFacts(
        key=entry["key"],
        kind=UnitKind(entry["kind"]),
        en=entry["name_en"],
        sq=entry["name_sq"],
        qark=entry.get("qark", ""),
        municipality=entry.get("municipality", ""),
        phone=entry.get("phone", ""),
        since=entry.get("since"),
    )


def _person(entry: Mapping[str, Any], units: Mapping[str, Unit]) -> User:
    user = take_on(
        entry["key"],
        full_name=entry["name"],
        phone=entry.get("phone", ""),
        language=entry.get("language", "sq"),
    )
    unit = units[entry["unit"]]
    appoint(user, to=unit, role=Role(entry["role"]), since=BEGAN)
    if entry.get("roster"):
        put_on_roster(user, of=unit, position=entry["roster"], since=BEGAN)
    return user
