"""Keys that belong to this Hearth, made on first use, readable by nobody else."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def session_key(folder: Path) -> str:
    """Signs forms and sessions."""
    return _key(folder / "session.key").hex()


def identity_key(folder: Path) -> bytes:
    """Signs, for the database, who is reading (row-level security believes nothing else)."""
    return _key(folder / "identity.key")


def _key(path: Path) -> bytes:
    """Read the key, or make it. Two processes that start at once agree on one key."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        return path.read_bytes()
