"""`hearth terms …`."""

from __future__ import annotations

import argparse

from hearth.config.trouble import Trouble
from hearth.foundation.vocabularies.loading import CodeDisappeared, load


def load_terms(_said: argparse.Namespace) -> None:
    """Whole or not at all."""
    try:
        loaded = load(using="owner")
    except CodeDisappeared as gone:
        raise Trouble(
            f"{gone} stands in the database and no longer in its sheet. Put it back."
        ) from gone
    print(
        f"{loaded.lists} lists: {loaded.added} terms added, {loaded.changed} changed, "
        f"{loaded.same} as they were."
    )
