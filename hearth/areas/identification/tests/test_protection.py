"""What protects her meanwhile: the reflection period, non-punishment; and decisions made abroad."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hearth.areas.identification.actions import (
    Abroad,
    Charged,
    EndsBeforeItBegins,
    Moved,
    Period,
    WrittenMeanwhile,
    begin_reflection,
    move_request,
    note_charge,
    note_foreign_decision,
)
from hearth.areas.identification.models import NonPunishment, NonPunishmentStep, Reflection
from hearth.areas.identification.policy import reflection_limit
from hearth.areas.identification.queries import charges_of, foreign_decisions_of, reflection_of
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import TODAY, identified, status_now
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

HER_CHARGE = Charged("charge/theft", TODAY, words={"office": "Invented court", "file": "12/2026"})


def test_the_policy_page_says_three_months_and_nobody_has_signed_it() -> None:
    limit = reflection_limit()
    assert (limit.months, limit.warn_days, limit.verified) == (3, 14, False)
    assert limit.source


def test_the_period_lasts_as_the_policy_page_says(vera: Actor) -> None:
    case = identified(vera).case
    row = begin_reflection(case, Period(TODAY), seen=0, by=vera)
    assert (row.begins_on, row.ends_on) == (date(2026, 3, 19), date(2026, 6, 19))
    assert (row.months, row.verified, row.permit_id) == (3, False, "permit-outcome/not-needed")
    with acting(vera):
        event = Event.objects.visible_to(vera).of_kind("identification.reflection-began").get()
    assert event.facts == {"version": 1, "permit": "permit-outcome/not-needed"}


def test_what_is_left_of_it_is_said(vera: Actor) -> None:
    case = identified(vera).case
    begin_reflection(case, Period(TODAY), seen=0, by=vera)
    for days, left, soon, over in (
        (0, 92, False, False),
        (80, 12, True, False),
        (92, 0, False, True),
    ):
        then = later(vera, days=days)
        with acting(then):
            period = reflection_of(case, then)
        assert period is not None
        assert (period.days_left, period.soon, period.over) == (left, soon, over)


def test_its_dates_are_put_right_by_another_version(vera: Actor, vesa: Actor) -> None:
    case = identified(vera).case
    begin_reflection(case, Period(TODAY), seen=0, by=vera)
    longer = Period(TODAY, TODAY + timedelta(days=180), "permit-outcome/granted")
    begin_reflection(case, longer, seen=1, by=vesa)
    with pytest.raises(WrittenMeanwhile):
        begin_reflection(case, longer, seen=1, by=vera)
    with acting(vera):
        assert Reflection.objects.visible_to(vera).count() == 2
        now = reflection_of(case, vera)
    assert now
    assert now.row.permit_id == "permit-outcome/granted"


def test_it_ends_after_it_begins_says_the_deed_and_the_database(vera: Actor) -> None:
    case = identified(vera).case
    with pytest.raises(EndsBeforeItBegins):
        begin_reflection(case, Period(TODAY, TODAY), seen=0, by=vera)
    row = begin_reflection(case, Period(TODAY), seen=0, by=vera)
    with acting(vera), pytest.raises(IntegrityError, match="ends_after"), transaction.atomic():
        Reflection.objects.visible_to(vera).filter(pk=row.pk).update(ends_on=row.begins_on)


def test_a_charge_lies_in_the_legal_drawer(vera: Actor, mira: Actor, agim: Actor) -> None:
    case = identified(mira).case
    charge = note_charge(case, HER_CHARGE, by=mira)
    move_request(charge, Moved("non-punishment-request/requested", TODAY), seen=1, by=mira)
    move_request(charge, Moved("non-punishment-request/granted", TODAY), seen=2, by=mira)
    with acting(mira):
        (told,) = charges_of(case, mira)
        assert told.words["file"] == "12/2026"
    assert told.newest.state_id == "non-punishment-request/granted"
    assert [step.step for step in told.steps] == [1, 2, 3]
    for other in (vera, agim):
        with acting(other):
            assert charges_of(case, other) == []
            assert not NonPunishment.objects.visible_to(other).exists()
            assert not NonPunishmentStep.objects.visible_to(other).exists()


def test_a_request_moves_one_step_at_a_time(mira: Actor) -> None:
    charge = note_charge(identified(mira).case, HER_CHARGE, by=mira)
    move_request(charge, Moved("non-punishment-request/requested", TODAY), seen=1, by=mira)
    with pytest.raises(WrittenMeanwhile):
        move_request(charge, Moved("non-punishment-request/refused", TODAY), seen=1, by=mira)


def test_another_countrys_decision_is_no_albanian_status(vera: Actor) -> None:
    case = identified(vera).case
    abroad = Abroad(
        "country/iso:GB", "foreign-decision/recognised", date(2025, 6, 1), "NRM 12 (invented)"
    )
    note_foreign_decision(case, abroad, by=vera)
    with acting(vera):
        (decision,) = foreign_decisions_of(case, vera)
        assert str(decision.reference) == "NRM 12 (invented)"
    assert status_now(case, vera) is Status.POTENTIAL


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "nora", "elton"])
def test_others_write_none_of_it_and_read_what_their_drawer_holds(
    request: pytest.FixtureRequest, mira: Actor, agim: Actor, drita: Actor, who: str
) -> None:
    case, other = identified(mira).case, request.getfixturevalue(who)
    begin_reflection(case, Period(TODAY), seen=0, by=mira)
    note_charge(case, HER_CHARGE, by=mira)
    with pytest.raises(NotTheirWork):
        begin_reflection(case, Period(TODAY), seen=1, by=other)
    with pytest.raises(NotTheirWork):
        note_charge(case, HER_CHARGE, by=other)
    with pytest.raises(NotTheirWork):
        note_foreign_decision(case, Abroad("country/iso:GB", "foreign-decision/pending"), by=other)
    with acting(other):
        assert reflection_of(case, other) is None
        assert charges_of(case, other) == []
