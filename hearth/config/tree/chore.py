"""Work that is done every so often by a process of its own, which comes and goes."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field

from hearth.config.tree.child import begin_life


@dataclass
class Chore:
    """`words`: what to say to the `hearth` command. The first time is one interval from now."""

    name: str
    words: tuple[str, ...]
    every: float  # seconds
    _due: float = field(default_factory=time.monotonic)
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._due += self.every

    def tend(self) -> str:
        """Begin it when it is due; answer how it failed, if it did, else an empty string."""
        code = self._process.poll() if self._process else None
        if self._process is not None and code is not None:
            self._process = None
            return f"{self.name} failed ({code})" if code else ""
        if self._process is None and time.monotonic() >= self._due:
            self._due = time.monotonic() + self.every
            self._process = subprocess.Popen(
                [sys.executable, "-m", "hearth.config.cli", *self.words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                preexec_fn=begin_life,
            )
        return ""

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
