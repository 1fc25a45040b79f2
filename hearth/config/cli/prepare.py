"""`hearth prepare`."""

from __future__ import annotations

import argparse

from django.conf import settings

from demo import year
from hearth.config.preparation.database import prepare_database
from hearth.config.preparation.inspection import inspect
from hearth.config.preparation.messages import compile_messages
from hearth.config.preparation.static import collect_static


def run(_said: argparse.Namespace) -> None:
    """Each step may be repeated. The demo year is told where it was asked for."""
    prepare_database(settings.PLACE)
    compile_messages()
    collect_static()
    inspect()
    if settings.DEMO:
        year.tell()
