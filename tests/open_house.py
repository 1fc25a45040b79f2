"""A Hearth with open doors, for real browsers and real accidents.

Ask for `open_house`: web, event streams and worker run as they do for people, on a database that
no other test shares and that Django in the test looks at too. Ask for `cast` members beside it,
and they are written down there.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from hearth.config.cluster.server import postmaster
from hearth.config.place import REPOSITORY, Place
from hearth.config.tether import tether
from hearth.config.tree.port import answers
from tests.stage import FOLDER

MODULES = {
    "web": "hearth.config.tree.web",
    "events": "hearth.config.events",
    "worker": "hearth.config.tree.work",
}
PATIENCE = 30.0  # seconds, on a busy machine


class OpenHouse:
    """One running tree: its address, and how to hurt it."""

    def __init__(self, place: Place, *, demo: bool = True) -> None:
        self.place = place
        self.port = free_ports()
        self.demo = demo
        self.log = FOLDER / f"house-{place.owner().name}-{self.port}.log"
        self._tree: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self, *, timeout: float = PATIENCE) -> None:
        """Start the tree, and wait until it answers."""
        with self.log.open("ab") as log:
            self._tree = subprocess.Popen(
                [sys.executable, "-m", "hearth.config.cli", "up", "--unprepared"],
                cwd=REPOSITORY,
                env=os.environ | self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=partial(tether, signal.SIGINT),  # who asked for it may be killed
            )
        self.wait_until_open(timeout=timeout)

    def wait_until_open(self, *, timeout: float = PATIENCE) -> None:
        """Until both doors open to a knock."""
        end = time.monotonic() + timeout
        while not all(answers("127.0.0.1", port) for port in (self.port, self.port + 1)):
            if self._tree is None or self._tree.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"The house did not open:\n{self.said()}")
            time.sleep(0.05)

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Close the doors as a person would, and answer the exit code."""
        if self._tree is None:
            return 0
        self._tree.send_signal(sign)
        code = self._tree.wait(PATIENCE)
        self._tree = None
        return code

    def pid(self, name: str) -> int:
        """The process that is called so: web, events, worker, tree, database."""
        return next(iter(self.pids(name)), 0)

    def pids(self, name: str) -> list[int]:
        """All processes of that name, the eldest first; the web has copies."""
        if name == "tree":
            return [self._tree.pid] if self._tree else []
        if name == "database":
            return [*filter(None, [postmaster(self.place.cluster.resolve() / "cluster")])]
        found = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
        return sorted(pid for pid in found if self._is_ours(pid, MODULES[name]))

    def kill(self, name: str) -> int:
        """kill -9, and answer which process it was."""
        pid = self.pid(name)
        assert pid, f"no process called {name}:\n{self.said()}"
        os.kill(pid, signal.SIGKILL)
        return pid

    def everybody(self) -> list[int]:
        """All its processes."""
        return sorted(pid for name in MODULES for pid in self.pids(name))

    def said(self) -> str:
        """What its processes printed."""
        return self.log.read_text(errors="replace") if self.log.exists() else "(nothing)"

    def _is_ours(self, pid: int, module: str) -> bool:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        except OSError:
            return False
        return module.encode() in words and f"PORT={self.port}".encode() in environment

    def environment(self) -> dict[str, str]:
        """What its processes are told about their place."""
        return {
            "HEARTH_DATA": str(self.place.data),
            "HEARTH_KEYS": str(self.place.keys),
            "HEARTH_DATABASE": self.place.database,
            "HEARTH_DATABASE_URL": self.place.external,
            "HEARTH_POSTGRES": self.place.postgres,
            "HEARTH_VAULT": self.place.vault,
            "HEARTH_DEMO": "1" if self.demo else "",
            "PORT": str(self.port),
        }


@contextmanager
def doors_open(house: OpenHouse) -> Iterator[OpenHouse]:
    """A house of one's own, as long as the block; what it said goes with it."""
    try:
        house.open()
        yield house
    finally:
        house.stop()
        house.log.unlink(missing_ok=True)


def free_ports() -> int:
    """A port that is free, and so is the next."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
