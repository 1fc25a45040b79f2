"""The main deed: by whom, once, with few statements, and nothing lost on the way."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.areas.identification.actions import identify
from hearth.areas.identification.models import Identification, StatusDecision
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import NAME, TODAY, identified, screening, status_now
from hearth.areas.identification.views import IDENTIFIERS
from hearth.casework.cases.models import Case, FirstContact, Refusal
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import VLORE, later, somebody, unit

MOST_STATEMENTS = 10  # BEGIN, COMMIT, and whose overseers may see that the file exists (0015)
KIND_OF_UNIT = {
    Role.POLICE_OFFICER: UnitKind.POLICE,
    Role.POLICE_HEAD: UnitKind.POLICE,
    Role.BORDER_OFFICER: UnitKind.BORDER_POLICE,
    Role.SOCIAL_SERVICE_OFFICER: UnitKind.SOCIAL_SERVICE,
    Role.CHILD_PROTECTION_WORKER: UnitKind.CHILD_PROTECTION,
    Role.HOTLINE_OPERATOR: UnitKind.HOTLINE,
    Role.CASE_MANAGER: UnitKind.CASE_MANAGEMENT,
    Role.COORDINATOR: UnitKind.DUTY_OFFICER,
    Role.OUTREACH_WORKER: UnitKind.MOBILE_UNIT,
}


@pytest.mark.parametrize("role", sorted(IDENTIFIERS))
def test_whoever_may_find_a_person_can_write_it_down(
    role: Role, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    """A hotline operator cannot open the story again, and yet the first page is written."""
    there = unit(f"unit-of-{role}", kind=KIND_OF_UNIT[role], of="invented-body", qark=VLORE)
    finder = somebody("finder", role, there)
    done = identified(finder, name=NAME, age_band="age-band/15-17", accepts_help="not-now")
    assert {alert.duty for alert in done.told.alerts} == {"T-POL", "T-RA", "T-NJMF"}
    with acting(finder):
        house = {"because": "test"}
        assert Identification.objects.unscoped(**house).get(pk=done.identification.pk)
        assert Identity.objects.unscoped(**house).filter(person=done.case.person_id).exists()
        assert FirstContact.objects.unscoped(**house).filter(case=done.case).exists()
        assert Refusal.objects.unscoped(**house).filter(case=done.case).exists()


@pytest.mark.parametrize("role", [Role.HOTLINE_OPERATOR, Role.OUTREACH_WORKER])
def test_sent_twice_it_is_one_case(role: Role, agim: Actor, drita: Actor) -> None:
    there = unit("their-unit", kind=KIND_OF_UNIT[role], of="invented-body", qark=VLORE)
    finder = somebody("finder", role, there)
    said = screening()
    first, again = identify(said, by=finder), identify(said, by=finder)
    assert first
    assert again
    assert first.case == again.case
    with acting(agim):
        assert Alert.objects.visible_to(agim).sent_to(agim.unit_ids).count() == 1


def test_of_two_presses_the_later_may_win(vera: Actor, agim: Actor) -> None:
    """The earlier waited behind it: what it finds was let in a moment after it was pressed."""
    said = screening()
    won = identify(said, by=later(vera, minutes=1))
    found = identify(said, by=vera)
    assert won
    assert found
    assert won.case == found.case


def test_two_presses_at_once_are_one_case(
    own_database: Place, vera: Actor, agim: Actor, drita: Actor
) -> None:
    """A double click on two connections: the second waits for the first, and finds its record."""
    said, found, start = screening(), [], threading.Barrier(4)

    def press() -> None:
        start.wait()
        try:
            done = identify(said, by=vera)
            found.append(done.case.pk if done else None)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    with acting(vera):
        assert Case.objects.visible_to(vera).count() == 1
        assert Alert.objects.visible_to(vera).count() == 2


def test_it_costs_few_statements(
    own_database: Place, vera: Actor, agim: Actor, drita: Actor
) -> None:
    """150 a second on two cores: whoever adds a statement here says why."""
    identified(vera)  # the code lists are read once per process
    with CaptureQueriesContext(connection) as seen:
        identified(vera, name=NAME)
    assert len(seen) <= MOST_STATEMENTS, "\n".join(q["sql"][:120] for q in seen)


def test_the_first_rung_says_who_when_and_as_which_body(vera: Actor, agim: Actor) -> None:
    case = identified(vera).case
    with acting(vera):
        rung = StatusDecision.objects.visible_to(vera).get(case=case)
    assert (rung.rung, rung.status_id, rung.body_id) == (
        1, "identification-status/potential", "deciding-body/mobile-unit",
    )  # fmt: skip
    assert (rung.by, rung.unit, rung.decided_on) == (vera.user, vera.unit, TODAY)
    assert status_now(case, agim) is Status.POTENTIAL  # the police know the status, and no more


def test_where_the_word_came_from_who_sent_her_and_when(vera: Actor, agim: Actor) -> None:
    done = identified(
        vera,
        source="signal-source/police",
        referred_by=agim.unit.pk,
        referred_on=date(2026, 3, 18),
    )
    with acting(vera):
        met = FirstContact.objects.visible_to(vera).get(case=done.case)
    assert met.how_id == "first-contact/referred"
    assert (met.source_id, met.from_unit, met.on) == (
        "signal-source/police", agim.unit, date(2026, 3, 18),
    )  # fmt: skip


def test_found_by_ourselves_says_so(vera: Actor) -> None:
    done = identified(vera)
    with acting(vera):
        met = FirstContact.objects.visible_to(vera).get(case=done.case)
    assert (met.how_id, met.from_unit, met.on) == ("first-contact/own-detection", None, TODAY)


def test_not_now_is_kept_as_a_refusal_that_can_be_opened_again(vera: Actor) -> None:
    done = identified(vera, accepts_help="not-now")
    with acting(vera):
        refusal = Refusal.objects.visible_to(vera).get(case=done.case)
    assert refusal.what == ["refusal/everything"]
    assert refusal.reason_id == "refusal-reason/not-now"


def test_no_signs_leaves_a_count_and_no_person(vera: Actor) -> None:
    assert identify(screening(finding=Finding.NO_SIGNS, name=NAME), by=vera) is None
    with acting(vera):
        assert not Case.objects.visible_to(vera).exists()
        event = Event.objects.unscoped(because="test").of_kind("identification.no-signs").get()
    assert event.facts == {"source": "signal-source/outreach-visit"}


def test_a_person_at_risk_is_not_told_to_the_police(vera: Actor, agim: Actor, drita: Actor) -> None:
    done = identified(vera, finding=Finding.AT_RISK)
    assert done.told.alerts == ()
    assert status_now(done.case, vera) is Status.AT_RISK_ONLY
    assert status_now(done.case, agim) is None


@pytest.mark.parametrize(
    "band", ["age-band/0-11", "age-band/12-14", "age-band/15-17", "age-band/unknown"]
)
def test_a_child_or_somebody_who_may_be_one_is_told_to_child_protection(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor, band: str
) -> None:
    done = identified(vera, age_band=band)
    assert done.identification.child
    assert "T-NJMF" in {alert.duty for alert in done.told.alerts}


def test_strangers_see_nothing_of_it(
    vera: Actor, agim: Actor, ilir: Actor, nora: Actor, elton: Actor
) -> None:
    done = identified(vera, name=NAME)
    for stranger in (ilir, nora, elton):
        with acting(stranger):
            assert not StatusDecision.objects.visible_to(stranger).filter(case=done.case).exists()
            assert not Identification.objects.visible_to(stranger).exists()
    with acting(agim):
        assert not Identification.objects.visible_to(agim).exists()


def test_another_moment_is_another_submission(vera: Actor) -> None:
    first = screening()
    assert identify(first, by=vera)
    assert identify(replace(first, submission=uuid4()), by=vera)
    with acting(vera):
        assert Case.objects.visible_to(vera).count() == 2
