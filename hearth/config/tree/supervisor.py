"""Watches over the tree: starts it, starts again what dies, stops it, leaves nothing behind.

No Django, no database driver: it only knows processes. Signals are taken one at a time, where
they are waited for, so that nothing happens behind the reader's back.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Sequence

from hearth.config.cluster.server import Cluster
from hearth.config.tree.child import Child
from hearth.config.tree.chore import Chore
from hearth.config.trouble import Trouble

AWAITED = (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_EVERY = 1.0  # seconds
GOODBYE = 8.0  # seconds for all children together to finish
HOPELESS = 4  # deaths before the first answer


class NeverOpened(Trouble):
    """A process died again and again before the doors were open."""


class Supervisor:
    """The tree's root. `cluster` is the embedded database, or None when it is elsewhere."""

    def __init__(
        self, children: Sequence[Child], cluster: Cluster | None, chores: Sequence[Chore] = ()
    ) -> None:
        self.children = children
        self.chores = chores
        self.cluster = cluster
        self._opened = False

    def run(self, is_open: Callable[[], bool], welcome: Callable[[], None]) -> None:
        """Until somebody says stop. `welcome` is said once, when `is_open` first holds."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, AWAITED)
        try:
            for child in self.children:
                child.start()
            while not self._told_to_stop():
                self._start_what_is_due()
                if not self._opened and is_open():
                    self._opened = True
                    welcome()
        finally:
            self.stop()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def stop(self) -> None:
        """All are asked at once; each may finish; nobody stays."""
        for chore in self.chores:
            chore.stop()
        for child in self.children:
            child.ask_to_stop()
        end = time.monotonic() + GOODBYE
        for child in self.children:
            child.wait(end)

    def _told_to_stop(self) -> bool:
        pause = LOOK_EVERY if self._opened else 0.1
        said = signal.sigtimedwait(AWAITED, pause)
        return said is not None and said.si_signo in STOPS

    def _start_what_is_due(self) -> None:
        self._see_to_the_database()
        for child in self.children:
            if how := child.bury():
                _say(f"{child.name} {how}; starting it again.")
                if child.deaths >= HOPELESS and not self._opened:
                    raise NeverOpened(f"{child.name} could not start. What it said is above.")
            if not child.alive and time.monotonic() >= child.due:
                child.start()
        for chore in self.chores if self._opened else ():
            if trouble := chore.tend():
                _say(trouble)

    def _see_to_the_database(self) -> None:
        if self.cluster is None or self.cluster.runs():
            return
        _say("The database stopped; starting it again.")
        try:
            self.cluster.join()
        except Trouble as trouble:
            _say(str(trouble))


def _say(sentence: str) -> None:
    print(f"hearth: {sentence}", file=sys.stderr, flush=True)
