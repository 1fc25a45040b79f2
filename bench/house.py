"""A Hearth of its own for the benchmark: temporary folder, durable database, free port."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# What Python has compiled is kept, as by `make run`: else each process compiles it again, in memory.
UNKEPT = {"PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class House:
    port: int
    data: Path
    tree: int
    environment: Mapping[str, str]

    @property
    def events_port(self) -> int:
        return self.port + 1


@contextmanager
def opened() -> Iterator[House]:
    """Open the doors, wait until they answer, close them at the end. fsync stays on."""
    data = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    port = _free()
    environment = {name: value for name, value in os.environ.items() if name not in UNKEPT} | {
        "HEARTH_DATA": str(data),
        "HEARTH_DEMO": "1",
        "PORT": str(port),
    }
    log = (data / "bench.log").open("wb")
    tree = subprocess.Popen(
        [sys.executable, "-m", "hearth.config.cli", "up"],
        env=environment, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        _wait(port, tree, data / "bench.log")
        yield House(port, data, tree.pid, environment)
    finally:
        tree.send_signal(signal.SIGINT)
        tree.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def _wait(port: int, tree: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1200):
        if tree.poll() is not None:
            raise SystemExit(log.read_text())
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(log.read_text())


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
