"""Every command there is: its words, what it does, what it takes, and which module runs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Argument = tuple[str, dict[str, object]]


class Needs(Enum):
    """What must be there before a command runs."""

    NOTHING = "nothing: it sees to everything itself"
    DJANGO = "settings and applications"
    DATABASE = "those, and a database that answers"


@dataclass(frozen=True)
class Command:
    """One thing a person can say to Hearth. The first line of `does` is its short help."""

    words: str
    does: str
    module: str
    needs: Needs
    arguments: tuple[Argument, ...] = ()


ANCHORS: Argument = (
    "--anchors",
    {"metavar": "FILE", "help": "compare with what was anchored in this file, outside the house"},
)

COMMANDS = (
    Command(
        "up",
        "Start Hearth: database, web, event streams, worker; stop with Ctrl-C.",
        "hearth.config.cli.up",
        Needs.NOTHING,
        (("--unprepared", {"action": "store_true", "help": "take the database as it is"}),),
    ),
    Command(
        "prepare",
        "Bring database, code lists, translations and stylesheets to what the code expects.",
        "hearth.config.cli.prepare",
        Needs.DATABASE,
    ),
    Command(
        "demo",
        "Tell the demo year, if it has not been told.",
        "hearth.config.cli.demo",
        Needs.DATABASE,
    ),
    Command(
        "check",
        "Look over the code: format, lint, types, storeys, templates, translations, migrations.",
        "hearth.config.cli.check",
        Needs.NOTHING,
    ),
)
