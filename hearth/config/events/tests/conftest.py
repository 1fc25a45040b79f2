"""Three colleagues, their sessions, and the streams they listen on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connections
from django.utils import timezone

from hearth.config.events.application import Application
from hearth.config.place import Place
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, Organisation, Unit, User
from hearth.foundation.accounts.sessions import SessionStore
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

T = TypeVar("T")
ORIGIN = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Colleague:
    user: User
    unit: Unit
    cookie: str


@pytest.fixture
def agim(own_database: Place) -> Colleague:
    """Police, Vlora."""
    return colleague("agim", "police-vlora")


@pytest.fixture
def ilir(own_database: Place) -> Colleague:
    """Police, Korça."""
    return colleague("ilir", "police-korca")


def colleague(name: str, unit_key: str) -> Colleague:
    """Somebody signed in, in a unit of their own."""
    organisation, _ = Organisation.objects.get_or_create(
        key="police", defaults={"en": "Police (invented)", "sq": "Policia (e shpikur)"}
    )
    unit = Unit.objects.create(
        organisation=organisation, key=unit_key, kind=UnitKind.POLICE, en=unit_key, sq=unit_key
    )
    user = User.objects.create(username=name, full_name=f"{name.title()} Testi")
    began = timezone.now() - timedelta(days=1)
    with identity(House("the tests appoint an officer")):
        Membership.objects.create(user=user, unit=unit, role=Role.POLICE_OFFICER, begins_at=began)
    return Colleague(user, unit, sign_in(user))


def sign_in(user: User) -> str:
    """The cookie of a fresh session."""
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session.create()
    assert session.session_key
    return session.session_key


@asynccontextmanager
async def streams(place: Place) -> AsyncIterator[Application]:
    """The application, hearing the database."""
    application = Application(place.app().conninfo(), cookie="hearth", origins=frozenset({ORIGIN}))
    application.begin()
    try:
        await until_up(application)
        yield application
    finally:
        await application.end()


async def until_up(application: Application) -> None:
    async with asyncio.timeout(10):
        while not application.line.up:
            await asyncio.sleep(0.01)


async def said(topic: Topic, *, unit: Unit | None = None, user: User | None = None) -> None:
    """Somewhere in the web, a deed commits."""
    await elsewhere(lambda: tell(topic, unit=unit, user=user))


async def elsewhere(deed: Callable[[], T]) -> T:
    """Done in another thread, on a connection of its own."""

    def done() -> T:
        try:
            return deed()
        finally:
            connections.close_all()

    return await asyncio.to_thread(done)
