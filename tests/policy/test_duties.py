"""policy/duties.toml against the directory: whom we must tell is there, in every qark."""

from __future__ import annotations

import csv
from itertools import product

import pytest
from django.conf import settings

from demo.directory import load
from hearth.areas.identification.happened import Happened
from hearth.casework.duties.directory import our_duty_officer, recipients
from hearth.casework.duties.policy import all_duties
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership
from tests.architecture.sources import house
from tests.cast import TEN_AT_NIGHT


def places() -> list[tuple[str, str]]:
    """Every qark without a municipality, and every municipality in its qark."""
    with (settings.VOCABULARIES_DIR / "municipality.csv").open(encoding="utf-8") as sheet:
        towns = [
            (line["parent"].partition("/")[2], line["code"].partition("/")[2])
            for line in csv.DictReader(sheet)
            if ":" in line["code"]
        ]
    return sorted({(qark, "") for qark, _ in towns}) + towns


@pytest.fixture
def vera(db: None) -> Actor:
    """Vera of the demo, and with her the whole directory that we ship."""
    return load().actor("vera", TEN_AT_NIGHT)


def test_every_duty_reaches_somebody_everywhere(vera: Actor) -> None:
    """ "An empty directory must not lose a victim"; but the directory we ship is not empty."""
    everywhere = places()
    assert len({qark for qark, _ in everywhere}) == 12
    assert len(everywhere) == 12 + 61
    holes = []
    for qark, municipality in everywhere:
        here = Dossier(qark=qark, municipality=municipality, owner=vera.unit)
        told = recipients(all_duties(), here, by=vera)
        holes += [(qark, municipality, code) for code, unit in told.items() if unit is None]
    assert holes == []


def test_whoever_is_told_can_open_what_the_duty_reveals(vera: Actor) -> None:
    """A drawer that no role in the unit may open would be revealed to nobody."""
    for duty, (qark, _) in product(all_duties(), places()[:12]):
        here = Dossier(qark=qark, owner=vera.unit)
        unit = recipients([duty], here, by=vera)[duty.code]
        roles = (
            Membership.objects.in_force(vera.at).filter(unit=unit).values_list("role", flat=True)
        )
        for role, drawer in product(set(roles), duty.reveals | duty.reveals_in_danger):
            assert access_policy().lets(Role(role), drawer), (duty.code, role, drawer)


def test_where_nobody_is_our_own_duty_officer_answers(vera: Actor) -> None:
    fallback = our_duty_officer(vera.unit, at=vera.at)
    assert fallback.kind == UnitKind.DUTY_OFFICER
    roles = (
        Membership.objects.in_force(vera.at).filter(unit=fallback).values_list("role", flat=True)
    )
    assert roles
    assert all(access_policy().lets(Role(role), Compartment.ALERT) for role in roles)


def test_every_event_that_raises_a_duty_is_announced_by_somebody() -> None:
    announced = {member.value for member in Happened}
    assert {duty.after for duty in all_duties()} <= announced
    names = {member.value: f"Happened.{member.name}" for member in Happened}
    verbs = "\n".join(source.text for source in house() if source.acts)
    for duty in all_duties():
        assert names[duty.after] in verbs, f"nobody announces {duty.after}"


def test_no_duty_reveals_a_story() -> None:
    """Her story is told to the police by herself, if and when she chooses; never by a duty."""
    told = {drawer for duty in all_duties() for drawer in duty.reveals | duty.reveals_in_danger}
    assert not told & {Compartment.STORY, Compartment.HEALTH, Compartment.SESSIONS}
    assert {d.code for d in all_duties() if Compartment.IDENTITY in d.reveals} == set()


def test_every_duty_has_a_code_of_its_own_and_a_source() -> None:
    codes = [duty.code for duty in all_duties()]
    assert len(codes) == len(set(codes))
    assert all(duty.source for duty in all_duties())
