"""Waiting without sleeping through it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

R = TypeVar("R")


def until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    """Looks again and again, and no longer than our patience."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def at_once(deeds: Iterable[Callable[[], R]]) -> list[R]:
    """All of them in the same moment, each in a thread of its own."""
    several = list(deeds)
    ready = Barrier(len(several))

    def run(deed: Callable[[], R]) -> R:
        ready.wait()
        return deed()

    with ThreadPoolExecutor(len(several)) as pool:
        return list(pool.map(run, several))
