"""One open page: what it is told, and when its stream ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from hearth.config.events.register import Away, Register
from hearth.config.events.switchboard import Listener, Stream, Switchboard

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PING = 15.0  # seconds of silence after which a proxy would think the line dead
LOOK_AGAIN = 60.0  # seconds after which the session is asked for again
RETRY = b"retry: 3000\n\n"
BREATH = b": \n\n"


@dataclass(frozen=True)
class Page:
    """A browser's page that listens, by its session."""

    cookie: str
    present: bool  # somebody is looking at it: it keeps the session awake
    receive: Receive
    send: Send

    async def who(self, register: Register) -> Listener | None:
        return await register.who(self.cookie, present=self.present) if self.cookie else None

    async def greet(self, headers: Headers) -> None:
        """The answer begins, and tells the browser how soon to call again."""
        headers = [(b"content-type", b"text/event-stream; charset=utf-8"), *headers]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self._say(RETRY)

    async def leave(self) -> None:
        """The answer ends. A browser calls again after this; after an error it never would."""
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def listen(self, stream: Stream, register: Register, switchboard: Switchboard) -> None:
        """Say what is new as it comes, and breathe in between, until either side has gone."""
        loop = asyncio.get_running_loop()
        watch = loop.create_task(self._until_closed(stream))
        look_again = loop.time() + LOOK_AGAIN
        try:
            while not stream.over:
                await self._say(b"".join(map(_event, stream.heard())) or BREATH)
                await _stirring(stream, PING)
                if loop.time() >= look_again:
                    look_again = loop.time() + LOOK_AGAIN
                    await self._look_again(stream, register, switchboard)
        finally:
            watch.cancel()

    async def _look_again(
        self, stream: Stream, register: Register, switchboard: Switchboard
    ) -> None:
        """Still signed in? In which units? While the database is away nothing is said anyway."""
        try:
            listener = await self.who(register)
        except Away:
            return
        if listener is None:
            await self._say(_event("signed-out"))
            stream.end()
        else:
            switchboard.move(stream, listener)

    async def _until_closed(self, stream: Stream) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        stream.end()

    async def _say(self, what: bytes) -> None:
        await self.send({"type": "http.response.body", "body": what, "more_body": True})


def _event(name: str) -> bytes:
    return b"event: %s\ndata: look\n\n" % name.encode()


async def _stirring(stream: Stream, patience: float) -> None:
    try:
        async with asyncio.timeout(patience):
            await stream.stirred.wait()
    except TimeoutError:
        pass
