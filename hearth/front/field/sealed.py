"""An envelope as it arrives, what it is bound to, and what is inside once it is opened."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

VERSION = "hearth field envelope 1"
SHORTEST = 65 + 16  # a point and a tag
LONGEST = 64 * 1024  # bytes; the longest form is a quarter of this
LAST = 2**31 - 1


class Unreadable(Exception):
    """What was in the envelope is not a form as the app writes it."""


class NotAnEnvelope(Exception):
    """What came is not what the app sends."""


@dataclass(frozen=True)
class Sealed:
    """What the phone sends: everything but the ciphertext is for finding it again."""

    id: UUID
    number: int
    phone: UUID  # as it was registered when it sealed; part of what the envelope is bound to
    key: int
    content: bytes
    sent_at: datetime  # by the phone's clock


@dataclass(frozen=True)
class Opened:
    """A form as it was filled in."""

    form: str
    at: datetime  # by the phone's clock
    answers: Mapping[str, Any]


def arrived(said: Mapping[str, Any]) -> Sealed:
    """An envelope as it came over the wire."""
    try:
        content = base64.b64decode(said["sealed"], validate=True)
        number, key = int(said["number"]), int(said["key"])
        which, phone = UUID(str(said["id"])), UUID(str(said["phone"]))
        sealed = Sealed(which, number, phone, key, content, moment(str(said["sent_at"])))
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise NotAnEnvelope from error
    fits = SHORTEST <= len(content) <= LONGEST
    if not (fits and 0 < number < LAST and 0 < key < LAST):
        raise NotAnEnvelope
    return sealed


def bound(envelope: UUID, number: int, phone: UUID, key: int) -> bytes:
    """What both sides know of the envelope's place: moved elsewhere, it does not open."""
    return f"{VERSION}|{envelope}|{number}|{phone}|{key}".encode()


def opened(plain: bytes) -> Opened:
    """The form inside. The app pads with spaces, so that the length says little."""
    try:
        said = json.loads(plain)
        answers = said["answers"]
        if not isinstance(answers, dict):
            raise Unreadable
        return Opened(str(said["form"]), moment(said["at"]), answers)
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error


def moment(text: str) -> datetime:
    """A moment as a browser writes it, 2026-03-19T21:00:00.000Z; ValueError for anything else."""
    parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
