"""Two hands at the same moment: one report, one answer; the second is told who was first."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from hearth.casework.duties.models import Acknowledgement, Alert
from hearth.foundation.access.actor import Actor
from tests.faults.moments import at_once
from tests.faults.report import FORM, answers, written_down
from tests.faults.visitor import visitor
from tests.open_house import OpenHouse

PRESSES = 6
NIGHTS = 3


def test_an_impatient_finger_reports_once(
    open_house: OpenHouse, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    for _ in range(NIGHTS):
        submission = str(uuid4())
        pressed = at_once([partial(street.post, FORM, answers(submission))] * PRESSES)
        assert {answer.status for answer in pressed} == {302}, open_house.said()
        assert len({answer.place for answer in pressed}) == 1
        assert written_down(submission) == 1
    alerts = Alert.objects.unscoped(because="test").filter(recipient=agim.unit)
    assert alerts.count() == NIGHTS


def test_of_two_who_answer_one_alert_one_wins_and_the_other_is_told_who(
    open_house: OpenHouse, vera: Actor, agim: Actor, besa: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    officers = {who: visitor(open_house, who) for who in (agim, besa)}
    for _ in range(NIGHTS):
        street.post(FORM, answers(str(uuid4())))
        alerts = Alert.objects.unscoped(because="test").filter(recipient=agim.unit)
        address = f"/alerts/{alerts.latest('raised_at').pk}"
        at_once([partial(his.post, f"{address}/acknowledgement") for his in officers.values()])

        taken = Acknowledgement.objects.unscoped(because="test").select_related("by").latest("at")
        for who, his in officers.items():
            page = his.get("/alerts/").page
            told = f"already acknowledged by {taken.by.short_name}"
            assert (told in page) == (who.user != taken.by)
            assert f"{taken.by.short_name}" in his.get(f"{address}/").page
    answered = Acknowledgement.objects.unscoped(because="test")
    assert answered.count() == NIGHTS
