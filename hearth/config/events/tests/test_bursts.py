"""Much at once: a page hears of the first directly, and of all the rest in one more word."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest

from hearth.config.events.page import Message, Page
from hearth.config.events.register import Register
from hearth.config.events.switchboard import PAUSE, Listener, Switchboard
from hearth.config.events.tests.clock import run
from hearth.foundation.jobs.topics import Topic

UNIT = UUID(int=1)
LISTENER = Listener(UUID(int=2), frozenset({UNIT}))
A_MOMENT = PAUSE / 10


class Browser:
    """What it was told, and when."""

    def __init__(self) -> None:
        self.told: list[tuple[float, str]] = []
        self._closed = asyncio.Event()

    async def send(self, message: Message) -> None:
        now = asyncio.get_running_loop().time()
        for line in message["body"].decode().splitlines():
            if line.startswith("event: "):
                self.told.append((now, line.removeprefix("event: ")))

    async def receive(self) -> Message:
        await self._closed.wait()
        return {"type": "http.disconnect"}

    def close(self) -> None:
        self._closed.set()


@asynccontextmanager
async def listening(switchboard: Switchboard) -> AsyncIterator[Browser]:
    """A page that has been open for a while."""
    browser = Browser()
    page = Page(cookie="", present=False, receive=browser.receive, send=browser.send)
    stream = switchboard.connect(LISTENER)
    task = asyncio.create_task(page.listen(stream, Register({}), switchboard))
    await asyncio.sleep(1)
    browser.told.clear()
    yield browser
    browser.close()
    await task


def test_a_burst_is_told_at_once_and_once_more() -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            began = now()
            for _ in range(5):
                switchboard.ring(UNIT, Topic.ALERTS)
                await asyncio.sleep(A_MOMENT)
            await asyncio.sleep(1)
            assert browser.told == [(began, "alerts"), (about(began + PAUSE), "alerts")]

    run(play())


def test_one_word_alone_is_told_at_once_and_not_again() -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            began = now()
            for _ in range(2):
                switchboard.ring(UNIT, Topic.ALERTS)
                await asyncio.sleep(1)
            assert browser.told == [(began, "alerts"), (about(began + 1), "alerts")]

    run(play())


def test_another_list_does_not_wait_for_the_first_to_rest() -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            began = now()
            switchboard.ring(UNIT, Topic.TASKS)
            await asyncio.sleep(A_MOMENT)
            switchboard.ring(UNIT, Topic.TASKS)
            switchboard.ring(UNIT, Topic.ALERTS)
            await asyncio.sleep(1)
            assert browser.told == [
                (began, "tasks"),
                (about(began + A_MOMENT), "alerts"),
                (about(began + PAUSE), "tasks"),
            ]

    run(play())


def test_what_comes_together_is_told_in_the_order_it_came() -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            for topic in (Topic.TASKS, Topic.ALERTS, Topic.REFERRALS):
                switchboard.ring(UNIT, topic)
            await asyncio.sleep(1)
            assert [name for _, name in browser.told] == ["tasks", "alerts", "referrals"]

    run(play())


@pytest.mark.parametrize("times", range(1, 25))
def test_the_last_word_of_a_burst_is_always_told(times: int) -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            for _ in range(times):
                await asyncio.sleep(A_MOMENT)
                switchboard.ring(UNIT, Topic.ALERTS)
            last = now()
            await asyncio.sleep(1)
            assert last <= browser.told[-1][0] <= last + PAUSE
            assert len(browser.told) <= 2 + times * A_MOMENT / PAUSE

    run(play())


def test_a_page_that_is_closed_in_its_pause_harms_nobody() -> None:
    async def play() -> None:
        switchboard = Switchboard()
        async with listening(switchboard) as browser:
            for _ in range(2):
                switchboard.ring(UNIT, Topic.ALERTS)
                await asyncio.sleep(A_MOMENT)
        await asyncio.sleep(1)
        assert len(browser.told) == 1

    run(play())


def now() -> float:
    return asyncio.get_running_loop().time()


def about(moment: float) -> object:
    return pytest.approx(moment, abs=A_MOMENT / 2)
