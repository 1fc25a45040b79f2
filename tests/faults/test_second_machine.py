"""Two web machines on one external PostgreSQL 15: what one writes, the other shows by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Thread
from urllib.request import ProxyHandler, Request, build_opener
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import Browser, expect
from pytest_django.plugin import DjangoDbBlocker

from hearth.config.cluster import databases
from hearth.config.place import REPOSITORY, Place
from hearth.config.preparation.database import prepare_database
from hearth.foundation.access.actor import Actor
from hearth.foundation.jobs.topics import Topic
from tests.another_server import another_server
from tests.faults.report import FORM, answers
from tests.faults.visitor import Visitor, visitor
from tests.journeys.test_identified_in_two_windows import window
from tests.open_house import OpenHouse, doors_open
from tests.stage import FOLDER, Stage, looking_at

DEBIANS = Path("/usr/lib/postgresql/15/bin")
NIGHTS = count(1)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (DEBIANS / "postgres").exists(),
        reason="There is no PostgreSQL 15 on this machine (apt-get install postgresql-15).",
    ),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with another_server(str(DEBIANS)) as address:
        yield address


@pytest.fixture(scope="module")
def prepared(address: str, stage: Stage, django_db_blocker: DjangoDbBlocker) -> str:
    """The same, with everything a new Hearth writes into it."""
    place = replace(settings.PLACE, external=address)
    with django_db_blocker.unblock(), looking_at(place):
        prepare_database(place)
        connections.close_all()
    return address


@pytest.fixture
def own_database(prepared: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A copy of it for this test, as the first machine sees it."""
    night = f"night_{next(NIGHTS)}"
    with django_db_blocker.unblock(), machine(prepared) as first:
        place = first.with_database(night)
        databases.create(first, night, template="casework")
        databases.furnish(place)
        with looking_at(place):
            yield place
            connections.close_all()


@pytest.fixture
def second_house(open_house: OpenHouse) -> Iterator[OpenHouse]:
    """Web and streams of another machine: the same address and keys, nothing else shared."""
    with machine(open_house.place.external) as place, doors_open(OpenHouse(place)) as second:
        yield second


@contextmanager
def machine(address: str) -> Iterator[Place]:
    """A data folder of its own; the keys are those of the house."""
    with ExitStack() as stack:
        data = Path(tempfile.mkdtemp(prefix="machine-", dir=FOLDER))
        stack.callback(shutil.rmtree, data)
        (data / "static").symlink_to(settings.PLACE.data / "static")
        yield replace(settings.PLACE, data=data, external=address)


def test_what_one_machine_writes_the_other_shows_by_itself(
    open_house: OpenHouse,
    second_house: OpenHouse,
    chromium: Browser,
    vera: Actor,
    agim: Actor,
    drita: Actor,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        assert cursor.fetchone()[0].startswith("15.")
    street = visitor(open_house, vera)
    with window(chromium, second_house, agim) as police:
        police.goto("/alerts/")
        expect(police.get_by_text("No alerts are waiting")).to_be_visible()
        told = street.post(FORM, answers(str(uuid4())))
        expect(police.locator("article.alert")).to_have_count(1, timeout=15_000)

    elsewhere = street.at(second_house)
    assert elsewhere.get(told.place).status == 200  # a session of one opens the doors of both
    signed_out = elsewhere.post("/sign-out/")
    assert signed_out.status == 302
    assert street.get(told.place).status == 302  # and is closed at both


def test_a_stream_of_one_machine_hears_the_other(
    open_house: OpenHouse, second_house: OpenHouse, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street, police = visitor(open_house, vera), visitor(open_house, agim)
    with listening(second_house, police) as heard:
        told_at_once = [next(heard) for _ in Topic]
        assert told_at_once == list(Topic)  # what a new page is told: look at everything
        poster = Thread(target=street.post, args=(FORM, answers(str(uuid4()))))
        poster.start()
        assert next(heard) == "alerts"
        poster.join()


def test_the_main_job_is_done_on_fifteen(address: str) -> None:
    """The journey itself, with everything it touches, on a server that is not ours."""
    ours = ("HEARTH_", "DJANGO_", "PYTEST_")
    plain = {word: value for word, value in os.environ.items() if not word.startswith(ours)}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/journeys/test_identified_to_police.py"],
        cwd=REPOSITORY,
        env=plain | {"HEARTH_TEST_DATABASE_URL": address.replace("/casework", "/main_job")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert " passed" in ran.stdout
    assert "skipped" not in ran.stdout


@contextmanager
def listening(house: OpenHouse, browser: Visitor) -> Iterator[Iterator[str]]:
    """The words a page of this browser hears, one after the other."""
    request = Request(
        f"http://127.0.0.1:{house.port + 1}/events",
        headers={"Cookie": f"hearth={browser.cookie('hearth')}"},
    )
    with build_opener(ProxyHandler({})).open(request, timeout=30) as stream:
        lines = (line.decode().strip() for line in stream)
        yield (line.removeprefix("event: ") for line in lines if line.startswith("event: "))
