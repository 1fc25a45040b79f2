"""Nobody answers: it is brought up before more and more people, and stays open."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hearth.casework.referrals import actions, jobs
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.queries import waiting_for
from hearth.casework.referrals.rules import Move, State
from hearth.casework.referrals.tests.scene import a_case, sees, sent, the_grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from tests.cast import later

A_DAY = 24


def test_in_time_nothing_is_brought_up(mira: Actor, nora: Actor) -> None:
    sent(a_case(mira), nora, by=mira)
    assert jobs.bring_up_the_late(later(mira, hours=A_DAY - 1).at) == 0


def test_a_late_one_is_marked_and_stays_open_to_be_answered(mira: Actor, nora: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)
    late = later(mira, hours=A_DAY, minutes=1)

    assert jobs.bring_up_the_late(late.at) == 1
    assert jobs.bring_up_the_late(late.at) == 0  # once, until its next time
    assert _stored(referral).stands is State.UNANSWERED
    step = _steps(referral)[-1]
    assert (step.move, step.by, step.through) == (Move.UNANSWERED, None, "clock")
    assert sees(late, step)

    actions.accept(_stored(referral), by=later(nora, hours=A_DAY + 2))
    assert _stored(referral).stands is State.ACCEPTED
    assert jobs.bring_up_the_late(later(mira, days=30).at) == 0


def test_the_next_time_the_coordinator_of_the_sender_sees_that_it_waits_and_nothing_more(
    mira: Actor, nora: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    jobs.bring_up_the_late(later(mira, hours=A_DAY).at)
    assert not sees(later(duty_officer, hours=A_DAY), referral)

    again = later(mira, hours=A_DAY + 12)
    assert jobs.bring_up_the_late(again.at) == 1
    coordinator = later(duty_officer, hours=A_DAY + 12)
    assert sees(coordinator, referral)
    assert the_grant(_stored(referral).raised_id).drawers == (Compartment.OPEN,)
    (brought_up,) = waiting_for(coordinator)
    assert brought_up.pk == referral.pk
    assert [sees(coordinator, step) for step in _steps(referral)] == [False, False, True]
    assert not sees(later(ilir, days=2), referral)

    actions.decline(
        _stored(referral), reason="decline-reason/no-staff", by=later(nora, hours=A_DAY + 13)
    )
    assert not sees(later(coordinator, hours=2), referral)


def test_it_is_brought_up_ever_more_slowly_and_never_closed(mira: Actor, nora: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)
    hours = range(A_DAY, A_DAY * 60, 6)
    brought_up = [h for h in hours if jobs.bring_up_the_late(later(mira, hours=h).at)]

    gaps = [after - before for before, after in pairwise(brought_up)]
    assert gaps == sorted(gaps)
    assert _stored(referral).stands is State.UNANSWERED


def test_the_day_of_both_sides_shows_it(mira: Actor, nora: Actor, ilir: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)

    assert [item.pk for item in waiting_for(nora)] == [referral.pk]
    assert waiting_for(mira) == []
    assert [item.pk for item in waiting_for(later(mira, hours=A_DAY + 1))] == [referral.pk]
    assert waiting_for(ilir) == []


def test_answered_in_the_same_minute_it_is_not_brought_up(mira: Actor, nora: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)
    stale = _stored(referral)
    actions.accept(referral, by=later(nora, hours=A_DAY))

    assert actions.bring_up(stale, by=later(mira, hours=A_DAY)) is None


@pytest.mark.parametrize("urgency", ["urgency/at-once", "urgency/today"])
def test_an_urgent_one_is_late_sooner(mira: Actor, nora: Actor, urgency: str) -> None:
    sent(a_case(mira), nora, by=mira, urgency=urgency)
    assert jobs.bring_up_the_late(later(mira, hours=2, minutes=1).at) == 1


def _stored(referral: Referral) -> Referral:
    rows = Referral.objects.unscoped(because="test").select_related("sender", "recipient")
    found = rows.get(pk=referral.pk)
    assert isinstance(found, Referral)
    return found


def _steps(referral: Referral) -> list[ReferralStep]:
    found = ReferralStep.objects.unscoped(because="test").filter(referral=referral)
    return list(found.order_by("at", "id"))
