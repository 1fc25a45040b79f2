"""What arrives becomes the area's own deed, once; or waits with what is wrong, and is mended."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from hearth.areas.outreach.models import InformationSession, Visit
from hearth.casework.instruments.models import Feedback, FieldAnswers, InstrumentVersion
from hearth.casework.instruments.queries import box_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.openrosa.actions import (
    MayNotIssue,
    OtherAnswers,
    drop,
    issue,
    mend,
    receive,
    revoke,
)
from hearth.front.openrosa.actions.mend import NothingToMend, NotTheirs
from hearth.front.openrosa.jobs import handle_all_waiting
from hearth.front.openrosa.models import Arrival, ArrivalPiece, Device
from hearth.front.openrosa.queries import offered
from hearth.front.openrosa.submission import read
from hearth.front.openrosa.tests.scene import VISIT, deliver, form
from hearth.front.openrosa.tests.telephone import filled
from tests.cast import later

State = Arrival.State
SESSION = {
    "happened_at": "2026-03-19T11:00:00.000+01:00",
    "audience": "session-audience/ninth-grade",
    "municipality": "municipality/asrdb:61",
    "venue": "Shkolla “Shembull”",
    "language": "language/iso:sq",
    "reporting_explained": "yes",
    "people_female_15_17": "14",
    "people_male_15_17": "12",
    "cards": "20",
    "knew_before_signs": "5",
    "knew_after_signs": "18",
}


@pytest.fixture
def device(vera: Actor, duty_officer: Actor) -> Device:
    return issue(vera.user, by=duty_officer)


def test_a_session_is_held_with_who_was_there_and_what_they_knew(
    device: Device, vera: Actor, ilir: Actor
) -> None:
    row = deliver(SESSION, device=device, by=vera, key="outreach-session")
    assert (row.state, row.faults) == (State.HANDLED, [])
    with acting(vera):
        session: Any = InformationSession.objects.visible_to(vera).get(pk=row.instance)
        assert session.present == 26
        pieces = ArrivalPiece.objects.visible_to(vera).filter(arrival=row)
        assert [str(piece.content) for piece in pieces] == [""]
    with acting(ilir):
        assert not Arrival.objects.visible_to(ilir).exists()


def test_figures_that_cannot_be_true_wait_and_are_mended(device: Device, vera: Actor) -> None:
    row = deliver(SESSION | {"cards": "40"}, device=device, by=vera, key="outreach-session")
    assert (row.state, row.faults) == (State.REFUSED, ["cards:refused"])
    instrument = InstrumentVersion.objects.current().get(key="outreach-session")
    right = {name: [word] for name, word in SESSION.items()}
    mend(row, instrument, right, by=later(vera, hours=1))
    with acting(vera):
        assert InformationSession.objects.visible_to(vera).filter(pk=row.instance).exists()
    with pytest.raises(NothingToMend):
        mend(row, instrument, right, by=later(vera, hours=2))


def test_the_coordinator_sees_it_and_the_unit_mends_it(
    device: Device, vera: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    row = deliver(VISIT | {"people_met": "shtatë"}, device=device, by=vera)
    assert row.faults == ["people_met:not-whole"]
    with acting(duty_officer):
        assert Arrival.objects.visible_to(duty_officer).to_mend().count() == 1
    for stranger in (duty_officer, ilir):
        with pytest.raises(Exception) as refused:  # noqa: PT011 - NotTheirs, or no mobile unit
            drop(row, by=stranger)
        assert type(refused.value).__name__ in {NotTheirs.__name__, "NotInAMobileUnit"}
    drop(row, by=vera)


def test_the_same_instance_with_other_answers_is_not_mixed(device: Device, vera: Actor) -> None:
    same = f"uuid:{uuid4()}"
    deliver(VISIT, device=device, by=vera, instance=same)
    with pytest.raises(OtherAnswers):
        deliver(VISIT | {"people_met": "9"}, device=device, by=vera, instance=same)


def test_an_edit_replaces_what_waits_and_never_what_is_written(device: Device, vera: Actor) -> None:
    wrong, right = f"uuid:{uuid4()}", f"uuid:{uuid4()}"
    first = deliver(VISIT | {"people_met": "shtatë"}, device=device, by=vera, instance=wrong)
    second = deliver(VISIT, device=device, by=vera, instance=right, edits=wrong)
    assert second.state == State.HANDLED
    with acting(vera):
        assert Arrival.objects.visible_to(vera).get(pk=first.pk).state == State.REPLACED
    third = deliver(VISIT | {"people_met": "8"}, device=device, by=vera, edits=right)
    assert (third.state, third.faults) == (State.REFUSED, ["*:edits-what-is-written"])
    with acting(vera):
        rows: Any = Visit.objects.visible_to(vera)
        assert [visit.people_met for visit in rows] == [7]


def test_feedback_goes_into_the_box_and_nothing_leads_back(
    device: Device, vera: Actor, director: Actor
) -> None:
    row = deliver({"helped": "yes", "used": "talk law"}, device=device, by=vera, key="feedback")
    assert row.state == State.HANDLED
    with acting(director):
        sheet = Feedback.objects.visible_to(director).get()
        assert sheet.submission != row.instance
        assert sheet.said["used"] == ["talk", "law"]
    with acting(vera):
        assert box_of(vera) is None
        assert not Feedback.objects.visible_to(vera).exists()


def test_the_questions_before_and_after_are_kept_in_the_units_book(
    device: Device, vera: Actor
) -> None:
    right = {"moment": "after", "k_home": "no", "k_agreed": "no", "k_known": "yes", "k_boys": "no",
             "k_help": "yes", "k_number": "n129"}  # fmt: skip
    row = deliver(right, device=device, by=vera, key="session-questions")
    with acting(vera):
        answers = FieldAnswers.objects.visible_to(vera).get(submission=row.instance)
        assert answers.scores == {"knows": {"value": 6, "missing": 0}}


def test_a_question_about_a_case_never_comes_by_telephone(device: Device, vera: Actor) -> None:
    row = deliver({"asked_by": "alone"}, device=device, by=vera, key="wishes")
    assert row.faults == ["*:not-from-a-telephone"]


def test_what_nobody_handled_in_the_moment_is_handled_within_a_minute(
    device: Device, vera: Actor
) -> None:
    xml = filled(form(), VISIT, f"uuid:{uuid4()}")
    kept = receive(read(xml), xml, [], whole=True, device=device, by=vera)
    assert kept.arrival.state == State.RECEIVED
    assert handle_all_waiting(later(vera, minutes=1).at) == 1
    with acting(vera):
        assert Visit.objects.visible_to(vera).count() == 1


def test_no_form_brings_a_list_of_people(vera: Actor, duty_officer: Actor, device: Device) -> None:
    with acting(vera):
        names = {one.key for one in offered(vera)}
    assert names == {
        "feedback", "session-questions", "outreach-visit", "outreach-contact", "outreach-session",
    }  # fmt: skip
    forms = InstrumentVersion.objects.current().for_telephones()
    for one in forms:
        assert "entities" not in one.xform
        assert "jr://" not in one.xform  # nothing is fetched beside the form


def test_only_the_coordinator_of_the_house_lets_a_telephone_in(
    vera: Actor, mira: Actor, ilir: Actor, nora: Actor, duty_officer: Actor, administrator: Actor
) -> None:
    for who in (vera, mira, ilir, nora):
        with pytest.raises(MayNotIssue):
            issue(vera.user, by=who)
    for who in (duty_officer, administrator):
        assert issue(vera.user, by=who).user == vera.user


def test_whoever_loses_her_telephone_sees_it_out_herself(device: Device, vera: Actor) -> None:
    revoke(device, by=vera)
    assert not Device.objects.trusted().filter(pk=device.pk).exists()


def test_an_unknown_version_is_kept_for_a_human(device: Device, vera: Actor) -> None:
    old = form()
    row = deliver(VISIT, device=device, by=vera, told=type(old)(old.key, "0", ""))
    assert row.faults == ["*:unknown-version"]
