"""Shifts, visits, contacts and sessions: by whom, once, in whose book, and who reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from hearth.areas.outreach import actions
from hearth.areas.outreach.actions import IdTaken, NoShift, NotInAMobileUnit, write_down
from hearth.areas.outreach.models import (
    Attendance,
    Contact,
    InformationSession,
    KnowledgeCheck,
    MobileUnit,
    Shift,
    ShiftEnd,
    Visit,
)
from hearth.areas.outreach.rules.agenda import HOW_TO_REPORT
from hearth.areas.outreach.tests.outside import NOON, back, everything, going, held, met, visited
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

WRITTEN = (Shift, Visit, Contact, InformationSession)


def test_sent_twice_it_is_one_row(vera: Actor) -> None:
    for entry in everything():
        first, again = write_down(entry, by=vera), write_down(entry, by=later(vera, hours=3))
        assert first == again
    for model in WRITTEN:
        assert model.objects.visible_to(later(vera, hours=4)).count() == 1


def test_a_session_sent_twice_counts_its_people_once(vera: Actor) -> None:
    said = held()
    actions.hold_session(said, by=vera)
    actions.hold_session(said, by=vera)
    numbers = Attendance.objects.visible_to(vera).values_list("number", flat=True)
    assert sorted(numbers) == [12, 14]
    assert KnowledgeCheck.objects.visible_to(vera).count() == 1


def test_the_number_of_somebody_elses_form_is_not_answered(vera: Actor, vesa: Actor) -> None:
    said = met()
    actions.log_contact(said, by=vera)
    with pytest.raises(IdTaken):
        actions.log_contact(said, by=vesa)


def test_both_clocks_are_kept_and_one_that_runs_ahead_is_not_counted_by(vera: Actor) -> None:
    tomorrow = vera.at + timedelta(days=2)
    visit = actions.log_visit(visited(happened_at=tomorrow), by=vera)
    assert (visit.happened_at, visit.at) == (tomorrow, vera.at)
    assert visit.counted_on == vera.at.date()
    early = actions.log_visit(visited(happened_at=NOON - timedelta(days=2)), by=vera)
    assert early.counted_on == (NOON - timedelta(days=2)).date()


def test_everything_hangs_from_one_book_of_the_unit(
    vera: Actor, vesa: Actor, duty_officer: Actor
) -> None:
    rows: list[Any] = [write_down(entry, by=by) for by in (vera, vesa) for entry in everything()]
    assert len({row.dossier_id for row in rows}) == 1
    book = MobileUnit.objects.visible_to(vera).select_related("dossier").get()
    assert book.dossier.kind == Dossier.Kind.FIELD
    assert book.dossier.owner_id == vera.unit.pk
    assert Shift.objects.visible_to(duty_officer).count() == 2


def test_the_coordinator_may_open_the_book_first(
    vera: Actor, duty_officer: Actor, mobile_unit: Unit
) -> None:
    actions.book_of(mobile_unit, by=duty_officer)
    actions.log_visit(visited(), by=later(vera, minutes=1))
    assert Visit.objects.visible_to(later(duty_officer, minutes=2)).count() == 1
    assert MobileUnit.objects.visible_to(later(vera, minutes=2)).count() == 1


def test_nobody_else_reads_what_the_unit_does_outside(
    vera: Actor,
    ilir: Actor,
    agim: Actor,
    mira: Actor,
    elton: Actor,
    director: Actor,
    duty_officer: Actor,
) -> None:
    for entry in everything():
        write_down(entry, by=vera)
    for stranger in (ilir, agim, mira, elton, director):
        for model in (*WRITTEN, MobileUnit, Attendance, KnowledgeCheck):
            assert not model.objects.visible_to(stranger).exists()


def test_only_a_mobile_unit_writes_from_outside(mira: Actor, ilir: Actor) -> None:
    for somebody in (mira, ilir):
        with pytest.raises(NotInAMobileUnit):
            actions.log_visit(visited(), by=somebody)


def test_a_shift_ends_once_whichever_of_the_two_says_it(vera: Actor, vesa: Actor) -> None:
    shift = actions.begin_shift(going(colleague=vesa.user.pk), by=vera)
    hers = actions.end_shift(back(), by=later(vesa, minutes=1))
    again = actions.end_shift(back(shift=shift.pk), by=later(vera, minutes=2))
    assert hers == again
    assert ShiftEnd.objects.visible_to(later(vera, hours=1)).count() == 1


def test_nobody_comes_back_who_never_left(vera: Actor) -> None:
    with pytest.raises(NoShift):
        actions.end_shift(back(), by=vera)


def test_a_stranger_cannot_end_their_shift(vera: Actor, ilir: Actor) -> None:
    shift = actions.begin_shift(going(), by=vera)
    with pytest.raises(NoShift):
        actions.end_shift(back(shift=shift.pk), by=ilir)


def test_how_to_report_is_on_every_agenda(vera: Actor) -> None:
    session = actions.hold_session(held(topics=("outreach-topic/rights",)), by=vera)
    assert session.topics == [HOW_TO_REPORT, "outreach-topic/rights"]
    with acting(vera), pytest.raises(IntegrityError, match="how_to_report_is_on_every_agenda"):
        session.id, session.topics = uuid4(), ["outreach-topic/rights"]
        session.save(force_insert=True)


def test_the_audit_tells_of_it_in_codes(vera: Actor) -> None:
    actions.hold_session(held(venue="Shkolla “Provë” (e shpikur)"), by=vera)
    with acting(vera):
        event = Event.objects.unscoped(because="test").get(kind="outreach.session-held")
    assert event.facts == {"audience": "session-audience/ninth-grade"}
