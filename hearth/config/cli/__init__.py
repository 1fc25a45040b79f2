"""The `hearth` command.

Each command is a small module beside this file with one function, `run`; what they have in
common (arguments, the database, sentences instead of tracebacks) is in `commands` and `main`.
"""

from hearth.config.cli.main import main

__all__ = ["main"]
