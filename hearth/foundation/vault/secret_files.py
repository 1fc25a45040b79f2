"""Files that hold secrets: written whole or not at all, once, for this user alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def put_once(path: Path, content: bytes) -> None:
    """Write a new file. When two processes write at once, the first one's content stands."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    _settle(path.parent)


def numbered(folder: Path, ending: str) -> dict[int, Path]:
    """The files `<number><ending>` of a folder that may not exist yet."""
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return {}
    return {
        int(name.removesuffix(ending)): folder / name
        for name in names
        if name.endswith(ending) and name.removesuffix(ending).isdecimal()
    }


def _settle(folder: Path) -> None:
    """A new name survives a power cut only when its folder is on the disk as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
