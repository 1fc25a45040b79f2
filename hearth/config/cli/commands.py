"""Every command there is: its words, what it does, what it takes, and which module runs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

Argument = tuple[str, dict[str, object]]


class Needs(Enum):
    """What must be there before a command runs."""

    NOTHING = "nothing: it sees to everything itself"
    DJANGO = "settings and applications"
    DATABASE = "those, and a database that answers"


@dataclass(frozen=True)
class Command:
    """One thing a person can say to Hearth."""

    words: str
    does: str
    by: str  # module:function
    needs: Needs = Needs.DATABASE
    arguments: tuple[Argument, ...] = ()


GROUPS = {
    "audit": "the record of what happened and who read it",
    "terms": "the code lists",
    "directory": "organisations and units",
    "colleague": "who may sign in, and where they work",
    "vault": "the keys that everything confidential is sealed with",
}

COMMANDS = (
    Command(
        "up",
        "Start Hearth: database, web, event streams, worker. Ctrl-C stops it.",
        "hearth.config.cli.up:run",
        Needs.NOTHING,
        (
            (
                "--unprepared",
                {"action": "store_true", "help": "take the database and the demo as they are"},
            ),
        ),
    ),
    Command(
        "prepare",
        "Bring everything to what the code expects: database, code lists, languages, stylesheets.",
        "hearth.config.cli.prepare:run",
    ),
    Command(
        "demo",
        "Tell the demo year, if it has not been told.",
        "hearth.config.cli.demo:run",
    ),
    Command(
        "check",
        "Look over the code: format, lint, types, storeys, templates, translations, migrations.",
        "hearth.config.cli.check:run",
        Needs.NOTHING,
        (("only", {"nargs": "*", "metavar": "check", "help": "only these, by name"}),),
    ),
    Command(
        "audit verify",
        "Has anybody changed the record? Ends with 0: it holds; 1: tampered with; 2: unknown.",
        "hearth.config.cli.audit:verify",
        arguments=(
            (
                "--anchors",
                {
                    "metavar": "FILE",
                    "type": Path,
                    "help": "hold it against the anchors in this file, kept outside the house",
                },
            ),
        ),
    ),
    Command(
        "audit anchor",
        "Write down, signed, where the record stands now; keep the file outside the house.",
        "hearth.config.cli.audit:anchor",
        arguments=(
            (
                "--to",
                {"metavar": "FILE", "type": Path, "help": "bring this copy elsewhere up to date"},
            ),
        ),
    ),
    Command(
        "terms load",
        "Load the code lists in vocabularies/: adds, corrects, retires; never deletes.",
        "hearth.config.cli.terms:load_terms",
    ),
    Command(
        "directory load",
        "Load organisations and units from a page such as demo/directory.toml.",
        "hearth.config.cli.colleague:load",
        arguments=(("file", {"type": Path, "metavar": "FILE"}),),
    ),
    Command(
        "colleague add",
        "Give somebody an account, a post and a first password.",
        "hearth.config.cli.colleague:add",
        arguments=(
            ("username", {"help": "sign-in name: letters, digits and hyphens"}),
            ("--name", {"required": True, "help": "full name"}),
            ("--unit", {"required": True, "help": "key of the unit, such as mobile-unit-vlore"}),
            (
                "--role",
                {"required": True, "help": "as in policy/access.toml"},
            ),
            ("--phone", {"default": "", "help": "where colleagues reach them"}),
            ("--roster", {"type": int, "help": "place on the duty roster; 1 is woken first"}),
        ),
    ),
    Command(
        "colleague password",
        "Give somebody a new password and end all their sessions.",
        "hearth.config.cli.colleague:password",
        arguments=(("username", {}),),
    ),
    Command(
        "vault status",
        "Is the vault open, and is it the one this database was sealed with?",
        "hearth.config.cli.vault:status",
    ),
    Command(
        "vault found",
        "Make the first master key, behind a passphrase (for HEARTH_VAULT=sealed).",
        "hearth.config.cli.vault:found",
        Needs.DJANGO,
    ),
    Command(
        "vault unseal",
        "Open the sealed vault of a running Hearth, after every start of the machine.",
        "hearth.config.cli.vault:unseal",
        Needs.DJANGO,
    ),
    Command(
        "vault rotate",
        "Make a new master key, and lock every dossier's key in it.",
        "hearth.config.cli.vault:rotate",
    ),
    Command(
        "vault agent",
        "Hold the opened master keys for the other processes. `hearth up` starts it by itself.",
        "hearth.config.cli.vault:agent",
        Needs.DJANGO,
    ),
)
