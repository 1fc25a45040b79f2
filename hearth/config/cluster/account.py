"""The system account PostgreSQL runs as: ours, or, when we are root, one for this alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hearth.config.trouble import Trouble

NAME = "hearthdb"


class NoAccount(Trouble):
    """We are root, PostgreSQL refuses to be, and no other account could be made."""


@dataclass(frozen=True)
class Account:
    """A user of the operating system, and whether we must become it first."""

    name: str
    uid: int
    gid: int

    @property
    def is_ourselves(self) -> bool:
        return self.uid == os.geteuid()

    def run(self, command: Sequence[str | Path], *, log: int = subprocess.DEVNULL) -> int:
        """Run a command as this account, and answer with its exit code.

        Never through a pipe: a server would inherit it, and the reader would wait for ever.
        """
        try:
            return subprocess.run(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=ENVIRONMENT,
                check=False,
                user=None if self.is_ourselves else self.uid,
                group=None if self.is_ourselves else self.gid,
                extra_groups=None if self.is_ourselves else [],
            ).returncode
        except PermissionError:
            return 126

    def owns(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if not self.is_ourselves:
            os.chown(path, self.uid, self.gid)


ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"}


def ourselves() -> Account:
    """The account this process runs as."""
    return _named(os.geteuid())


def account_for(data: Path) -> Account:
    """Who runs the server of this folder: its owner; of a new one, ourselves or our lesser half."""
    owner = _owner(data)
    if os.geteuid() != 0:
        if owner != os.geteuid():
            raise NoAccount(
                f"The database in {data} belongs to another user of this machine. "
                "Start Hearth as that user, or choose another folder with HEARTH_DATA."
            )
        return ourselves()
    return _named(owner) if owner != 0 else _servant()


def _owner(path: Path) -> int:
    try:
        return path.stat().st_uid
    except FileNotFoundError:
        return os.geteuid()
    except PermissionError:
        return 0


def _named(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(str(uid), uid, uid)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _servant() -> Account:
    """The account a root-run Hearth keeps for its database; made on first use."""
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        _make_servant()
        entry = pwd.getpwnam(NAME)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make_servant() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd:
        command = [useradd, "--system", "--user-group", "--no-create-home"]
        command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME]
        made = subprocess.run(command, capture_output=True, check=False)
        if made.returncode in (0, 9):  # 9: somebody else made it in this very moment
            return
    raise NoAccount(
        "PostgreSQL refuses to run as root, and the account it should run as could not be made. "
        f"Run Hearth as an ordinary user, or make a system user called {NAME} and try again."
    )
