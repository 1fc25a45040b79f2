"""Ties a process to the one that started it: should the parent be killed, the system tells the child."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG


def tether(sign: signal.Signals) -> None:
    """Call in the child. Without Linux there is no such rope, and `make run` says so nowhere."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, sign)
        if os.getppid() != parent:  # it died before we were tied
            os.kill(os.getpid(), sign)
