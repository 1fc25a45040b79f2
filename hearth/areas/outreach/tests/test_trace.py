"""Which session a report came from: with the report, between few, and never back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from hearth.areas.identification.tests.reports import identified
from hearth.areas.outreach import actions
from hearth.areas.outreach.models import Campaign, InformationSession, Origin, Visit
from hearth.areas.outreach.queries.origins import came_from, traced_by
from hearth.areas.outreach.tests.outside import held, run, visited
from hearth.casework.cases.actions import join
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import NotTheirWork, drawers, works_on
from hearth.foundation.access.actions import seal
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier, Grant
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def a_case(vera: Actor) -> Case:
    return identified(vera).case


def test_it_lies_in_the_dossier_of_the_case(vera: Actor, agim: Actor, drita: Actor) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    origin = actions.trace(case, session, by=vera)
    assert origin.dossier_id == case.dossier_id != session.dossier_id
    assert Origin.objects.visible_to(vera).get() == origin


def test_a_correction_replaces_it_and_both_stay_readable(vera: Actor) -> None:
    case = a_case(vera)
    session, visit = actions.hold_session(held(), by=vera), actions.log_visit(visited(), by=vera)
    campaign = actions.run_campaign(run(), unit=vera.unit, by=vera)
    sources: tuple[Any, ...] = (session, visit, campaign)
    for number, source in enumerate(sources):
        actions.trace(case, source, by=later(vera, minutes=number))
    rows = Origin.objects.visible_to(later(vera, hours=1))
    assert rows.count() == 3
    assert rows.get(corrected_at__isnull=True).campaign_id == campaign.pk


def test_only_the_unit_that_reported_and_its_coordinator_read_it(
    vera: Actor, vesa: Actor, mira: Actor, agim: Actor, drita: Actor,
    duty_officer: Actor, director: Actor, auditor: Actor, ilir: Actor,
) -> None:  # fmt: skip
    """A class of twelve and one report is one girl pointed at. Not even the team reads it."""
    case = a_case(vera)
    join(case, mira.user, by=vera)
    actions.trace(case, actions.hold_session(held(), by=vera), by=vera)
    for reader in (vesa, duty_officer):
        assert Origin.objects.visible_to(reader).exists()
    for other in (mira, agim, drita, director, auditor, ilir):
        assert not Origin.objects.visible_to(other).exists()


def test_the_coordinator_is_let_in_to_the_cover_once_and_no_further(
    vera: Actor, agim: Actor, drita: Actor, duty_officer: Actor
) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    assert drawers(duty_officer, case.dossier_id) == frozenset()
    for minutes in range(2):
        actions.trace(case, session, by=later(vera, minutes=minutes))
    now = later(duty_officer, minutes=5)
    assert drawers(now, case.dossier_id) == {Compartment.OPEN}
    assert not works_on(now, case.dossier_id)
    grants = Grant.objects.in_force(now.at).filter(unit=now.unit, dossier=case.dossier_id)
    with acting(now):
        assert grants.count() == 1


def test_a_sealed_file_opens_to_no_coordinator(vera: Actor, duty_officer: Actor) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    with acting(vera):
        file = Dossier.objects.visible_to(vera).get(pk=case.dossier_id)
        seal(file, named=[vera.user], by=vera)
    origin = actions.trace(case, session, by=later(vera, minutes=1))
    assert origin.coordinated_by == duty_officer.unit
    assert not Origin.objects.visible_to(later(duty_officer, minutes=2)).exists()


def test_a_session_says_how_many_came_from_it_to_those_who_may_read_the_reports(
    vera: Actor, duty_officer: Actor, director: Actor
) -> None:
    session = actions.hold_session(held(), by=vera)
    for _report in range(2):
        actions.trace(a_case(vera), session, by=vera)
    for reader, many in ((vera, 2), (duty_officer, 2), (director, 0)):
        with acting(reader):
            assert came_from(session, reader) == many
            assert len(traced_by(vera.unit, reader)) == many


def test_the_session_does_not_know_what_came_of_it(vera: Actor) -> None:
    for model in (InformationSession, Visit, Campaign):
        assert [key.name for key in model._meta.related_objects if not key.hidden] == []


def test_it_comes_from_one_thing_only(vera: Actor) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    origin = actions.trace(case, session, by=vera)
    origin.visit = actions.log_visit(visited(), by=vera)
    with acting(vera), pytest.raises(IntegrityError, match="origin_is_one_of_the_three"):
        origin.save(force_update=True)


def test_only_who_works_on_the_case_traces_it(vera: Actor, agim: Actor, ilir: Actor) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    for other in (agim, ilir):
        with pytest.raises(NotTheirWork):
            actions.trace(case, session, by=other)


def test_the_audit_does_not_say_from_where(vera: Actor) -> None:
    case, session = a_case(vera), actions.hold_session(held(), by=vera)
    actions.trace(case, session, by=vera)
    with acting(vera):
        event = Event.objects.unscoped(because="test").get(kind="outreach.origin-traced")
    assert event.dossier_key == case.dossier_id
    assert event.facts == {}
