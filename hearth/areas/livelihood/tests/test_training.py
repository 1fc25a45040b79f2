"""Enrolled, week by week, to the certificate; and the provider never sees the case."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.areas.livelihood import queries
from hearth.areas.livelihood.actions import (
    AlreadyEnrolled,
    AlreadyOver,
    Ended,
    NotedBefore,
    Paper,
    Week,
    Wished,
    WrittenMeanwhile,
    ask_provider,
    end_enrolment,
    enrol,
    note_certificate,
    note_week,
    note_wish,
)
from hearth.areas.livelihood.models import CourseWeek, Enrolment, WorkWish
from hearth.areas.livelihood.tests.scene import BEGAN, enrolled
from hearth.casework.cases.tests.scene import met
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.casework.referrals.models import OutsidePartner
from hearth.casework.referrals.rules import State
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting


def test_she_says_what_she_would_like_and_no_version_is_lost(mira: Actor) -> None:
    case = met(mira)
    first = Wished(("trade/sewing",), None, ("livelihood-barrier/childcare",), "A trade of my own.")
    note_wish(case, first, seen=0, by=mira)
    note_wish(case, Wished(("trade/cooking",)), seen=1, by=mira)
    with pytest.raises(WrittenMeanwhile):
        note_wish(case, Wished(), seen=1, by=mira)
    with acting(mira):
        newest = queries.wish_of(case, mira)
        assert WorkWish.objects.visible_to(mira).count() == 2
    assert newest is not None
    assert newest.trades == ["trade/cooking"]


def test_a_course_from_the_first_week_to_the_certificate(mira: Actor) -> None:
    case = met(mira)
    enrolment = enrolled(case, mira)
    with pytest.raises(AlreadyEnrolled):
        enrol(case, enrolment.course, began_on=BEGAN, by=mira)
    note_week(enrolment, Week(date(2026, 3, 11), 3, 3), by=mira)
    note_week(enrolment, Week(date(2026, 3, 20), 3, 1, ("livelihood-barrier/transport",)), by=mira)
    with pytest.raises(NotedBefore):
        note_week(enrolment, Week(date(2026, 3, 9), 2, 2), by=mira)  # the same week
    end_enrolment(enrolment, Ended("enrolment-end/completed", date(2026, 3, 19)), by=mira)
    with pytest.raises(AlreadyOver):
        end_enrolment(enrolment, Ended("enrolment-end/stopped", date(2026, 3, 19)), by=mira)
    note_certificate(enrolment, Paper(date(2026, 3, 19), "12 (invented)"), by=mira)
    with acting(mira):
        (one,) = queries.trainings_of(case, mira)
        assert str(one.certificate.number) == "12 (invented)" if one.certificate else False
    assert (one.came, one.held, one.finished) == (4, 6, True)
    assert one.picture == (("09.03.2026", 3), ("16.03.2026", 1))


def test_the_provider_is_an_outside_partner_and_is_told_by_a_referral(mira: Actor) -> None:
    enrolment = enrolled(met(mira), mira)
    referral = ask_provider(enrolment, "A place in the sewing course.", by=mira)
    assert referral.stands is State.DRAFT  # her consent is asked for before it is sent
    assert referral.recipient is None  # no unit, so no grant, so no case
    with acting(mira):
        partner = OutsidePartner.objects.visible_to(mira).get(referral=referral)
        assert str(partner.name) == "Municipality of Shembull"
        assert Enrolment.objects.visible_to(mira).get().referral_id == referral.pk


def test_the_audit_holds_codes_and_no_words(mira: Actor) -> None:
    case = met(mira)
    note_wish(case, Wished(words="A secret wish."), seen=0, by=mira)
    with acting(mira):
        event = Event.objects.visible_to(mira).of_kind("livelihood.wish-noted").get()
    assert "secret" not in str(event.facts)


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "nora", "elton", "vera"])
def test_whoever_does_not_work_with_her_reads_and_writes_nothing(
    request: pytest.FixtureRequest, mira: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    case = met(mira)
    enrolment = enrolled(case, mira)
    note_week(enrolment, Week(BEGAN, 2, 2), by=mira)
    with acting(other):
        assert queries.trainings_of(case, other) == []
        assert not CourseWeek.objects.visible_to(other).exists()
    with pytest.raises(NotTheirWork):
        note_week(enrolment, Week(date(2026, 3, 19), 2, 2), by=other)
    with pytest.raises(NotTheirWork):
        ask_provider(enrolment, "Anything.", by=other)
