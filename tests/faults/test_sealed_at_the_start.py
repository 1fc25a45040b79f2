"""With HEARTH_VAULT=sealed a started house writes nothing down until somebody says the words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from hearth.config.place import REPOSITORY, Place
from hearth.foundation.access.actor import Actor
from tests.faults.report import FORM, answers, written_down
from tests.faults.visitor import visitor
from tests.open_house import OpenHouse, doors_open

WORDS = "gjashtë fjalë që nuk i di askush"
OPEN = "The vault is open"
PATIENCE = 60.0  # seconds for the agent to listen, on a busy machine


@pytest.fixture
def sealed_house(own_database: Place, tmp_path: Path) -> Iterator[OpenHouse]:
    """A house whose master keys lie behind a passphrase. It was founded, and has just started."""
    keys = shutil.copytree(own_database.keys, tmp_path / "keys")
    shutil.rmtree(keys / "master", ignore_errors=True)
    house = OpenHouse(replace(own_database, keys=keys, vault="sealed"))
    assert "The vault is founded" in vault("found", house, WORDS, WORDS)
    with doors_open(house):
        yield house


@pytest.mark.usefixtures("agim", "drita")
def test_a_sealed_house_takes_a_report_once_somebody_has_said_the_words(
    sealed_house: OpenHouse, vera: Actor
) -> None:
    street, submission = visitor(sealed_house, vera), str(uuid4())
    refused = street.post(FORM, answers(submission))
    assert refused.status == 503
    assert "129" in refused.page
    assert written_down(submission) == 0

    assert OPEN not in vault("unseal", sealed_house, "gjashtë fjalë të tjera fare të gabuara")
    assert street.post(FORM, answers(submission)).status == 503
    unseal(sealed_house)
    assert street.post(FORM, answers(submission)).status == 302
    assert written_down(submission) == 1


def unseal(house: OpenHouse) -> None:
    end = time.monotonic() + PATIENCE
    while OPEN not in (said := vault("unseal", house, WORDS)):
        assert time.monotonic() < end, said
        time.sleep(0.5)


def vault(command: str, house: OpenHouse, *typed: str) -> str:
    """What `hearth vault` prints, with these words typed where there is no terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "hearth.config.cli", "vault", command],
        cwd=REPOSITORY,
        env=os.environ | house.environment(),
        input="".join(f"{words}\n" for words in typed),
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    return done.stdout + done.stderr
