"""The command reads well, and trouble is a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearth.config.cli.commands import COMMANDS, GROUPS
from hearth.config.cli.main import main
from hearth.config.cli.welcome import welcome
from hearth.config.place import REPOSITORY, Place


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n    {command.words.split()[0]}" in said
    assert "HEARTH_DATABASE_URL" in said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_command_says_what_it_does(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hasattr(command, "words")
    with pytest.raises(SystemExit):
        main([*command.words.split(), "--help"])
    assert command.does.split()[0] in capsys.readouterr().out  # type: ignore[attr-defined]


def test_every_group_has_commands() -> None:
    spoken = {command.words.split()[0] for command in COMMANDS if " " in command.words}
    assert spoken == set(GROUPS)


def test_a_word_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lose-everything"])
    assert ended.value.code == 2
    assert "lose-everything" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "eight thousand"}, "hearth: PORT must be a number, and is 'eight thousand'."),
        ({"HEARTH_POSTGRES": "/nowhere"}, "hearth: No PostgreSQL 15 or later was found."),
        (
            {"HEARTH_DATABASE_URL": "postgresql://nobody:x@127.0.0.1:1/none"},
            "hearth: The database 'none' at 127.0.0.1 does not let 'nobody' in.",
        ),
    ],
    ids=["a port that is no number", "no PostgreSQL", "no way in"],
)
def test_trouble_is_a_sentence(
    environment: dict[str, str], sentence: str, data_folder: Path
) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "hearth.config.cli", "prepare"],
        cwd=REPOSITORY,
        env=os.environ | {"HEARTH_DATA": str(data_folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith(sentence)
    assert "Traceback" not in answer.stderr


def test_the_demo_says_whom_one_may_be() -> None:
    place = Place.from_environment({"PORT": "8100", "HEARTH_DEMO": "1"})
    assert "http://127.0.0.1:8100/" in welcome(place)
    assert "Vera Testi" in welcome(place)
    assert "Vera Testi" not in welcome(replace(place, demo=False))
