"""`hearth vault …`. A passphrase is asked for, never taken from the command line."""

from __future__ import annotations

import argparse
from getpass import getpass

from hearth.config.trouble import Trouble
from hearth.foundation.vault import commands


def status(_said: argparse.Namespace) -> int:
    return commands.status_command()


def found(_said: argparse.Namespace) -> int:
    words = _ask("New passphrase, six words: ")
    if _ask("Once more: ") != words:
        raise Trouble("The two were not the same. Nothing was changed.")
    return commands.found_command(words)


def unseal(_said: argparse.Namespace) -> int:
    return commands.unseal_command(_ask("Passphrase: "))


def rotate(_said: argparse.Namespace) -> int:
    return commands.rotate_command()


def agent(_said: argparse.Namespace) -> int:
    return commands.agent_command()


def _ask(prompt: str) -> str:
    try:
        return getpass(prompt)
    except EOFError as error:
        raise Trouble("A passphrase is typed by a person, at a terminal.") from error
