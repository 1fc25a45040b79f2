"""A unit that was referred to keeps what it writes to itself, or shows it to all who work on it."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.casework.cases.actions import ToDo, correct, do, set_task, write_note
from hearth.casework.cases.models import Case, Note, Task
from hearth.casework.cases.tests.scene import whole_file
from hearth.casework.referrals.actions import accept
from hearth.casework.referrals.tests.scene import a_case, sees, sent
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import User
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in, somebody, unit


@pytest.fixture
def counsellor(mira: Actor) -> Actor:
    """Of another organisation: whoever asks her sees how it ends, and no more."""
    there = unit("counselling-elsewhere", kind=UnitKind.COUNSELLING, of="another-house")
    return somebody("keshilltare", Role.PSYCHOLOGIST, there)


@pytest.fixture
def case(mira: Actor, counsellor: Actor) -> Case:
    """Mira's case, referred to the counsellor, who accepted."""
    case = a_case(mira)
    referral = sent(case, counsellor, by=mira, service="service/counselling-individual")
    accept(referral, by=later(counsellor, minutes=5))
    return case


def a_task(case: Case, whose: User, *, shared: bool = False, by: Actor) -> Task:
    due = later(by, days=1).at
    return set_task(case, ToDo("Ask how she sleeps", due, whose, shared=shared), by=by)


def test_what_the_unit_asked_writes_is_its_own(
    case: Case, mira: Actor, counsellor: Actor, ilir: Actor
) -> None:
    writes, reads = later(counsellor, minutes=10), later(mira, minutes=20)
    note = write_note(case, "She sleeps badly.", by=writes)
    task = a_task(case, counsellor.user, by=writes)
    for row in (note, task):
        assert sees(writes, row)
        assert not sees(reads, row)
        assert not sees(later(ilir, minutes=20), row)


def test_the_timeline_of_the_unit_that_asked_does_not_tell_of_it(
    client: Client, case: Case, mira: Actor, counsellor: Actor
) -> None:
    writes = later(counsellor, minutes=10)
    write_note(case, "She sleeps badly.", by=writes)
    do(a_task(case, counsellor.user, by=writes), by=writes)
    file = whole_file(signed_in(client, mira), case)
    assert "Një referim u pranua" in file
    assert "U caktua një detyrë" not in file
    assert "U krye një detyrë" not in file
    assert "sleep" not in file


def test_what_is_shared_is_read_by_all_who_work_on_the_case(
    case: Case, mira: Actor, counsellor: Actor
) -> None:
    writes, reads = later(counsellor, minutes=10), later(mira, minutes=20)
    assert sees(reads, write_note(case, "She sleeps badly.", shared=True, by=writes))
    assert sees(reads, a_task(case, counsellor.user, shared=True, by=writes))


def test_a_correction_is_kept_where_the_note_is_kept(
    case: Case, mira: Actor, counsellor: Actor
) -> None:
    writes = later(counsellor, minutes=10)
    note = write_note(case, "She sleeps badly.", by=writes)
    assert not sees(later(mira, minutes=20), correct(note, "She sleeps well.", by=writes))


def test_a_task_for_a_colleague_elsewhere_is_nobodys_secret(
    case: Case, mira: Actor, counsellor: Actor
) -> None:
    task = a_task(case, mira.user, by=later(counsellor, minutes=10))
    assert sees(later(mira, minutes=20), task)


def test_those_whose_case_it_is_keep_nothing_apart(
    case: Case, mira: Actor, counsellor: Actor
) -> None:
    note = write_note(case, "She asked for a counsellor.", by=later(mira, minutes=10))
    assert sees(later(counsellor, minutes=20), note)


def test_only_a_unit_that_was_asked_is_asked_whether_it_shares(
    case: Case, mira: Actor, counsellor: Actor
) -> None:
    for who, asked in ((counsellor, True), (mira, False)):
        for form in ("notes", "tasks"):
            page = signed_in(Client(), who).get(f"/cases/{case.pk}/{form}").content.decode()
            assert ('name="shared"' in page) == asked
    desk = signed_in(Client(), counsellor)
    desk.post(f"/cases/{case.pk}/notes", {"text": "She sleeps badly.", "shared": "on"})
    desk.post(f"/cases/{case.pk}/notes", {"text": "She dreams."})
    now = later(mira, minutes=20)
    with acting(now):
        read = Note.objects.visible_to(now).filter(case=case)
        assert [note.text for note in read] == ["She sleeps badly."]
