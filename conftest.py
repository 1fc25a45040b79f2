"""Every test runs beside a real PostgreSQL of its own, in `.test/`, never in anybody's data.

What the tests are given is in `tests/fixtures.py`. This file only says where they run, before
anything reads it. HEARTH_POSTGRES=wheel runs them on the PostgreSQL that Hearth brings along.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from hearth.config.preparation.messages import compile_messages

FOLDER = Path(__file__).parent / ".test"
if os.environ.get("HEARTH_POSTGRES"):
    FOLDER /= "wheel"

os.environ.update(
    HEARTH_DATA=str(FOLDER),
    HEARTH_KEYS=str(FOLDER / "keys"),
    HEARTH_DATABASE=f"test_{os.getpid()}",
    HEARTH_DATABASE_URL=os.environ.get("HEARTH_TEST_DATABASE_URL", ""),
    HEARTH_DEMO="",
    DJANGO_SETTINGS_MODULE="hearth.config.settings",
)

# A run in the background is born deaf to Ctrl-C, and tests that press it would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)
compile_messages()  # before Django reads them, and remembers what it did not find

pytest_plugins = (
    "hearth.config.ready",
    "tests.fixtures",
    "tests.browser",
    "tests.cast",
    "tests.witness",
    "tests.houses",
)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Processes that share a run read this file themselves, before Django reads its settings:
    or all of them would play in one database, named after the one that only waits for them."""
    if session.config.getoption("numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ:
        del os.environ["DJANGO_SETTINGS_MODULE"]
