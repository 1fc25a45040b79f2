"""`hearth demo`."""

from __future__ import annotations

import argparse

from demo.year import tell


def run(said: argparse.Namespace) -> None:
    """Tell the demo year, if it has not been told. Telling it twice changes nothing."""
    if tell():
        print("The demo year is told: every person in it is invented.", flush=True)
