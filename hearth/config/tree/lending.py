"""Threads lend each other their connections; one that is long unused goes, all but the last."""

from __future__ import annotations

from typing import Any, cast

import psycopg
from django.conf import settings

STATEMENTS = 600  # prepared in each connection; all pages together need some five hundred


class Remembering(psycopg.Connection[Any]):
    """Keeps its plans: with the usual hundred statements each page would push out another page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepared_max = STATEMENTS


def lend_connections(*, at_most: int) -> None:
    """From now on, in this process and in those that it forks. Before anybody asks the database."""
    database = cast("dict[str, Any]", settings.DATABASES["default"])
    database["CONN_MAX_AGE"] = 0
    database["OPTIONS"]["pool"] = {
        "connection_class": Remembering,
        "min_size": 1,
        "max_size": at_most,
        "max_idle": 5.0,  # seconds; one connection too many goes at a time
        "timeout": 2.5,  # seconds; the page waits for five
        # After an outage nobody waits for the next of ever rarer attempts: who asks, makes one.
        "reconnect_timeout": 1.0,
    }
