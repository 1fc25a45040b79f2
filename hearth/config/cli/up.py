"""`hearth up`: from nothing to open doors, and back."""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import nullcontext

from hearth.config.cli.welcome import welcome
from hearth.config.cluster.server import Cluster
from hearth.config.place import Place
from hearth.config.tree.child import Child, begin_life, leave_no_core
from hearth.config.tree.chore import Chore
from hearth.config.tree.port import answers, hold
from hearth.config.tree.supervisor import Supervisor

HOUR = 3600.0


def run(said: argparse.Namespace) -> int:
    """This process stays small: whatever needs Django runs in a child."""
    leave_no_core()  # and whoever it starts inherits that, the database too
    place = Place.from_environment()
    with hold(place.host, place.port), hold(place.host, place.events_port):
        cluster = Cluster(place.cluster, postgres=place.postgres) if place.embedded else None
        with cluster.joined() if cluster else nullcontext():
            if not said.unprepared and (code := _in_a_child("prepare")):
                return code
            tree = Supervisor(_children(place), cluster, _chores())
            tree.run(
                is_open=lambda: all(answers(place.host, port) for port in place.ports),
                welcome=lambda: print(welcome(place), flush=True),
            )
    return 0


def _chores() -> list[Chore]:
    """The record is anchored every hour and verified every night, by the owner and by no hand."""
    return [
        Chore("Anchoring the record", ("audit", "anchor"), every=HOUR),
        Chore("Verifying the record", ("audit", "verify"), every=24 * HOUR),
    ]


def _children(place: Place) -> list[Child]:
    children = [
        Child("The web", ("hearth.config.tree.web",)),
        Child("The event streams", ("hearth.config.events",)),
        Child("The worker", ("hearth.config.tree.work",)),
    ]
    if place.vault == "sealed":
        children.insert(0, Child("The vault's agent", ("hearth.config.cli", "vault", "agent")))
    return children


def _in_a_child(command: str) -> int:
    """Django comes and goes with the child; what went wrong, it has said itself."""
    words = [sys.executable, "-m", "hearth.config.cli", command]
    return subprocess.run(words, check=False, preexec_fn=begin_life).returncode
