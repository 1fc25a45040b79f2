"""The folders of one cluster, and who may enter them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from hearth.config.cluster.account import Account, account_for, ourselves
from hearth.config.place import socket_of
from hearth.config.trouble import Trouble

ELSEWHERE = Path("/var/lib/hearth")


class UnsafeFolder(Trouble):
    """A folder that must be ours alone belongs to somebody else."""


@dataclass(frozen=True)
class Home:
    """Where a cluster lives: its data, settings, log and locks; the socket may lie apart."""

    path: Path
    socket: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.path / "cluster"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def members(self) -> Path:
        """Locked, shared, by everyone who uses the server."""
        return self.path / "members"

    @property
    def fast_mark(self) -> Path:
        """Says that this cluster is for tests and may lose everything with the power."""
        return self.path / "may-lose-everything"


def private(path: Path, flags: int) -> int:
    """Open a file that nobody else may read, or lock."""
    return os.open(path, flags | os.O_CREAT | os.O_CLOEXEC, 0o600)


def settle(link: Path) -> Home:
    """Make the folders if they are not there, closed to everyone but the server and us.

    When root's own folders are closed to the account that the server runs as, the database moves
    to /var/lib/hearth and a link stays behind; no folder is ever opened.
    """
    account = account_for(link.resolve() / "cluster")
    if not link.exists() and account.run(["test", "-x", link.parent]) != 0:
        away = ELSEWHERE / hashlib.sha256(str(link).encode()).hexdigest()[:12]
        away.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(away, target_is_directory=True)
    path = link.resolve()
    home = Home(path, socket_of(path), account)
    # Settings and locks stay ours: the server's account may pass through, and change only its two.
    for folder, owner in ((path, ourselves()), (home.data, account), (home.socket, account)):
        _keep(folder, owner, (os.geteuid(), account.uid))
    return home


def _keep(folder: Path, owner: Account, allowed: tuple[int, int]) -> None:
    """A folder that is there must be ours or the server's; a new one is closed to everyone else."""
    if folder.is_symlink() or (folder.exists() and folder.stat().st_uid not in allowed):
        raise UnsafeFolder(
            f"{folder} belongs to somebody else. Remove it, or choose another with HEARTH_DATA."
        )
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        owner.owns(folder)
    if folder.stat().st_uid == os.geteuid() == 0:
        folder.chmod(0o711)
