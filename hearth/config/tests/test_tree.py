"""What dies is started again; a stop leaves nothing behind; a taken port is said in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.db import connections

from hearth.config.place import REPOSITORY
from hearth.config.tests.processes import until
from hearth.foundation.accounts.models import User
from tests.open_house import OpenHouse

SMALL = 300 * 1024  # KiB for all processes together, idle
NAMES = ("web", "events", "worker")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_killed_comes_back(open_house: OpenHouse, name: str) -> None:
    before = open_house.pids(name)
    open_house.kill(name)
    until(lambda: bool(set(open_house.pids(name)) - set(before)))
    until(lambda: not set(open_house.pids(name)) & set(before))
    until(lambda: _page(open_house) == 200)
    assert "starting it again" in open_house.said()


def test_a_killed_copy_of_the_web_comes_back(open_house: OpenHouse) -> None:
    everybody = 1 + open_house.place.web_processes  # the first copy answers while others are made
    until(lambda: len(open_house.pids("web")) == everybody)
    _, *copies = open_house.pids("web")
    for copy in copies:
        os.kill(copy, signal.SIGKILL)
    until(lambda: len(set(open_house.pids("web")) - set(copies)) == everybody)
    until(lambda: _page(open_house) == 200)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_takes_seconds_and_leaves_nobody(
    open_house: OpenHouse, sign: signal.Signals
) -> None:
    everybody = _everybody(open_house)
    assert len(everybody) >= 6
    began = time.monotonic()
    assert open_house.stop(sign) == 0
    assert time.monotonic() - began < 10
    assert not [pid for pid in everybody if _alive(pid)]


def test_a_killed_tree_takes_everybody_with_it(open_house: OpenHouse) -> None:
    everybody = _everybody(open_house)
    open_house.kill("tree")
    until(lambda: not [pid for pid in everybody if _alive(pid)])


@pytest.mark.usefixtures("own_server")
def test_a_killed_database_comes_back_with_what_was_acknowledged(open_house: OpenHouse) -> None:
    User(username="provë", full_name="Provë Testi", password="!").save(force_insert=True)
    before = open_house.kill("database")
    until(lambda: open_house.pid("database") not in (0, before))
    until(lambda: _page(open_house) == 200)
    connections.close_all()  # ours died with the server as well
    assert User.objects.filter(username="provë").exists()


@pytest.mark.usefixtures("own_server")
def test_a_stopped_house_stops_its_database(open_house: OpenHouse) -> None:
    everybody = [*_everybody(open_house), open_house.pid("database")]
    open_house.stop()
    assert open_house.pid("database") in everybody  # this test still uses it


def test_a_taken_port_is_said_in_a_sentence(open_house: OpenHouse) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "hearth.config.cli", "up", "--unprepared"],
        cwd=REPOSITORY,
        env=os.environ | {"PORT": str(open_house.port)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert second.returncode == 1
    assert f"Port {open_house.port} on 127.0.0.1 is taken" in second.stderr
    assert "Traceback" not in second.stderr


def test_nobody_leaves_a_picture_of_its_memory(open_house: OpenHouse) -> None:
    for pid in _everybody(open_house):
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
        (core,) = (line.split() for line in limits if line.startswith("Max core file size"))
        assert core[4:6] == ["0", "0"], pid


def test_all_processes_together_are_small(open_house: OpenHouse) -> None:
    for _ in range(4):
        assert _page(open_house) == 200
    kib = {pid: _share(pid) for pid in _everybody(open_house)}
    assert sum(kib.values()) < SMALL, kib


def _page(house: OpenHouse) -> int:
    try:
        with urllib.request.urlopen(f"{house.address}/sign-in/", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
    except OSError:
        return 0


def _everybody(house: OpenHouse) -> list[int]:
    """All its processes but those of a database that it shares."""
    return [house.pid("tree"), *(pid for name in NAMES for pid in house.pids(name))]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _share(pid: int) -> int:
    """Its proportional share of memory, in KiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
