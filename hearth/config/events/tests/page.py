"""A browser's page, as far as the event streams can tell."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from hearth.config.events.application import Application
from hearth.foundation.jobs.topics import Topic

PATIENCE = 10.0


class Page:
    """Opens a stream on the application, hears what is said, and may be closed."""

    def __init__(
        self, application: Application, *, cookie: str = "", origin: str = "", query: str = ""
    ) -> None:
        headers = [(b"cookie", f"theme=dark; hearth={cookie}".encode())] if cookie else []
        if origin:
            headers.append((b"origin", origin.encode()))
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/events",
            "query_string": query.encode(),
            "headers": headers,
        }
        self.status = 0
        self.headers: dict[str, str] = {}
        self.ended = asyncio.Event()
        self._closed = asyncio.Event()
        self._said: asyncio.Queue[str] = asyncio.Queue()
        self._opened = asyncio.Event()
        self.task = asyncio.create_task(self._run(application, scope))

    async def opened(self) -> int:
        """The status of the answer."""
        async with asyncio.timeout(PATIENCE):
            await self._opened.wait()
        return self.status

    async def heard(self) -> str:
        """The next words that are more than a breath."""
        async with asyncio.timeout(PATIENCE):
            while True:
                said = await self._said.get()
                if said.strip(": \n"):
                    return said

    async def settled(self) -> None:
        """Open, and told to look at everything once."""
        await self.opened()
        assert "retry:" in await self.heard()
        assert (await self.heard()).count("event: ") == len(Topic)

    def has_heard_nothing(self) -> bool:
        return self._said.empty()

    async def close(self) -> None:
        self._closed.set()
        async with asyncio.timeout(PATIENCE):
            await self.task

    async def _run(self, application: Application, scope: dict[str, Any]) -> None:
        await application(scope, self._receive, self._send)
        self.ended.set()

    async def _receive(self) -> dict[str, Any]:
        await self._closed.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {k.decode(): v.decode() for k, v in message["headers"]}
            self._opened.set()
        elif message.get("body"):
            self._said.put_nowait(message["body"].decode())
