"""What cannot be recorded does not happen: the record fails, and the deed with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest

from hearth.areas.identification.models import Identification
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Alert
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from tests.faults.report import FORM, answers
from tests.faults.visitor import visitor
from tests.open_house import OpenHouse

EVERYTHING = (Identification, Case, Alert, Event)


@pytest.mark.usefixtures("agim", "drita")
def test_a_report_that_cannot_be_recorded_is_not_written_and_says_so(
    open_house: OpenHouse, vera: Actor
) -> None:
    street, report = visitor(open_house, vera), answers(str(uuid4()))
    before = rows()
    with nothing_can_be_recorded(open_house.place):
        refused = street.post(FORM, report)
        assert refused.status == 503
        assert "129" in refused.page
        assert rows() == before
        assert street.get("/alerts/").status == 503  # a reading is recorded too, or not shown
    assert street.post(FORM, report).status == 302
    assert rows()[0] == before[0] + 1


@contextmanager
def nothing_can_be_recorded(place: Place) -> Iterator[None]:
    """The owner takes the pen away; a full disk would do the same, and harm the neighbours."""
    pen = "EXECUTE ON FUNCTION audit.append(jsonb)"
    with psycopg.connect(**place.owner().conninfo(), autocommit=True) as owner:
        owner.execute(f"REVOKE {pen} FROM hearth_app")
        try:
            yield
        finally:
            owner.execute(f"GRANT {pen} TO hearth_app")


def rows() -> list[int]:
    return [model.objects.unscoped(because="test").count() for model in EVERYTHING]
