"""`hearth demo`."""

from __future__ import annotations

import argparse


def run(said: argparse.Namespace) -> None:
    """The demo year is told by `demo/`; telling it twice changes nothing."""
