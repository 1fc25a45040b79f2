"""The queue shares the database with everybody; when it is away, it is away in the same words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import OperationalError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.foundation.jobs import jobs
from hearth.foundation.jobs.tests.errands import RUN


@pytest.mark.usefixtures("own_database")
def test_an_errand_put_off_while_the_database_goes_away_says_what_every_page_knows() -> None:
    with suppress(OperationalError), transaction.atomic():
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        with pytest.raises(OperationalError):
            jobs.later(RUN, number=1)
    connection.close()
    assert not ProcrastinateJob.objects.filter(task_name=RUN.name).exists()
