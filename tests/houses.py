"""One open house for many tests: to open it takes as long as most of them play in it.

Whoever asks for `open_house` finds the doors open and the database as it was prepared. The house
stays for the next test if nobody hurt it; who kills a process, or stops it, leaves none behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hearth.config.place import Place
from tests.copies import Copies, Copy, within
from tests.open_house import MODULES, PATIENCE, OpenHouse, doors_open
from tests.stage import Stage, looking_at


class Houses:
    """The house that stands open at this moment, and the database it stands on."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._ground: Copy | None = None
        self._house: OpenHouse | None = None
        self._processes: list[int] = []

    @contextmanager
    def ground(self) -> Iterator[Place]:
        """A database as it was prepared; Django looks at it, and the house if one is open."""
        ground = self._ground = self._ground or self._copies.take()
        try:
            with looking_at(ground.place):
                yield ground.place
        finally:
            if self._house is None or not ground.emptied(in_use=True):
                self.close()

    def open(self, place: Place) -> OpenHouse:
        """With its doors open, for whoever plays on this ground."""
        if self._house is None:
            house = self._house = OpenHouse(place)
            self._house.open()
            whole = len(MODULES) + place.web_processes  # one answers while others are made
            assert within(PATIENCE, lambda: len(house.everybody()) == whole), house.said()
            self._processes = house.everybody()
        return self._house

    def leave(self) -> None:
        """The test is over. A house that was hurt is closed; another forgets what it said."""
        if self._house is not None and self._house.everybody() != self._processes:
            self._close_house()
        elif self._house is not None:
            self._house.log.write_text("")

    def close(self) -> None:
        self._close_house()
        if self._ground is not None:
            self._copies.give_back(self._ground)
            self._ground = None

    def _close_house(self) -> None:
        if self._house is not None:
            self._house.stop()
            self._house.log.unlink(missing_ok=True)
            self._house = None


@pytest.fixture(scope="session")
def houses(stage: Stage) -> Iterator[Houses]:
    houses = Houses(stage.copies)
    try:
        yield houses
    finally:
        houses.close()


@pytest.fixture
def open_house(own_database: Place, request: pytest.FixtureRequest) -> Iterator[OpenHouse]:
    """Doors open before the test begins. On a server of one's own, it is a house of one's own."""
    if "own_server" not in request.fixturenames and not own_database.external:
        houses = request.getfixturevalue("houses")
        try:
            yield houses.open(own_database)
        finally:
            houses.leave()
        return
    with doors_open(OpenHouse(own_database)) as house:
        yield house
