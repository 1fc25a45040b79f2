"""Names in memory: bounded, wiped when idle, and never staler than the audit."""

from __future__ import annotations

import threading
from uuid import uuid4

from hearth.casework.people.matching import heard
from hearth.casework.people.memory import NamesInMemory


def full(*dossiers: str, most: int = 10, idle: float = 60) -> NamesInMemory:
    names = NamesInMemory(most=most, idle=idle)
    names.catch_up([], up_to=1)
    names.keep({dossier: heard(["Ana Testi"]) for dossier in dossiers}, read_at=1)
    return names


def test_what_was_kept_is_there_and_the_rest_is_missing() -> None:
    one, other = str(uuid4()), str(uuid4())
    known, missing = full(one).of([one, other])
    assert list(known) == [one]
    assert missing == [other]


def test_whoever_was_named_anew_is_forgotten() -> None:
    one, other = str(uuid4()), str(uuid4())
    names = full(one, other)
    names.catch_up([one], up_to=2)
    assert names.of([one, other])[1] == [one]


def test_what_was_read_before_the_audit_moved_is_not_kept() -> None:
    """Another thread learned of a new name while this one was decrypting the old."""
    one = str(uuid4())
    names = full()
    names.catch_up([one], up_to=2)
    names.keep({one: heard(["Old Testi"])}, read_at=1)
    assert names.of([one])[1] == [one]


def test_a_record_that_went_back_forgets_everybody() -> None:
    one = str(uuid4())
    names = full(one)
    names.catch_up([], up_to=0)
    assert len(names) == 0


def test_it_holds_no_more_than_it_may() -> None:
    assert len(full(*(str(uuid4()) for _ in range(30)), most=10)) == 10


def test_it_is_wiped_when_nobody_searches() -> None:
    wiped = threading.Event()

    class Watched(NamesInMemory):
        def _sweep(self) -> None:
            super()._sweep()
            if not len(self):
                wiped.set()

    names = Watched(idle=0.01)
    names.catch_up([], up_to=1)
    names.keep({str(uuid4()): heard(["Ana Testi"])}, read_at=1)
    assert wiped.wait(5)
    assert names.read_up_to is None
