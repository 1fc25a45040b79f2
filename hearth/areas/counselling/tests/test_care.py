"""Care for those who listen: theirs, and the supervisor's whom they chose; nobody else's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from hearth.areas.counselling.actions import (
    NotASupervisor,
    NotTheirCare,
    Talk,
    check_in,
    choose_supervisor,
    supervise,
)
from hearth.areas.counselling.models import CareFile, CheckIn, SupervisionTalk
from hearth.areas.counselling.queries import care_file_of, care_of, supervised_by
from hearth.areas.counselling.tests.scene import TODAY, in_english, soon
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

TALK = Talk("supervision-kind/individual", TODAY, 60, "Two days off, and no new case in April.")


def file_of(actor: Actor) -> CareFile:
    with acting(actor):
        found = care_file_of(actor)
    assert found is not None
    return found


def test_what_a_colleague_says_is_read_by_the_supervisor_they_chose(
    mira: Actor, anila: Actor
) -> None:
    check_in(5, wishes=("care-wish/talk",), words="It is too much.", by=mira)
    choose_supervisor(anila.user, by=mira)
    then = soon(anila)
    with acting(then):
        (line,) = supervised_by(then)
        assert (line.heavy, line.late) == (True, True)
        file = CareFile.objects.visible_to(then).get(pk=line.file)
        assert str(care_of(file, then).check_ins[0].words) == "It is too much."
    supervise(file, TALK, by=then)
    with acting(soon(mira)):
        assert str(care_of(file_of(mira), soon(mira)).talks[0].agreed).startswith("Two days off")


@pytest.mark.parametrize(
    "who", ["director", "administrator", "auditor", "vera", "duty_officer", "agim", "drita", "nora"]
)
def test_no_director_and_nobody_else_reads_it_not_even_that_it_exists(
    request: pytest.FixtureRequest, mira: Actor, anila: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    check_in(5, words="It is too much.", by=mira)
    choose_supervisor(anila.user, by=mira)
    then = soon(other)
    for table in (CareFile, CheckIn, SupervisionTalk):
        with acting(then), connection.cursor() as cursor:
            assert not table.objects.visible_to(then).exists()
            cursor.execute(f"SELECT count(*) FROM {table._meta.db_table}")  # noqa: S608
            assert cursor.fetchone() == (0,)
    with pytest.raises(NotTheirCare):
        supervise(file_of(mira), TALK, by=then)


def test_another_choice_sees_the_first_out_at_once(
    mira: Actor, anila: Actor, duty_officer: Actor
) -> None:
    check_in(2, by=mira)
    choose_supervisor(anila.user, by=mira)
    choose_supervisor(duty_officer.user, by=soon(mira))
    with acting(soon(soon(anila))):
        assert supervised_by(soon(soon(anila))) == []
    with acting(soon(soon(duty_officer))):
        assert len(supervised_by(soon(soon(duty_officer)))) == 1
    choose_supervisor(None, by=soon(soon(mira)))
    last = soon(soon(soon(duty_officer)))
    with acting(last):
        assert supervised_by(last) == []


def test_who_decides_on_posts_supervises_nobody(
    mira: Actor, director: Actor, blerta: Actor
) -> None:
    for wrong in (director, blerta, mira):
        with pytest.raises(NotASupervisor):
            choose_supervisor(wrong.user, by=mira)


def test_ones_own_page_and_the_supervisors(
    client: Client, mira: Actor, duty_officer: Actor
) -> None:
    desk = in_english(client, mira)
    assert "No director" in desk.get("/counselling/care").content.decode()
    assert desk.post("/counselling/care/check-ins", {}).status_code == 422
    heavy = {"load": "4", "wishes": ["care-wish/day-off"], "words": "Long nights."}
    assert desk.post("/counselling/care/check-ins", heavy).status_code == 302
    chosen = {"supervisor": str(duty_officer.user.pk)}
    assert desk.post("/counselling/care/supervisor", chosen).status_code == 302
    assert "Long nights." in desk.get("/counselling/care").content.decode()
    theirs = in_english(Client(), duty_officer)
    page = theirs.get("/counselling/care/supervised").content.decode()
    assert "speak this week" in page
    file = CareFile.objects.unscoped(because="test").get()
    talk = {
        "kind": "supervision-kind/individual",
        "on": "19.03.2026",
        "minutes": "60",
        "agreed": "Rest.",
    }
    assert theirs.post(f"/counselling/care/{file.pk}", talk).status_code == 302
    assert "Rest." in desk.get("/counselling/care").content.decode()
