"""Pages take turns: a few are worked on at once, in the order in which they came (0049).

The pages of one copy share one interpreter. Many at once are not done sooner; they take it from
each other, and each wants a line to the database, a server process and its memory besides.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """`at_once` are inside. The next goes in when one leaves, in the order in which they came.

    Who has waited for `patience` seconds goes in all the same: those inside are slow ones, and a
    slow page must keep nobody from an alert.
    """

    def __init__(self, at_once: int, patience: float) -> None:
        self._at_once = at_once
        self._patience = patience
        self._inside = 0
        self._waiting: deque[Lock] = deque()
        self._book = Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        self._come()
        try:
            yield
        finally:
            self._leave()

    def _come(self) -> None:
        with self._book:
            if self._inside < self._at_once:
                self._inside += 1
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        if not called.acquire(timeout=self._patience):
            self._stop_waiting(called)

    def _stop_waiting(self, called: Lock) -> None:
        with self._book:
            if called in self._waiting:  # else it was called in this very moment
                self._waiting.remove(called)
                self._inside += 1

    def _leave(self) -> None:
        with self._book:
            self._inside -= 1
            if self._waiting and self._inside < self._at_once:
                self._inside += 1
                self._waiting.popleft().release()
