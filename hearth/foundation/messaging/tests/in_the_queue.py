"""What waits in the queue, and what a worker does with it."""

from __future__ import annotations

import inspect
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.foundation.messaging import jobs as work


def take_first() -> dict[str, Any]:
    """What a worker does: the oldest is its own now, and waits no longer."""
    order = errands("messaging.wake")[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [order.pk])
    return dict(order.args)


def run(ids: dict[str, Any], *, at: datetime) -> None:
    inspect.unwrap(work.wake.func)(**ids, at=at)


def carried() -> set[UUID]:
    """Whatever is put off to be delivered, each letter at most once."""
    letters = [
        UUID(letter) for order in errands("messaging.deliver") for letter in order.args["letters"]
    ]
    assert len(letters) == len(set(letters))
    return set(letters)


def errands(name: str) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=name).order_by("id"))
