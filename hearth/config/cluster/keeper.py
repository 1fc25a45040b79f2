"""Stays with the server: its parent while it lives, and the one who stops it when everybody has left.

Run as a script by `server.py`, in a session of its own, with nothing but the standard library, so that it
outlives whoever started it and costs little. Users of the server hold a shared lock on one file; the system
takes the lock from them even when they are killed. When the keeper can have it alone, nobody is left.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
from types import FrameType

LOOK_EVERY = 0.5  # seconds
DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
PATIENCE = 30  # seconds for a fast shutdown, before an immediate one


def keep(members: str, uid: int, gid: int, command: list[str]) -> int:
    """Run the server until it ends, or until nobody uses it any more."""
    dismissed = False

    def dismiss(_signal: int, _frame: FrameType | None) -> None:
        nonlocal dismissed
        dismissed = True

    signal.signal(signal.SIGTERM, dismiss)
    signal.signal(signal.SIGINT, dismiss)
    become = {} if uid == os.geteuid() else {"user": uid, "group": gid, "extra_groups": []}
    server = subprocess.Popen(  # type: ignore[call-overload]
        command,
        stdin=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"},
        preexec_fn=stop_with_the_keeper,
        **become,
    )
    with open(members, "rb") as lock:
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


def stop_with_the_keeper() -> None:
    """Should the keeper be killed, the system asks the server to shut down."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGINT)


def _nobody_is_left(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
