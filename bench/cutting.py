"""A line between a phone and the house that breaks: at a random byte of a request or an answer.

It reads along far enough to know where a message begins and ends, so that it can say what it cut:
which way it went, at which byte, of how many. Half of the cuts are a sudden end (RST), half a
silent one (FIN), as lines do it.
"""

from __future__ import annotations

import random
import re
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

END = b"\r\n"
HEAD = END + END
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closed with a reset


@dataclass(frozen=True)
class Cut:
    """What was cut: which way it went, after how many bytes of how many, and how suddenly."""

    down: bool
    at: int
    of: int
    head: int  # bytes of the message before its content
    sudden: bool


Chance = Callable[[], "Fate | None"]


@dataclass(frozen=True)
class Fate:
    """Where a message and its answer will be cut: a share of its length, 0 to 1."""

    down: bool
    share: float
    sudden: bool


class Gone(Exception):
    """One of the two hung up."""


class Line:
    """Forwards to the house. `chance()` says of each form sent whether it is cut; None: it is not."""

    def __init__(self, house: int, chance: Chance) -> None:
        self.house, self.chance = house, chance
        self.sends = 0  # forms that set out
        self.cuts: list[Cut] = []
        self.to_phone = 0
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def breaks(self, chance: Chance) -> None:
        """From now on; what is open already ends here."""
        self.chance = chance
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                phone, _ = self._door.accept()
                threading.Thread(target=self._carry, args=(phone,), daemon=True).start()

    def _carry(self, phone: socket.socket) -> None:
        try:
            house = socket.create_connection(("127.0.0.1", self.house))
        except OSError:
            phone.close()
            return
        self._open += (phone, house)
        with suppress(Gone, OSError):
            while self._exchange(phone, house):
                pass
        for each in (phone, house):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _exchange(self, phone: socket.socket, house: socket.socket) -> bool:
        """A question and its answer. False: it was cut, and the line is dead."""
        head = _head(phone)
        sends = head.startswith(b"POST /field/envelopes ")
        self.sends += sends
        fate = self.chance() if sends else None
        if not self._forward(head, phone, house, fate, down=False):
            return False
        return self._forward(_head(house), house, phone, fate, down=True)

    def _forward(
        self,
        head: bytes,
        source: socket.socket,
        target: socket.socket,
        fate: Fate | None,
        *,
        down: bool,
    ) -> bool:
        content = _content(head, source)
        message, left = head + content, None
        if fate is not None and fate.down is down:
            left = int(fate.share * len(message))
        target.sendall(message[:left])
        self.to_phone += len(message[:left]) * down
        if left is None or fate is None:
            return True
        self.cuts.append(Cut(down, left, len(message), len(head), fate.sudden))
        self._end((source, target), sudden=fate.sudden)
        return False

    def _end(self, both: tuple[socket.socket, socket.socket], *, sudden: bool) -> None:
        if sudden:
            for each in both:
                with suppress(OSError):
                    each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                    each.close()


def at_random(density: float, seed: int) -> Chance:
    """So many of all forms are cut, each way equally often, the same ones for one seed."""
    chance = random.Random(seed)

    def fate() -> Fate | None:
        cut, down = chance.random() < density, chance.random() < 0.5
        share, sudden = chance.random(), chance.random() < 0.5
        return Fate(down, share, sudden) if cut else None

    return fate


def _head(source: socket.socket) -> bytes:
    """The beginning of a message, up to its content."""
    head = b""
    while not head.endswith(HEAD):
        head += _exactly(source, 1)
    return head


def _content(head: bytes, source: socket.socket) -> bytes:
    """What follows the head: so many bytes, or chunks until the last, or nothing."""
    found = LENGTH.search(head)
    if found:
        return _exactly(source, int(found[1]))
    if CHUNKED.search(head) is None:
        return b""
    said = b""
    while True:
        line = _line(source)
        size = int(line, 16)
        said += line + _exactly(source, size + len(END))
        if not size:
            return said


def _exactly(source: socket.socket, count: int) -> bytes:
    pieces: list[bytes] = []
    while count > 0:
        piece = source.recv(count)
        if not piece:
            raise Gone
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _line(source: socket.socket) -> bytes:
    line = b""
    while not line.endswith(END):
        line += _exactly(source, 1)
    return line
