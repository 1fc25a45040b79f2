"""Names lately compared, folded, in this process's memory and nowhere else (decision 0012).

What is in here was decrypted for somebody who could open it; who may see it now is asked of the
database at every search, and nothing in here is shown: what is shown is read again from the
database, for the one who asks. Bounded, and wiped when nobody has searched for some minutes.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock, Timer

from hearth.casework.people.matching import Heard

MOST = 50_000  # dossiers; about 1 kB each
IDLE_SECONDS = 5 * 60


class NamesInMemory:
    """What each dossier's person is called, as far as the audit had been read: `read_up_to`."""

    def __init__(self, *, most: int = MOST, idle: float = IDLE_SECONDS) -> None:
        self.most, self.idle = most, idle
        self.read_up_to: int | None = None
        self._names: OrderedDict[str, Heard] = OrderedDict()
        self._used = 0.0
        self._sweeper: Timer | None = None
        self._lock = Lock()

    def catch_up(self, changed: Iterable[str], *, up_to: int) -> None:
        """Forget whoever was named anew since; a record that went back forgets everybody."""
        with self._lock:
            if self.read_up_to is None or up_to < self.read_up_to:
                self._names.clear()
            for dossier in changed:
                self._names.pop(dossier, None)
            self.read_up_to = up_to

    def of(self, dossiers: Iterable[str]) -> tuple[dict[str, Heard], list[str]]:
        """What is remembered of these, and those of whom nothing is."""
        known: dict[str, Heard] = {}
        missing: list[str] = []
        with self._lock:
            self._used = time.monotonic()
            for dossier in dossiers:
                name = self._names.get(dossier)
                if name is None:
                    missing.append(dossier)
                else:
                    known[dossier] = name
        return known, missing

    def keep(self, names: Mapping[str, Heard], *, read_at: int | None) -> None:
        """Remember what was read when the audit stood at `read_at`, unless it has moved since."""
        with self._lock:
            if read_at is None or read_at != self.read_up_to:
                return
            self._names.update(names)
            while len(self._names) > self.most:
                self._names.popitem(last=False)
            self._wake_sweeper()

    def wipe(self) -> None:
        """Nobody is remembered any more."""
        with self._lock:
            self._names.clear()
            self.read_up_to = None

    def __len__(self) -> int:
        return len(self._names)

    def _wake_sweeper(self) -> None:
        if self._sweeper is None:
            self._sweeper = self._in(self.idle)

    def _sweep(self) -> None:
        """Wipe if nobody has searched for so long, else come back when that time would be over."""
        rest = self._used + self.idle - time.monotonic()
        with self._lock:
            self._sweeper = None
            if rest <= 0:
                self._names.clear()
                self.read_up_to = None
            else:
                self._sweeper = self._in(rest)

    def _in(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._sweep)
        timer.daemon = True
        timer.start()
        return timer


NAMES = NamesInMemory()
