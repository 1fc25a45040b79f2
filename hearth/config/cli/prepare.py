"""`hearth prepare`."""

from __future__ import annotations

import argparse

from django.conf import settings

from hearth.config.preparation.database import prepare_database
from hearth.config.preparation.messages import compile_messages
from hearth.config.preparation.static import collect_static


def run(said: argparse.Namespace) -> None:
    """Each step may be repeated."""
    prepare_database(settings.PLACE)
    compile_messages()
    collect_static()
