"""Ties a process to the one that started it: when the parent is killed, the child is told."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG


def tether(sign: signal.Signals) -> None:
    """Call in the child. Only Linux has such a rope."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, sign)
        if os.getppid() != parent:  # it died before we were tied
            os.kill(os.getpid(), sign)
