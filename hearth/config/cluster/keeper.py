"""Stays with the server: its parent while it lives, and who stops it when everybody has left.

Started by `server.py` in a session of its own, with little more than the standard library, so
that it outlives whoever started it and costs little. Users of the server hold a shared lock on one
file; the system takes it from them even when they are killed. When the keeper can have it alone,
nobody is left.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from hearth.config.tether import tether

LOOK_EVERY = 0.5  # seconds
PATIENCE = 30  # seconds for a fast shutdown, before an immediate one


def keep(members: str, uid: int, gid: int, command: list[str]) -> int:
    """Run the server until it ends, or until nobody uses it any more."""
    dismissed = False

    def dismiss(_signal: int, _frame: FrameType | None) -> None:
        nonlocal dismissed
        dismissed = True

    signal.signal(signal.SIGTERM, dismiss)
    signal.signal(signal.SIGINT, dismiss)
    ourselves = uid == os.geteuid()
    server = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        cwd="/",
        preexec_fn=_stop_with_the_keeper,
        user=None if ourselves else uid,
        group=None if ourselves else gid,
        extra_groups=None if ourselves else [],
    )
    with Path(members).open("rb") as lock:
        while True:
            try:
                return int(server.wait(timeout=LOOK_EVERY))
            except subprocess.TimeoutExpired:
                if dismissed or _nobody_is_left(lock.fileno()):
                    return stop(server)


def stop(server: subprocess.Popen[bytes]) -> int:
    """End the sessions, keep the data, leave."""
    server.send_signal(signal.SIGINT)
    try:
        return server.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        return server.wait()


def _stop_with_the_keeper() -> None:
    """Should the keeper be killed, the system asks the server to shut down."""
    tether(signal.SIGINT)


def _nobody_is_left(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
