"""A chore comes when it is due, goes when it is done, and says so when it failed."""

from __future__ import annotations

import time

from hearth.config.tree.chore import Chore


def tended(chore: Chore) -> str:
    """Until it has something to say, or has done it."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        said = chore.tend()
        if said or chore._process is None:
            return said
        time.sleep(0.05)
    raise AssertionError("the chore did not end")


def test_it_waits_for_its_hour() -> None:
    chore = Chore("Reading the help", ("--help",), every=3600)
    assert chore.tend() == ""
    assert chore._process is None


def test_it_is_done_and_gone() -> None:
    chore = Chore("Reading the help", ("--help",), every=0)
    chore.tend()
    assert chore._process is not None
    chore.every = 3600
    chore._due = time.monotonic() + 3600
    assert tended(chore) == ""


def test_it_says_that_it_failed() -> None:
    chore = Chore("Nonsense", ("no-such-command",), every=0)
    chore.tend()
    chore._due = time.monotonic() + 3600
    assert tended(chore).startswith("Nonsense failed")
