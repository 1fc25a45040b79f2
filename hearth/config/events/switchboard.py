"""Which pages are open, for whom, and what each has still to be told."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hearth.foundation.jobs.topics import Topic

STREAMS_PER_USER = 20
STREAMS_IN_ALL = 5000
PAUSE = 0.1  # seconds: too short to be seen, and in a burst a page looks twice and not twenty times


class TooManyStreams(Exception):
    """This person, or this process, has as many open pages as it may have."""


@dataclass(frozen=True)
class Listener:
    """A colleague with an open page, and the units whose word they hear."""

    user: UUID
    units: frozenset[UUID]

    @property
    def addresses(self) -> frozenset[UUID]:
        return self.units | {self.user}


@dataclass(eq=False)
class Stream:
    """One open page. What it has not been told yet is said in the order it came; said twice is
    heard once. A list it was told of rests for a moment: what comes meanwhile is said after it."""

    listener: Listener
    untold: dict[Topic, None] = field(default_factory=dict)
    resting: dict[Topic, bool] = field(default_factory=dict)  # whether there is more by now
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def ring(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            if topic in self.resting:
                self.resting[topic] = True
            else:
                self.untold[topic] = None
                self.stirred.set()

    def end(self) -> None:
        self.over = True
        self.stirred.set()

    def heard(self) -> list[Topic]:
        """What to say now; afterwards it counts as said."""
        topics = list(self.untold)
        self.untold.clear()
        self.stirred.clear()
        if topics:
            self.resting.update(dict.fromkeys(topics, False))
            asyncio.get_running_loop().call_later(PAUSE, self._rested, topics)
        return topics

    def _rested(self, topics: Iterable[Topic]) -> None:
        self.ring([topic for topic in topics if self.resting.pop(topic)])


class Switchboard:
    """Every open stream, by the unit and by the person it listens for."""

    def __init__(self) -> None:
        self._streams: set[Stream] = set()
        self._by_address: defaultdict[UUID, set[Stream]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._streams)

    def connect(self, listener: Listener) -> Stream:
        """A new page. It is told to look at everything: it may have missed a word while loading."""
        own = [
            s for s in self._by_address.get(listener.user, ()) if s.listener.user == listener.user
        ]
        if len(own) >= STREAMS_PER_USER or len(self) >= STREAMS_IN_ALL:
            raise TooManyStreams
        stream = Stream(listener)
        self._streams.add(stream)
        self._plug(stream, listener.addresses)
        stream.ring(Topic)
        return stream

    def move(self, stream: Stream, listener: Listener) -> None:
        """The person's units have changed while the page was open."""
        if listener != stream.listener:
            self._unplug(stream, stream.listener.addresses - listener.addresses)
            self._plug(stream, listener.addresses - stream.listener.addresses)
            stream.listener = listener
            stream.ring(Topic)

    def disconnect(self, stream: Stream) -> None:
        self._streams.discard(stream)
        self._unplug(stream, stream.listener.addresses)

    def ring(self, address: UUID, topic: Topic) -> None:
        """There is something new for this unit or this person."""
        for stream in self._by_address.get(address, ()):
            stream.ring([topic])

    def ring_all(self) -> None:
        """Words may have been missed: let everybody look at everything."""
        for stream in self._streams:
            stream.ring(Topic)

    def hang_up(self) -> None:
        """The process is going; the pages will call again."""
        for stream in self._streams:
            stream.end()

    def _plug(self, stream: Stream, addresses: Iterable[UUID]) -> None:
        for address in addresses:
            self._by_address[address].add(stream)

    def _unplug(self, stream: Stream, addresses: Iterable[UUID]) -> None:
        for address in addresses:
            self._by_address[address].discard(stream)
            if not self._by_address[address]:
                del self._by_address[address]
