"""The stream follows the session: over, idle, signed out, moved, watched."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from hearth.config.events import register
from hearth.config.events.tests.conftest import Colleague, elsewhere, said, streams
from hearth.config.events.tests.page import Page
from hearth.config.place import Place
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts import sessions
from hearth.foundation.accounts.models import Membership, Session, User
from hearth.foundation.jobs.topics import Topic


@pytest.mark.parametrize("change", ["expired", "idle", "inactive"])
def test_a_session_that_is_over_opens_no_stream(
    own_database: Place, agim: Colleague, change: str
) -> None:
    long_ago = timezone.now() - timedelta(minutes=16)
    if change == "expired":
        Session.objects.update(expire_date=long_ago)
    elif change == "idle":
        Session.objects.update(seen_at=long_ago)
    else:
        User.objects.filter(pk=agim.user.pk).update(is_active=False)

    async def play() -> None:
        async with streams(own_database) as application:
            assert await Page(application, cookie=agim.cookie).opened() == 401

    asyncio.run(play())


def test_signing_out_ends_the_stream(
    own_database: Place, agim: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearth.config.events.page.LOOK_AGAIN", 0.0)
    monkeypatch.setattr("hearth.config.events.page.PING", 0.05)

    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await elsewhere(Session.objects.all().delete)
            assert await page.heard() == "event: signed-out\ndata: look\n\n"
            await page.ended.wait()
            assert len(application.switchboard) == 0

    asyncio.run(play())


def test_who_changes_units_hears_the_new_one(
    own_database: Place, agim: Colleague, ilir: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearth.config.events.page.LOOK_AGAIN", 0.0)
    monkeypatch.setattr("hearth.config.events.page.PING", 0.05)

    def move() -> None:
        with identity(House("the tests move an officer")):
            Membership.objects.filter(user=agim.user).update(unit=ilir.unit)

    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await elsewhere(move)
            assert (await page.heard()).count("event: ") == len(Topic)
            await said(Topic.ALERTS, unit=agim.unit)
            await said(Topic.TASKS, unit=ilir.unit)
            assert await page.heard() == "event: tasks\ndata: look\n\n"

    asyncio.run(play())


def test_a_watched_page_keeps_its_session_awake(own_database: Place, agim: Colleague) -> None:
    def seen_minutes_ago(minutes: int) -> None:
        Session.objects.update(seen_at=timezone.now() - timedelta(minutes=minutes))

    def minutes_since_seen() -> float:
        seen = Session.objects.get(session_key=register.hashed(agim.cookie)).seen_at
        assert seen is not None
        return (timezone.now() - seen).total_seconds() / 60

    async def play() -> None:
        async with streams(own_database) as application:
            await elsewhere(lambda: seen_minutes_ago(10))
            await Page(application, cookie=agim.cookie).settled()
            assert await elsewhere(minutes_since_seen) > 9
            await Page(application, cookie=agim.cookie, query="present").settled()
            assert await elsewhere(minutes_since_seen) < 1

    asyncio.run(play())


def test_it_agrees_with_the_web_on_sessions() -> None:
    assert register.hashed("a" * 32) == sessions.hashed("a" * 32)
    assert register.IDLE == settings.SESSION_IDLE


@pytest.mark.django_db
def test_only_the_application_may_ask_who_listens() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_function_privilege('public', 'authz.listener(text, interval, boolean)',"
            " 'EXECUTE')"
        )
        assert cursor.fetchone() == (False,)
