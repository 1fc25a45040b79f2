"""Decide a status: only what may follow, by the body that may, once, and told where it must be."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from hearth.areas.identification.actions import (
    DecidedMeanwhile,
    HasAPageOfItsOwn,
    NotOnTheLadder,
    Telling,
    decide_status,
)
from hearth.areas.identification.models import Grounds, StatusDecision
from hearth.areas.identification.queries import ladder_of
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.rules.ladder import Body, Decided, Obstacle, Status
from hearth.areas.identification.tests.reports import TODAY, identified, status_now
from hearth.casework.duties.models import Alert, Notice
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

WITHDRAWN = Decided(Status.WITHDRAWN, Body.MOBILE_UNIT, TODAY)
POTENTIAL = Decided(Status.POTENTIAL, Body.MOBILE_UNIT, TODAY)


def test_the_history_is_kept_with_who_when_and_why(vera: Actor, vesa: Actor, agim: Actor) -> None:
    case = identified(vera).case
    decide_status(
        case, WITHDRAWN, seen=1, grounds="She went home (invented).", by=later(vesa, hours=1)
    )
    with acting(vera):
        rungs = ladder_of(case, vera).rungs
    assert [(r.status, r.decision.by, r.grounds) for r in rungs] == [
        (Status.WITHDRAWN, vesa.user, "She went home (invented)."),
        (Status.POTENTIAL, vera.user, ""),
    ]
    with acting(agim):  # told by duty: the statuses, not the grounds
        assert [rung.grounds for rung in ladder_of(case, agim).rungs] == ["", ""]
        assert not Grounds.objects.visible_to(agim).exists()


def test_whoever_withdrew_may_come_back(vera: Actor) -> None:
    case = identified(vera).case
    decide_status(case, WITHDRAWN, seen=1, by=vera)
    decide_status(case, POTENTIAL, seen=2, by=vera)
    assert status_now(case, vera) is Status.POTENTIAL


@pytest.mark.parametrize(
    ("decided", "obstacle"),
    [
        (Decided(Status.NOT_VICTIM, Body.MOBILE_UNIT, TODAY), Obstacle.NO_SUCH_STEP),
        (Decided(Status.WITHDRAWN, Body.COURT, TODAY), Obstacle.NOT_THIS_BODY),
        (Decided(Status.WITHDRAWN, Body.NGO, TODAY - timedelta(days=1)), Obstacle.BEFORE_THE_LAST),
        (Decided(Status.WITHDRAWN, Body.NGO, TODAY + timedelta(days=1)), Obstacle.IN_THE_FUTURE),
    ],
)
def test_what_may_not_follow_is_refused_with_its_reason(
    vera: Actor, decided: Decided, obstacle: Obstacle
) -> None:
    case = identified(vera).case
    with pytest.raises(NotOnTheLadder) as refused:
        decide_status(case, decided, seen=1, by=vera)
    assert refused.value.obstacles == (obstacle,)
    assert status_now(case, vera) is Status.POTENTIAL


@pytest.mark.parametrize("status", ["formal-requested", "formal-held", "official"])
def test_the_formal_steps_are_taken_in_the_formal_procedure(vera: Actor, status: str) -> None:
    case = identified(vera).case
    with pytest.raises(HasAPageOfItsOwn):
        decide_status(case, Decided(Status(status), Body.FORMAL_STRUCTURE, TODAY), seen=1, by=vera)


def test_whoever_looked_at_an_older_state_is_told_who_was_quicker(vera: Actor, vesa: Actor) -> None:
    case = identified(vera).case
    decide_status(case, WITHDRAWN, seen=1, by=vera)
    with pytest.raises(DecidedMeanwhile) as meanwhile:
        decide_status(case, Decided(Status.UNTRACEABLE, Body.NGO, TODAY), seen=1, by=vesa)
    assert meanwhile.value.decision
    assert meanwhile.value.decision.by == vera.user


def test_of_two_at_once_one_decides(own_database: Place, vera: Actor, vesa: Actor) -> None:
    case, start, answers = identified(vera).case, threading.Barrier(2), []
    choices = {vera: Status.WITHDRAWN, vesa: Status.UNTRACEABLE}

    def decide(who: Actor) -> None:
        start.wait()
        try:
            decide_status(case, Decided(choices[who], Body.NGO, TODAY), seen=1, by=who)
            answers.append("decided")
        except DecidedMeanwhile:
            answers.append("meanwhile")
        finally:
            connection.close()

    both = [threading.Thread(target=decide, args=[who]) for who in choices]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(answers) == ["decided", "meanwhile"]
    with acting(vera):
        assert StatusDecision.objects.visible_to(vera).filter(case=case).count() == 2


def test_who_turns_out_to_be_a_potential_victim_is_told_of_then(
    vera: Actor, agim: Actor, drita: Actor
) -> None:
    """At risk on Monday, a potential victim on Tuesday: the police hear of it on Tuesday."""
    case = identified(vera, finding=Finding.AT_RISK).case
    with acting(agim):
        assert not Alert.objects.visible_to(agim).exists()
    telling = Telling(danger=True, meet_at="Platform 3", danger_now="He is here (invented).")
    done = decide_status(case, POTENTIAL, seen=1, telling=telling, by=vera)
    assert {alert.duty for alert in done.told.alerts} == {"T-POL", "T-RA"}
    with acting(agim):
        notice = Notice.objects.visible_to(agim).get()
        assert (notice.danger, notice.reveals["meet_at"]) == (True, "Platform 3")


def test_who_was_told_already_is_not_told_again(vera: Actor, agim: Actor, drita: Actor) -> None:
    case = identified(vera).case
    assert decide_status(case, WITHDRAWN, seen=1, by=vera).told.alerts == ()
    with acting(agim):
        assert Alert.objects.visible_to(agim).sent_to(agim.unit_ids).count() == 1


def test_it_is_announced_in_codes(vera: Actor) -> None:
    case = identified(vera).case
    decide_status(case, WITHDRAWN, seen=1, grounds="Invented words", by=vera)
    with acting(vera):
        event = Event.objects.visible_to(vera).of_kind("identification.status-decided").get()
    assert event.facts == {
        "status": "identification-status/withdrawn",
        "body": "deciding-body/mobile-unit",
        "minor": False,
    }


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "nora", "elton", "mira"])
def test_who_only_reads_or_is_a_stranger_does_not_decide(
    request: pytest.FixtureRequest, vera: Actor, agim: Actor, drita: Actor, who: str
) -> None:
    case = identified(vera).case
    with pytest.raises(NotTheirWork):
        decide_status(case, WITHDRAWN, seen=1, by=request.getfixturevalue(who))
    assert status_now(case, vera) is Status.POTENTIAL
