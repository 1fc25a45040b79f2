"""A line between a phone and the house that breaks: after so many bytes, in either direction."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

PIECE = 4096


class Line:
    """Forwards to the house. `budget()` says after how many bytes a connection is cut; None: never."""

    def __init__(self, house: int, budget: Callable[[], int | None]) -> None:
        self.house, self.budget = house, budget
        self.cuts = 0
        self.to_phone = 0
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def breaks(self, budget: Callable[[], int | None]) -> None:
        """From now on; what is open already ends here."""
        self.budget = budget
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
        left = [self.budget()]
        both = ((phone, house, False), (house, phone, True))
        threads = [
            threading.Thread(target=self._pour, args=(*way, left, (phone, house)), daemon=True)
            for way in both
        ]
        for thread in threads:
            thread.start()

    def _pour(
        self,
        source: socket.socket,
        target: socket.socket,
        down: bool,
        left: list[int | None],
        both: tuple[socket.socket, socket.socket],
    ) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if left[0] is not None:
                    piece = piece[: max(0, left[0])]
                    left[0] -= len(piece)
                if down:
                    self.to_phone += len(piece)
                target.sendall(piece)
                if left[0] is not None and left[0] <= 0:
                    self.cuts += 1
                    break
        for each in both:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


def anywhere(most: int, seed: int) -> Callable[[], int]:
    """A cut at a random byte, the same ones in every run with this seed."""
    chance = random.Random(seed)
    return lambda: chance.randint(0, most)
