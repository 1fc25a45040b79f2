"""Nothing opens that is set up wrongly: Django's checks, and our own beside them."""

from __future__ import annotations

from django.core.checks import run_checks

from hearth.config.trouble import Trouble


class SetUpWrongly(Trouble):
    """What the checks found, with the hint that each of them gives."""


def inspect() -> None:
    """Every check there is, those that ask the database included."""
    serious = [found for found in run_checks(databases=["default"]) if found.is_serious()]
    if serious:
        raise SetUpWrongly(
            "the doors stay closed.\n"
            + "\n".join(f"  {found.msg} {found.hint or ''}" for found in serious)
        )
