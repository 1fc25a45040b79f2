"""A summary that is shared, a note that is not; and who sees nothing of either."""

from __future__ import annotations

import pytest

from hearth.areas.counselling.actions import Held, NotACounsellor, hold_session, write_own_note
from hearth.areas.counselling.models import CounsellingSession, OwnNote
from hearth.areas.counselling.queries import sessions_of
from hearth.areas.counselling.tests.scene import TODAY, counselled, soon
from hearth.casework.cases.actions import withdraw
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met, told
from hearth.casework.people.queries import opens
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting

HELD = Held(
    "session-kind/individual", TODAY, minutes=50, summary="Sleeps better.", own="Her father."
)


def her_session(mira: Actor, anila: Actor) -> tuple[Case, CounsellingSession]:
    case, _yes = counselled(mira, anila)
    return case, hold_session(case, HELD, by=soon(anila))


def test_the_team_reads_the_summary_and_only_the_counsellor_her_note(
    mira: Actor, anila: Actor
) -> None:
    case, _ = her_session(mira, anila)
    for who, notes in ((mira, []), (anila, ["Her father."])):
        then = soon(who)
        with acting(then):
            (talked,) = sessions_of(case, then)
            assert str(talked.row.summary) == "Sleeps better."
            assert [str(note.text) for note in talked.notes] == notes


def test_a_second_note_is_added_and_the_first_stays(mira: Actor, anila: Actor) -> None:
    _, session = her_session(mira, anila)
    write_own_note(session, "Her mother, too.", by=soon(anila))
    then = soon(anila)
    with acting(then):
        texts = {str(note.text) for note in OwnNote.objects.visible_to(then)}
    assert texts == {"Her father.", "Her mother, too."}


def test_a_case_manager_has_no_own_notes(mira: Actor, anila: Actor) -> None:
    case = met(mira)
    with pytest.raises(NotACounsellor):
        hold_session(case, HELD, by=mira)
    session = hold_session(case, Held("session-kind/family", TODAY, summary="A talk."), by=mira)
    with pytest.raises(NotACounsellor):
        write_own_note(session, "Mine.", by=mira)


def test_when_she_takes_her_consent_back_the_own_drawer_closes_too(
    mira: Actor, anila: Actor
) -> None:
    case, yes = counselled(mira, anila)
    hold_session(case, HELD, by=soon(anila))
    withdraw(yes, by=soon(mira))
    then = soon(soon(anila))
    with acting(then):
        assert not opens(then, case.dossier_id, Compartment.THERAPY)
        assert not OwnNote.objects.visible_to(then).exists()
        assert not CounsellingSession.objects.visible_to(then).exists()


def test_another_psychologist_with_every_drawer_does_not_read_the_note(
    mira: Actor, anila: Actor, blerta: Actor
) -> None:
    case, _ = her_session(mira, anila)
    told(case, blerta, *Compartment)
    then = soon(blerta)
    with acting(then):
        assert CounsellingSession.objects.visible_to(then).exists()
        assert not OwnNote.objects.visible_to(then).exists()  # of another unit


@pytest.mark.parametrize(
    "who",
    ["agim", "besa", "ilir", "drita", "vera", "vesa", "nora", "elton", "director", "administrator",
     "auditor", "cpu_worker", "social_service_officer", "blerta"],
)  # fmt: skip
def test_police_authority_mobile_unit_and_other_shelters_see_nothing(
    request: pytest.FixtureRequest, mira: Actor, anila: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    case, _ = her_session(mira, anila)
    then = soon(other)
    with acting(then):
        assert sessions_of(case, then) == []
        assert not CounsellingSession.objects.visible_to(then).exists()
        assert not OwnNote.objects.visible_to(then).exists()
    with pytest.raises(NotTheirWork):
        hold_session(case, HELD, by=then)


@pytest.mark.parametrize("who", ["agim", "drita", "vera"])
def test_even_told_of_everything_their_role_opens_nothing_of_it(
    request: pytest.FixtureRequest, mira: Actor, anila: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    case, _ = her_session(mira, anila)
    told(case, other, *Compartment)
    then = soon(other)
    with acting(then):
        assert not CounsellingSession.objects.visible_to(then).exists()
        assert not OwnNote.objects.visible_to(then).exists()


def test_the_audit_knows_that_there_was_a_session_and_no_word_of_it(
    mira: Actor, anila: Actor
) -> None:
    her_session(mira, anila)
    then = soon(anila)
    with acting(then):
        facts = str([event.facts for event in Event.objects.visible_to(then)])
    assert "session-kind/individual" in facts
    assert "father" not in facts
    assert "better" not in facts
