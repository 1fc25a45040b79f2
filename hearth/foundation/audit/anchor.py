"""Anchors: signed lines that say where the record stood, kept where the record is not.

    hearth-anchor <number> <seq> <hash> <at> <sha256 of the line before> <signature>

One line an hour, appended to a file; the file is copied out of the house (another machine, the
data protection officer's mailbox, a printed sheet). Whoever cuts or rewrites the record later
would have to do it to every copy as well.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from hearth.foundation.access.identity import House, identity
from hearth.foundation.audit.actions import gathering, record
from hearth.foundation.vault.signing import SigningKey

WORD = "hearth-anchor"


class CopyDiffers(Exception):
    """A copy of the anchors is not the beginning of ours: one of the two was touched."""


@dataclass(frozen=True)
class Anchor:
    """Event `seq` had this hash at this moment."""

    number: int
    seq: int
    hash: bytes
    at: datetime


@dataclass(frozen=True)
class Shelf:
    """The anchors of one file, and what is doubtful about the file itself."""

    anchors: tuple[Anchor, ...]
    doubts: tuple[str, ...]
    lines: tuple[str, ...]


def drop_anchor(connection: BaseDatabaseWrapper, path: Path, *, at: datetime) -> Anchor:
    """Append where the record stands now. `connection` is the owner's: nobody else sees the head.

    The record then says that this anchor exists, so that a lost line is missed.
    """
    shelf = read_shelf(path)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM public.audit_head")
        seq, head = cursor.fetchone()
    anchor = Anchor(len(shelf.lines) + 1, seq, bytes(head), at)
    _append(path, [_line(anchor, shelf.lines[-1] if shelf.lines else "")])
    house = House("the record is anchored")
    with transaction.atomic(), identity(house), gathering():
        record("audit.anchored", None, by=house, number=anchor.number)
    return anchor


def read_shelf(path: Path) -> Shelf:
    """Every anchor in the file that is signed by us and follows from the one before it."""
    lines = path.read_text().splitlines() if path.exists() else []
    anchors: list[Anchor] = []
    doubts: list[str] = []
    before = ""
    for place, line in enumerate(lines, 1):
        anchor = _read(line, before)
        if anchor is None or anchor.number != place:
            doubts.append(f"Line {place} of the anchors is not one we signed in this place.")
        else:
            anchors.append(anchor)
        before = line
    return Shelf(tuple(anchors), tuple(doubts), tuple(lines))


def copy_out(path: Path, to: Path) -> None:
    """Bring a copy of the anchors up to date. A copy that differs is evidence: it is left alone."""
    ours = path.read_text().splitlines()
    theirs = to.read_text().splitlines() if to.exists() else []
    if theirs != ours[: len(theirs)]:
        raise CopyDiffers(to)
    _append(to, ours[len(theirs) :])


def _line(anchor: Anchor, before: str) -> str:
    said = _said(anchor, before)
    return f"{said} {_key().sign(said.encode()).hex()}"


def _said(anchor: Anchor, before: str) -> str:
    at = anchor.at.astimezone(UTC).isoformat(timespec="seconds")
    link = hashlib.sha256(before.encode()).hexdigest()
    return f"{WORD} {anchor.number} {anchor.seq} {anchor.hash.hex()} {at} {link}"


def _read(line: str, before: str) -> Anchor | None:
    """The anchor, or nothing: a line is either exactly ours or no anchor at all."""
    said, _, signature = line.rpartition(" ")
    try:
        _, number, seq, head, at, _ = said.split(" ")
        moment = datetime.fromisoformat(at)
        anchor = Anchor(int(number), int(seq), bytes.fromhex(head), moment)
        ours = _key().signed(said.encode(), bytes.fromhex(signature))
    except ValueError:
        return None
    return anchor if ours and said == _said(anchor, before) else None


def _append(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


def _key() -> SigningKey:
    return SigningKey(settings.AUDIT_ANCHOR_KEY)
