"""Who hears what: units, persons, strangers; and what happens when something breaks."""

from __future__ import annotations

import asyncio

import pytest
from django.db import connection, transaction

from hearth.config.events import register
from hearth.config.events.tests.conftest import (
    ORIGIN,
    Colleague,
    elsewhere,
    said,
    sign_in,
    streams,
    until_up,
)
from hearth.config.events.tests.page import Page
from hearth.config.place import Place
from hearth.foundation.jobs.notify import ToNobody, tell
from hearth.foundation.jobs.topics import Topic


def test_the_unit_hears_it_and_another_unit_does_not(
    own_database: Place, agim: Colleague, ilir: Colleague
) -> None:
    async def play() -> None:
        async with streams(own_database) as application:
            vlora = Page(application, cookie=agim.cookie, origin=ORIGIN)
            korca = Page(application, cookie=ilir.cookie, origin=ORIGIN)
            await vlora.settled()
            await korca.settled()

            await said(Topic.ALERTS, unit=agim.unit)
            assert await vlora.heard() == "event: alerts\ndata: look\n\n"

            await said(Topic.TASKS, user=ilir.user)
            assert await korca.heard() == "event: tasks\ndata: look\n\n"
            assert vlora.has_heard_nothing()

    asyncio.run(play())


def test_a_word_carries_no_content(own_database: Place, agim: Colleague) -> None:
    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await said(Topic.REFERRALS, unit=agim.unit, user=agim.user)
            assert await page.heard() == "event: referrals\ndata: look\n\n"
            assert page.has_heard_nothing()

    asyncio.run(play())


def test_what_is_rolled_back_tells_nobody(own_database: Place, agim: Colleague) -> None:
    def fail() -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            tell(Topic.ALERTS, unit=agim.unit)
            raise ZeroDivisionError

    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await elsewhere(fail)
            await said(Topic.ANSWERS, unit=agim.unit)
            assert await page.heard() == "event: answers\ndata: look\n\n"

    asyncio.run(play())


def test_word_goes_to_somebody() -> None:
    with pytest.raises(ToNobody):
        tell(Topic.ALERTS)


def test_two_processes_hear_the_same_word(own_database: Place, agim: Colleague) -> None:
    async def play() -> None:
        async with streams(own_database) as here, streams(own_database) as there:
            pages = [Page(app, cookie=agim.cookie) for app in (here, there)]
            for page in pages:
                await page.settled()
            await said(Topic.ALERTS, unit=agim.unit)
            for page in pages:
                assert await page.heard() == "event: alerts\ndata: look\n\n"

    asyncio.run(play())


def test_a_stranger_hears_nothing(own_database: Place, agim: Colleague) -> None:
    async def play() -> None:
        async with streams(own_database) as application:
            assert await Page(application).opened() == 401
            assert await Page(application, cookie="x" * 32).opened() == 401
            stored = register.hashed(agim.cookie)
            assert await Page(application, cookie=stored).opened() == 401
            evil = Page(application, cookie=agim.cookie, origin="http://127.0.0.1:9999")
            assert await evil.opened() == 403
            assert "access-control-allow-origin" not in evil.headers

    asyncio.run(play())


def test_our_own_page_may_read_the_answer(own_database: Place, agim: Colleague) -> None:
    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie, origin=ORIGIN)
            assert await page.opened() == 200
            assert page.headers["access-control-allow-origin"] == ORIGIN
            assert page.headers["access-control-allow-credentials"] == "true"
            assert page.headers["x-accel-buffering"] == "no"
            assert page.headers["cache-control"] == "no-store"
            assert page.headers["content-type"].startswith("text/event-stream")

    asyncio.run(play())


def test_nobody_has_more_than_twenty_streams(
    own_database: Place, agim: Colleague, ilir: Colleague
) -> None:
    second = sign_in(agim.user)

    async def play() -> None:
        async with streams(own_database) as application:
            pages = [Page(application, cookie=agim.cookie) for _ in range(20)]
            for page in pages:
                assert await page.opened() == 200
            assert await Page(application, cookie=second).opened() == 429
            assert await Page(application, cookie=ilir.cookie).opened() == 200
            await pages[0].close()
            assert await Page(application, cookie=second).opened() == 200

    asyncio.run(play())


def test_when_the_line_is_cut_everybody_looks_again(own_database: Place, agim: Colleague) -> None:
    def cut() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND application_name LIKE 'hearth events%%'"
            )

    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await elsewhere(cut)
            assert (await page.heard()).count("event: ") == len(Topic)
            await until_up(application)
            await said(Topic.ALERTS, unit=agim.unit)
            assert await page.heard() == "event: alerts\ndata: look\n\n"
            assert await Page(application, cookie=agim.cookie).opened() == 200

    asyncio.run(play())


def test_a_word_nobody_understands_harms_nobody(own_database: Place, agim: Colleague) -> None:
    def mumble() -> None:
        with connection.cursor() as cursor:
            for word in ("", "{}", "[1]", '{"topic": "names"}', '{"topic": "alerts", "unit": "x"}'):
                cursor.execute("SELECT pg_notify('hearth', %s)", [word])

    async def play() -> None:
        async with streams(own_database) as application:
            page = Page(application, cookie=agim.cookie)
            await page.settled()
            await elsewhere(mumble)
            await said(Topic.ALERTS, unit=agim.unit)
            assert await page.heard() == "event: alerts\ndata: look\n\n"

    asyncio.run(play())
