"""Other processes, for tests that start, share and kill."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hearth.config.cluster.server import postmaster
from hearth.config.place import REPOSITORY, Place


def place_in(data: Path, postgres: str = "") -> Place:
    return Place.from_environment({"HEARTH_DATA": str(data), "HEARTH_POSTGRES": postgres})


def server_of(place: Place) -> int | None:
    return postmaster(place.cluster.resolve() / "cluster")


def python(code: str, place: Place) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ
        | {
            "PYTHONPATH": str(REPOSITORY),
            "HEARTH_DATA": str(place.data),
            "HEARTH_DATABASE": place.database,
            "HEARTH_POSTGRES": place.postgres,
        },
    )


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
