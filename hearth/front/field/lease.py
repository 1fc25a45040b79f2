"""What a phone says and hears of a lease, as it goes over the wire."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hearth.front.field.models import MOST, Lease, TakenCase
from hearth.front.field.packet import moment
from hearth.front.field.sealed import NotAnEnvelope

POINT_BYTES = 65


@dataclass(frozen=True)
class Taking:
    """What a worker asks to take along, and the key that the phone cut for it."""

    cases: tuple[UUID, ...]
    lasting: timedelta
    point: bytes


@dataclass(frozen=True)
class Held:
    """What the phone says it holds: the public half of its key, and which version of what."""

    point: bytes
    versions: Mapping[UUID, int]


@dataclass(frozen=True)
class Sent:
    """One case, sealed; as it goes over the wire."""

    taken: TakenCase
    sealed: bytes


@dataclass(frozen=True)
class HandedOver:
    """What the phone may keep, and what is new of it. No lease: it keeps nothing."""

    lease: Lease | None = None
    keeps: tuple[UUID, ...] = ()
    sent: tuple[Sent, ...] = ()


def held(said: Mapping[str, Any]) -> Held:
    """As it came over the wire."""
    try:
        point = base64.b64decode(said["point"], validate=True)
        versions = {UUID(str(one)): int(version) for one, version in said["have"].items()}
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise NotAnEnvelope from error
    if len(point) not in (0, POINT_BYTES) or len(versions) > 2 * MOST:
        raise NotAnEnvelope
    return Held(point, versions)


def answer(handed: HandedOver, now: datetime) -> dict[str, Any]:
    """As the phone reads it: until when, what it keeps, and ciphertext."""
    lease = handed.lease
    if lease is None:
        return {"now": now.isoformat(), "lease": None}
    return {
        "now": now.isoformat(),
        "lease": {"id": str(lease.pk), "until": moment(lease.until)},
        "keep": [str(one) for one in handed.keeps],
        "cases": [
            {
                "id": str(one.taken.pk),
                "place": one.taken.place,
                "version": one.taken.version,
                "sealed": base64.b64encode(one.sealed).decode(),
            }
            for one in handed.sent
        ],
    }
