"""A duty that nobody can receive: the report stands, and both who can act are warned in red."""

from __future__ import annotations

from uuid import uuid4

from hearth.foundation.access.actor import Actor
from tests.faults.report import FORM, answers, written_down
from tests.faults.visitor import visitor
from tests.open_house import OpenHouse

RED = 'class="note note-danger"'


def test_the_duty_officer_and_the_reporter_both_see_that_nobody_was_told(
    open_house: OpenHouse, vera: Actor, ilir: Actor, duty_officer: Actor
) -> None:
    street, submission = visitor(open_house, vera), str(uuid4())
    told = street.post(FORM, answers(submission))
    assert told.status == 302
    assert written_down(submission) == 1

    page = street.get(told.place).page
    assert RED in page
    assert "Nobody was there to tell" in page

    inbox = visitor(open_house, duty_officer).get("/alerts/").page
    assert RED in inbox
    assert "Platform 2" in inbox
    assert "Telephone them yourself" in inbox
    assert "Platform 2" not in visitor(open_house, ilir).get("/alerts/").page


def test_where_everybody_was_told_nothing_is_red(
    open_house: OpenHouse, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    told = street.post(FORM, answers(str(uuid4())))
    assert RED not in street.get(told.place).page
