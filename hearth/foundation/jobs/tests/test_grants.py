"""The role that owns nothing can use the whole queue."""

import pytest
from django.db import connection

TABLES = ("jobs", "events", "workers", "periodic_defers")


@pytest.mark.django_db
def test_the_application_may_use_every_table_of_the_queue() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hearth_app",)
        for table in TABLES:
            for deed in ("SELECT", "INSERT", "UPDATE", "DELETE"):
                cursor.execute(
                    "SELECT has_table_privilege(%s, %s)", [f"procrastinate_{table}", deed]
                )
                assert cursor.fetchone() == (True,), (table, deed)
