"""The worker: does what was put off, and is the clock's hands."""

from __future__ import annotations

import asyncio
import gc
import os
from importlib import import_module

from hearth.config.place import Place

YIELDING = 5  # a letter may wait a moment; the page that raised it may not

if __name__ == "__main__":
    os.nice(YIELDING)
    import_module("hearth.config.ready")
    worker = import_module("hearth.foundation.jobs.worker")
    lending = import_module("hearth.config.tree.lending")
    lending.lend_connections(at_most=sum(worker.HANDS.values()))
    gc.collect()
    gc.freeze()
    asyncio.run(worker.work(Place.from_environment().app().conninfo()))
