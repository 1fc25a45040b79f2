"""Two windows of one person begin to type at the same moment."""

from __future__ import annotations

import threading

from django.db import connections

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.drafts.actions import keep
from hearth.foundation.drafts.models import Draft, Drawer
from tests.cast import later

WINDOWS = 6


def test_they_share_one_drawer_and_one_draft(own_database: Place, vera: Actor) -> None:
    start = threading.Barrier(WINDOWS)
    failures: list[BaseException] = []

    def window(number: int) -> None:
        try:
            start.wait(10)
            keep("identification", {"window": number}, by=later(vera, seconds=number))
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=window, args=[number]) for number in range(WINDOWS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with acting(later(vera, minutes=1)) as _:
        reader = later(vera, minutes=1)
        assert Drawer.objects.visible_to(reader).count() == 1
        assert Draft.objects.visible_to(reader).count() == 1
