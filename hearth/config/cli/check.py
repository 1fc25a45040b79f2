"""`hearth check`: everything is looked at, whatever was found before; the end says what failed."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from hearth.config.place import REPOSITORY
from hearth.config.trouble import Trouble

BIN = Path(sys.executable).parent
PYTHON = [sys.executable, "-m"]

CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "types": [*PYTHON, "mypy"],
    "storeys": [str(BIN / "lint-imports"), "--no-logo"],
    "templates": [str(BIN / "djlint"), "--lint", "--quiet", "hearth"],
    "translations": [*PYTHON, "hearth.config.checks.translations"],
    "migrations": [*PYTHON, "hearth.config.checks.migrations"],
}


def run(said: argparse.Namespace) -> int:
    unknown = set(said.only) - CHECKS.keys()
    if unknown:
        raise Trouble(
            f"There is no check called {', '.join(sorted(unknown))}: {', '.join(CHECKS)}."
        )
    failed = [name for name in said.only or CHECKS if not _holds(name)]
    if failed:
        print(f"Not yet: {', '.join(failed)}.")
    return 1 if failed else 0


def _holds(name: str) -> bool:
    began = time.monotonic()
    try:
        answer = subprocess.run(
            CHECKS[name], cwd=REPOSITORY, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise Trouble("The tools are not installed. Say: make check") from error
    took = f"{time.monotonic() - began:.1f} s"
    print(f"{'holds' if answer.returncode == 0 else 'FAILS'}  {name:<13} {took:>7}", flush=True)
    if answer.returncode:
        print((answer.stdout + answer.stderr).strip(), flush=True)
    return answer.returncode == 0
