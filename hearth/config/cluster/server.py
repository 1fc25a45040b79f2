"""Join the embedded database, and leave it. It runs while anybody needs it, and no longer."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hearth.config.cluster import configuration
from hearth.config.cluster.account import ENVIRONMENT
from hearth.config.cluster.binaries import Installation, installation_for, within_reach
from hearth.config.cluster.home import Home, private, settle
from hearth.config.place import REPOSITORY
from hearth.config.trouble import Trouble

KEEPER = "hearth.config.cluster.keeper"
PATIENCE = 600.0  # seconds: after a crash the server may have a long log to replay
GRACE = 20.0  # seconds for the remains of a killed server to go
LOOK_EVERY = 0.02
BIG_LOG = 5_000_000


class DidNotStart(Trouble):
    """PostgreSQL was asked to start and did not."""


class Cluster:
    """The embedded database of one data folder, as one of its users sees it."""

    def __init__(self, link: Path, *, postgres: str = "", fast: bool = False) -> None:
        self.link = link
        self.wanted = postgres
        self.fast = fast
        self._membership: int | None = None

    @property
    def home(self) -> Home:
        return settle(self.link)

    def join(self) -> None:
        """Start the server if nobody has, wait until it answers, and be one of its users."""
        with self._alone():
            home = self.home
            if self._membership is None:
                self._membership = private(home.members, os.O_RDWR)
                fcntl.flock(
                    self._membership, fcntl.LOCK_SH
                )  # waits for one who is just turning off the light
            if not self._answers(home):
                self._start(home)

    def leave(self) -> None:
        """Stop using the server. Whoever leaves last stops it, and waits until it has stopped."""
        if self._membership is None:
            return
        home = self.home
        try:
            fcntl.flock(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # others still use it, or its keeper is already stopping it
        else:
            if pid := postmaster(home.data):
                os.kill(pid, signal.SIGINT)
            _wait_until_empty(home.data, PATIENCE)
        finally:
            os.close(self._membership)
            self._membership = None

    @contextlib.contextmanager
    def joined(self) -> Iterator[Cluster]:
        """Use the server within a block."""
        self.join()
        try:
            yield self
        finally:
            self.leave()

    def runs(self) -> bool:
        """Whether the server is alive this moment."""
        return postmaster(self.link.resolve() / "cluster") is not None

    def _answers(self, home: Home) -> bool:
        """Whether a server is there; if it is still coming up, wait for it."""
        return postmaster(home.data) is not None and _wait_until_ready(home)

    def _start(self, home: Home) -> None:
        _wait_until_empty(home.data, GRACE)
        found = installation_for(home.data, self.wanted)
        if not home.account.is_ourselves:
            found = within_reach(found, home.account)
        if not (home.data / "PG_VERSION").exists():
            self._lay_foundation(home, found)
        settings = configuration.write(home)
        if home.log.exists() and home.log.stat().st_size > BIG_LOG:
            home.log.replace(home.log.with_name("log.1"))
        for stale in home.socket.glob(".s.PGSQL.*"):
            stale.unlink()
        command = [str(found.postgres), "-D", str(home.data), "-c", f"config_file={settings}"]
        keeper = _leave_to_keeper(home, command)
        if not _wait_until_ready(home, keeper):
            raise DidNotStart(
                f"PostgreSQL did not start. Its last words, in {home.log}: {_last_line(home.log)}"
            )

    def _lay_foundation(self, home: Home, found: Installation) -> None:
        """Make a new cluster beside its place, and move it there whole."""
        unfinished = home.path / "cluster.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        home.account.owns(unfinished)
        if self.fast:
            home.fast_mark.touch()
        command: list[str | Path] = [found.initdb, "-D", unfinished, "-U", configuration.SUPERUSER]
        command += ["--auth=peer", "--encoding=UTF8", "--data-checksums", *_locale(found.major)]
        if self.fast:
            command.append("--no-sync")
        log = private(home.log, os.O_WRONLY | os.O_APPEND)
        try:
            made = home.account.run(command, log=log) == 0
        finally:
            os.close(log)
        if not made:
            raise DidNotStart(
                "PostgreSQL could not make its data folder. "
                f"Its last words, in {home.log}: {_last_line(home.log)}"
            )
        unfinished.replace(home.data)  # which is there, and empty

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time looks, decides and starts."""
        if not self.link.parent.exists():
            self.link.parent.mkdir(
                mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True
            )
        lock = private(self.link.with_name("database.lock"), os.O_RDWR)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)


def postmaster(data: Path) -> int | None:
    """The server that lives in this folder, if it is alive.

    Its file names a process; only a process whose working folder is this one is believed:
    numbers are used again, and a killed server may stay in the list for a while as a ghost.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if _lives_in(pid, data) else None


def _lives_in(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data
    except OSError:
        return False


def _wait_until_ready(home: Home, keeper: int = 0) -> bool:
    """Until the server says so itself; False when it, or its keeper, gave up."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            said = (home.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            said = []
        if len(said) >= 8 and said[7].strip() == "ready" and postmaster(home.data):
            return True
        if keeper and os.waitpid(keeper, os.WNOHANG)[0]:
            return False
        if not keeper and postmaster(home.data) is None:
            return False
        time.sleep(LOOK_EVERY)
    return False


def _wait_until_empty(data: Path, patience: float) -> None:
    """Until no process of a server lives in the folder any more."""
    end = time.monotonic() + patience
    while any(_lives_in(int(each.name), data) for each in Path("/proc").glob("[0-9]*")):
        if time.monotonic() > end:
            raise DidNotStart(
                f"An old server still works in {data}. End its processes, and try again."
            )
        time.sleep(LOOK_EVERY)


def _leave_to_keeper(home: Home, command: list[str]) -> int:
    """Start the keeper in a session of its own: a Ctrl-C meant for us does not reach the server."""
    words = [sys.executable, "-S", "-m", KEEPER, str(home.members)]
    words += [str(home.account.uid), str(home.account.gid), *command]
    log = private(home.log, os.O_WRONLY | os.O_APPEND)
    try:
        return os.posix_spawn(
            sys.executable,
            words,
            {**ENVIRONMENT, "PYTHONPATH": str(REPOSITORY)},
            setsid=True,
            setsigdef=[signal.SIGINT, signal.SIGTERM],
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, log, 1),
                (os.POSIX_SPAWN_DUP2, log, 2),
            ],
        )
    finally:
        os.close(log)


def _locale(major: int) -> list[str]:
    """Letters as Unicode knows them, order by code point: the same on every version and machine."""
    if major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").split("\n") if log.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "(nothing)")
