"""One process of the tree: started, watched, started again after a growing pause, stopped."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from hearth.config.tether import tether

SHORTEST, LONGEST = 0.25, 15.0  # seconds before starting again
HEALTHY = 30.0  # seconds alive, after which the next pause is short again
THRIFTY = {"MALLOC_ARENA_MAX": "2"}  # else each of a web's threads keeps memory of its own


@dataclass
class Child:
    """`name` is what people call it; Python runs the module, with the words behind it."""

    name: str
    words: tuple[str, ...]
    pause: float = SHORTEST
    due: float = 0.0  # when to start (again)
    deaths: int = 0
    _born: float = 0.0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """In a session of its own: a Ctrl-C meant for the tree reaches the supervisor alone."""
        self._born = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", *self.words],
            stdin=subprocess.DEVNULL,
            env=os.environ | THRIFTY,
            start_new_session=True,
            preexec_fn=begin_life,
        )

    def bury(self) -> str:
        """If it died, plan its next life, and answer how it died; else an empty string."""
        code = self._process.poll() if self._process else None
        if self._process is None or code is None:
            return ""
        self.sweep()
        self._process = None
        self.deaths += 1
        if time.monotonic() - self._born > HEALTHY:
            self.pause = SHORTEST
        self.due = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST)
        return f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended ({code})"

    def ask_to_stop(self) -> None:
        if self.alive and self._process:
            self._process.terminate()

    def wait(self, until: float) -> None:
        """Let it finish what it is doing, but not for ever. Nothing it started is left behind."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.sweep()

    def sweep(self) -> None:
        """End whatever it started itself and did not take along."""
        if self._process is not None:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def begin_life() -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    leave_no_core()
    tether(signal.SIGTERM)


def leave_no_core() -> None:
    """A process that dies writes no picture of its memory to the disk: there are keys in it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
