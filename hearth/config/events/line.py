"""The one connection on which this process hears the database."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg

from hearth.config.events.switchboard import Switchboard
from hearth.foundation.jobs.topics import CHANNEL, Topic

logger = logging.getLogger("hearth.events")

QUIET = 30.0  # seconds without a word, then ask whether the database is still there
PATIENCE = 10.0  # seconds for an answer
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0


class Line:
    """Hears, passes on, and calls again when the line is cut."""

    def __init__(self, conninfo: Mapping[str, Any], switchboard: Switchboard) -> None:
        self.up = False
        self._conninfo = conninfo
        self._switchboard = switchboard

    async def hear(self) -> None:
        """For as long as the process lives."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._until_cut()
            except (psycopg.Error, OSError, TimeoutError) as error:
                logger.warning("the database is away: %s", type(error).__name__)
            pause = FIRST_PAUSE if self.up else min(2 * pause, LONGEST_PAUSE)
            self.up = False
            await asyncio.sleep(pause)

    async def _until_cut(self) -> None:
        async with asyncio.timeout(PATIENCE):
            connection = await psycopg.AsyncConnection.connect(
                **self._conninfo, autocommit=True, application_name="hearth events: line"
            )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self.up = True
            self._switchboard.ring_all()
            while True:
                async for word in connection.notifies(timeout=QUIET):
                    self._pass_on(word.payload)
                async with asyncio.timeout(PATIENCE):
                    await connection.execute("SELECT 1")

    def _pass_on(self, payload: str) -> None:
        """To the unit and to the person it is for. A word nobody understands harms nobody."""
        try:
            word = json.loads(payload)
            topic = Topic(word["topic"])
            addresses = [UUID(word[to]) for to in ("unit", "user") if word.get(to)]
        except (ValueError, KeyError, TypeError, AttributeError):
            logger.warning("a word that nobody understands")
            return
        for address in addresses:
            self._switchboard.ring(address, topic)
