"""Nobody answers: the alert climbs the roster, and in the end it falls to our own duty officer."""

from __future__ import annotations

from hearth.areas.identification.actions import identify
from hearth.areas.identification.tests.reports import screening
from hearth.casework.duties.actions import acknowledge
from hearth.casework.duties.jobs import climb_the_unanswered
from hearth.casework.duties.models import Alert, Escalation
from hearth.casework.duties.rules import SETTLED, pace
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def the_alert(who: Actor) -> Alert:
    with acting(who):
        return Alert.objects.visible_to(who).sent_to(who.unit_ids).select_related("notice").get()


def steps() -> list[tuple[int, str]]:
    rows = Escalation.objects.unscoped(because="test").select_related("to_user", "to_unit")
    return [(row.step, str(row.to_user or row.to_unit)) for row in rows.order_by("step")]


def test_after_a_quarter_of_an_hour_besa_is_woken(
    vera: Actor, agim: Actor, besa: Actor, drita: Actor
) -> None:
    identify(screening(), by=vera)
    assert climb_the_unanswered(later(vera, minutes=14).at) == 0
    assert climb_the_unanswered(later(vera, minutes=16).at) == 1
    assert steps() == [(1, str(besa.user))]
    assert climb_the_unanswered(later(vera, minutes=16).at) == 0


def test_an_answered_alert_stays_where_it_is(
    vera: Actor, agim: Actor, besa: Actor, drita: Actor
) -> None:
    identify(screening(), by=vera)
    acknowledge(the_alert(later(agim, minutes=5)), by=later(agim, minutes=5))
    assert climb_the_unanswered(later(vera, minutes=16).at) == 0
    assert steps() == []


def test_when_the_whole_roster_sleeps_it_falls_to_our_duty_officer(
    vera: Actor, agim: Actor, besa: Actor, drita: Actor, duty_officer: Actor, ilir: Actor
) -> None:
    identify(screening(), by=vera)
    for minutes in (16, 32):
        climb_the_unanswered(later(vera, minutes=minutes).at)
    assert steps()[-1] == (2, str(duty_officer.unit))
    fallen = the_alert(later(duty_officer, minutes=33))
    assert fallen.nobody_there
    assert fallen.notice.number
    with acting(later(ilir, minutes=33)):
        assert not Alert.objects.visible_to(later(ilir, minutes=33)).exists()
    kinds = Event.objects.unscoped(because="test").values_list("kind", flat=True)
    assert list(kinds).count("duties.escalated") == 2


def test_it_settles_at_four_hours_and_never_stops() -> None:
    minutes = [int(pace(step).total_seconds() // 60) for step in range(12)]
    assert minutes == [15, 15, 15, 15, 30, 60, 120, 240, 240, 240, 240, 240]
    assert pace(30_000) == SETTLED
