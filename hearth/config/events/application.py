"""The process as its server sees it: one stream per open page, and one word about its health."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from hearth.config.events.line import Line
from hearth.config.events.page import Headers, Page, Receive, Send
from hearth.config.events.register import Away, Register
from hearth.config.events.switchboard import Switchboard, TooManyStreams

Scope = MutableMapping[str, Any]

ALWAYS: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'"),
    (b"vary", b"Origin, Cookie"),
]


class Application:
    """ASGI: `GET /events` for the pages, `GET /health` for whoever watches over us."""

    def __init__(
        self, conninfo: Mapping[str, Any], *, cookie: str, origins: frozenset[str]
    ) -> None:
        self.switchboard = Switchboard()
        self.line = Line(conninfo, self.switchboard)
        self.register = Register(conninfo)
        self._cookie = cookie
        self._origins = origins
        self._hearing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] != "http":
            return
        elif scope["method"] != "GET":
            await _answer(send, 405)
        elif scope["path"] == "/health":
            await self._tell_health(send)
        elif scope["path"] == "/events":
            await self._receive_page(scope, receive, send)
        else:
            await _answer(send, 404)

    def begin(self) -> None:
        """Start to hear the database."""
        self._hearing = asyncio.get_running_loop().create_task(self.line.hear())

    async def end(self) -> None:
        """Hang up first: an open stream would keep the server from stopping."""
        self.switchboard.hang_up()
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
        await self.register.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.begin()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.end()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _tell_health(self, send: Send) -> None:
        health = {"database": self.line.up, "streams": len(self.switchboard)}
        await _answer(send, 200 if self.line.up else 503, json.dumps(health).encode())

    async def _receive_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One of our own pages may listen, and only for a colleague who is signed in."""
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin", "")
        if origin and origin not in self._origins:
            await _answer(send, 403)
            return
        page = Page(
            cookie=_cookie(headers.get(b"cookie", ""), self._cookie),
            present="present" in parse_qs(scope["query_string"].decode("latin-1"), True),
            receive=receive,
            send=send,
        )
        await self._let_listen(page, _allowing(origin))

    async def _let_listen(self, page: Page, allowed: Headers) -> None:
        try:
            listener = await page.who(self.register)
            if listener is None:
                await _answer(page.send, 401, more=allowed)
                return
            stream = self.switchboard.connect(listener)
        except TooManyStreams:
            await _answer(page.send, 429, more=allowed)
            return
        except Away:
            await page.greet(ALWAYS + allowed)
            await page.leave()
            return
        try:
            await page.greet(ALWAYS + allowed)
            await page.listen(stream, self.register, self.switchboard)
            await page.leave()
        finally:
            self.switchboard.disconnect(stream)


async def _answer(
    send: Send, status: int, body: bytes = b"", *, more: Headers | None = None
) -> None:
    headers = [(b"content-length", str(len(body)).encode()), *ALWAYS, *(more or [])]
    if body:
        headers.append((b"content-type", b"application/json"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _allowing(origin: str) -> Headers:
    if not origin:
        return []
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
    ]


def _cookie(header: str, name: str) -> str:
    """The value of our own cookie; of several the last, as the web itself reads them."""
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return next((value for key, _, value in reversed(list(pairs)) if key == name), "")
