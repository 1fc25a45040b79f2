"""Errands for a real worker; run as a module it is that worker."""

from __future__ import annotations

import asyncio
import os
import threading
from datetime import datetime
from pathlib import Path

from django.db import transaction

import hearth.config.ready  # noqa: F401, readies Django
from hearth.config.place import Place
from hearth.foundation.jobs import jobs
from hearth.foundation.jobs.worker import work

BOOK = Path(os.environ.get("ERRANDS_BOOK", "/nonexistent"))
NEVER_RETURNS = os.environ.get("ERRANDS_NEVER_RETURN") == "1"


RUN = jobs.Errand("errands.run")
HANG = jobs.Errand("errands.hang", jobs.Queue.LETTERS)
SEND = jobs.Errand("errands.send")


@jobs.job(RUN)
def run(number: int, *, at: datetime) -> None:
    write(f"begun {number}")
    if NEVER_RETURNS:
        threading.Event().wait()
    write(f"done {number}")


@jobs.job(HANG)
def hang(number: int, *, at: datetime) -> None:
    """A mail server that does not answer."""
    write(f"hangs {number}")
    threading.Event().wait()


@jobs.job(SEND)
def send(number: int, *, at: datetime) -> None:
    """A job that puts off another, and is undone before it could commit."""
    try:
        with transaction.atomic():
            jobs.later(RUN, number=number)
            raise ZeroDivisionError
    except ZeroDivisionError:
        write(f"undone {number}")


def write(line: str) -> None:
    with BOOK.open("a") as book:
        book.write(f"{line}\n")


if __name__ == "__main__":
    asyncio.run(work(Place.from_environment().app().conninfo()))
