"""`hearth directory …` and `hearth colleague …`: who may work here, said at the machine itself."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from hearth.config.trouble import Trouble
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.actions import (
    UnitFacts,
    appoint,
    found,
    put_on_roster,
    set_password,
    set_up,
    take_on,
)
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.audit.actions import gathering, record

AT_THE_MACHINE = "whoever runs Hearth says at the machine who works here"


class NotSaid(Trouble):
    """Something in what was said does not exist here."""


def load(said: argparse.Namespace) -> None:
    """Organisations and units of a page such as demo/directory.toml. Again: corrects them."""
    page = tomllib.loads(said.file.read_text())
    with _at_the_machine() as house:
        bodies = {
            entry["key"]: found(entry["key"], en=entry["name_en"], sq=entry["name_sq"])
            for entry in page["organisation"]
        }
        for entry in page["unit"]:
            set_up(_unit(entry), of=bodies[entry["organisation"]])
        record("accounts.directory-loaded", None, by=house, count=len(page["unit"]))
    print(f"{len(bodies)} organisations and {len(page['unit'])} units are in the directory.")


def add(said: argparse.Namespace) -> None:
    """A colleague with a post, and a first password."""
    unit = Unit.objects.filter(key=said.unit).first()
    if unit is None:
        raise NotSaid(f"There is no unit {said.unit}. `hearth directory load` adds units.")
    now = datetime.now(UTC)
    role = Role(said.role)
    with _at_the_machine() as house:
        user = take_on(said.username, full_name=said.name, phone=said.phone)
        appoint(user, to=unit, role=role, since=now)
        if said.roster:
            put_on_roster(user, of=unit, position=said.roster, since=now)
        _ask_for_password(user)
        record("accounts.colleague-added", None, by=house, which=unit.pk, user=user.pk, role=role)
    print(f"{user.full_name} may sign in as {user.username}.")


def password(said: argparse.Namespace) -> None:
    """A new password, for somebody who forgot the old one. Every session of theirs ends."""
    user = User.objects.filter(username=said.username).first()
    if user is None:
        raise NotSaid(f"There is nobody with the sign-in name {said.username}.")
    with _at_the_machine() as house:
        _ask_for_password(user)
        record("accounts.password-given", None, by=house, which=user.pk)
    print(f"{user.full_name} has a new password, and is signed out everywhere.")


@contextmanager
def _at_the_machine() -> Iterator[House]:
    """One transaction in the name of the machine, written into the record as it ends."""
    house = House(AT_THE_MACHINE)
    with transaction.atomic(), identity(house), gathering():
        yield house


def _ask_for_password(user: User) -> None:
    word = getpass("Password, fifteen characters at least: ") if sys.stdin.isatty() else input()
    try:
        validate_password(word, user)
    except ValidationError as refused:
        raise NotSaid(" ".join(refused.messages)) from None
    set_password(user, word)


def _unit(entry: Mapping[str, Any]) -> UnitFacts:
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
