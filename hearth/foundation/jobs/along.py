"""Where many errands of a name wait, one job does them in one go."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from hearth.foundation.jobs.jobs import Errand

# Only what is fresh: what failed once waits for its own time, and takes no others down with it.
ALONG = """
    WITH along AS MATERIALIZED (
        SELECT id FROM procrastinate_jobs
         WHERE task_name = %s AND status = 'todo' AND attempts = 0 AND scheduled_at IS NULL
         ORDER BY priority DESC, id LIMIT %s FOR UPDATE SKIP LOCKED
    )
    DELETE FROM procrastinate_jobs job USING along WHERE job.id = along.id
    RETURNING job.id, job.args
"""


def take_along(errand: Errand, *, most: int) -> list[dict[str, Any]]:
    """With what ids this errand waits besides, the oldest first, to be done in the same go.

    Inside the transaction at hand: with the commit they are done and gone from the queue; after
    a rollback, or a death, they wait as before.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONG, [errand.name, most])
        return [json.loads(args) for _, args in sorted(cursor.fetchall())]
