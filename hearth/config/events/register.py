"""Asks the database who is behind a session, and which units they belong to now."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import psycopg

from hearth.config.events.switchboard import Listener

IDLE = timedelta(minutes=15)  # as SESSION_IDLE in the settings; a test keeps them equal
PATIENCE = 5.0  # seconds for an answer
QUESTION = "SELECT who, units FROM authz.listener(%s, %s, %s)"


class Away(Exception):
    """The database cannot be asked at this moment."""


class Register:
    """One connection for questions, made when it is first needed and again when it is lost."""

    def __init__(self, conninfo: Mapping[str, Any]) -> None:
        self._conninfo = conninfo
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._turn = asyncio.Lock()

    async def who(self, cookie: str, *, present: bool) -> Listener | None:
        """The colleague behind this cookie; `present` keeps their session awake."""
        async with self._turn:
            for fresh in (False, True):
                try:
                    async with asyncio.timeout(PATIENCE):
                        row = await self._ask(hashed(cookie), present)
                except (psycopg.Error, OSError, TimeoutError) as error:
                    await self.close()
                    if fresh:
                        raise Away from error
                else:
                    return Listener(row[0], frozenset(row[1])) if row and row[0] else None
        raise Away

    async def close(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.close()

    async def _ask(self, session: str, present: bool) -> tuple[Any, ...] | None:
        if self._connection is None:
            self._connection = await psycopg.AsyncConnection.connect(
                **self._conninfo, autocommit=True, application_name="hearth events: register"
            )
        cursor = await self._connection.execute(QUESTION, [session, IDLE, present])
        return await cursor.fetchone()


def hashed(key: str) -> str:
    """The session table's name for a cookie, as in `accounts.sessions`; a test keeps them equal."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]
