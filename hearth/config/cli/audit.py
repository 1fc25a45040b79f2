"""`hearth audit …`."""

from __future__ import annotations

import argparse

from hearth.foundation.audit.commands import anchor_command, verify_command


def verify(said: argparse.Namespace) -> int:
    return verify_command(said.anchors)


def anchor(said: argparse.Namespace) -> int:
    return anchor_command(said.to)
