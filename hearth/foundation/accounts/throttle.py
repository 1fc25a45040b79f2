"""Guessing passwords is slow here, and nobody can lock a colleague out by guessing badly.

Three measures: name and address together, address alone, name alone; the last is wide, so that
a stranger cannot shut a worker out at two in the morning. Figures: security notes, 3(d).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.conf import settings

from hearth.foundation.accounts.models import Attempt

HASHING = BoundedSemaphore(2)  # Argon2id at once; more would be a denial of service on two cores
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Measure:
    """At most so many failures in so long."""

    most: int
    within: timedelta


BOTH = Measure(5, timedelta(minutes=5))
ADDRESS = Measure(20, timedelta(hours=1))
NAME = Measure(60, timedelta(hours=1))


def may_try(name: str, address: str, at: datetime) -> bool:
    """Whether one more password may be tried now."""
    return all(
        _count(mark, at - measure.within) < measure.most for mark, measure in _marks(name, address)
    )


def note_failure(name: str, address: str, at: datetime) -> None:
    """Count this failure against the name, the address, and both."""
    Attempt.objects.bulk_create(Attempt(mark=mark, at=at) for mark, _ in _marks(name, address))


def clear_old(at: datetime) -> int:
    """Forget yesterday's failures. Returns how many."""
    return Attempt.objects.filter(at__lt=at - KEPT).delete()[0]


def _marks(name: str, address: str) -> list[tuple[str, Measure]]:
    return [
        (_mark(f"both|{name}|{address}"), BOTH),
        (_mark(f"address|{address}"), ADDRESS),
        (_mark(f"name|{name}"), NAME),
    ]


def _mark(words: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def _count(mark: str, since: datetime) -> int:
    return Attempt.objects.filter(mark=mark, at__gt=since).count()
