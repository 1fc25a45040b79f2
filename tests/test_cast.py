"""The cast is who it says it is; and from the street to the police screen all holds together."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

import pytest

from hearth.areas.identification.actions import identify
from hearth.areas.identification.models import Identification
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Alert, Notice
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import CITY_OF_VLORE, VLORE, later

AT_THE_BUS_STATION = Screening(
    submission=uuid4(),
    danger="danger/soon",
    qark=VLORE,
    municipality=CITY_OF_VLORE,
    place_type="place-type/street",
    source="signal-source/outreach-visit",
    sex="sex/female",
    age_band="age-band/18-25",
    signs={"indicator/g-01": "observed"},
    accepts_help="yes",
    finding=Finding.POTENTIAL_VICTIM,
    meet_at="By the second bench",
    name={"given_name": "Ana", "family_name": "Testi"},
)


def test_each_of_the_cast_is_the_actor_the_house_would_make(cast: Mapping[str, Actor]) -> None:
    for actor in cast.values():
        assert act_as(actor.user, at=actor.at) == actor


def test_from_the_street_to_the_police_screen(
    vera: Actor, vesa: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    done = identify(AT_THE_BUS_STATION, by=vera)
    assert done is not None
    assert {alert.recipient for alert in done.told.alerts} == {agim.unit, drita.unit}

    with acting(later(agim, minutes=5)):
        alert = Alert.objects.visible_to(later(agim, minutes=5)).sent_to(agim.unit_ids).get()
        notice = Notice.objects.visible_to(later(agim, minutes=5)).get(pk=alert.notice_id)
        assert notice.reveals["meet_at"] == "By the second bench"
        assert not Identity.objects.visible_to(later(agim, minutes=5)).exists()
        assert not Identification.objects.visible_to(later(agim, minutes=5)).exists()

    with acting(later(vesa, minutes=5)):
        who = Identity.objects.visible_to(later(vesa, minutes=5)).get()
        assert who.facts["given_name"] == "Ana"

    for model in (Case, Alert, Notice, Identity, Identification):
        assert not model.objects.visible_to(later(ilir, minutes=5)).exists()

    kinds = Event.objects.visible_to(later(vera, minutes=5)).order_by("seq")
    assert "identification.identified" in {event.kind for event in kinds}


def test_sent_twice_it_is_one_record(vera: Actor, agim: Actor, drita: Actor) -> None:
    first, again = (identify(AT_THE_BUS_STATION, by=vera) for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.case == again.case
    assert Alert.objects.unscoped(because="test").count() == 2


def test_it_is_not_lost_where_there_is_nobody_to_tell(vera: Actor, duty_officer: Actor) -> None:
    done = identify(AT_THE_BUS_STATION, by=vera)
    assert done is not None
    assert {alert.recipient for alert in done.told.alerts} == {duty_officer.unit}
    assert all(alert.nobody_there for alert in done.told.alerts)


@pytest.mark.parametrize("somebody_else", ["mira", "elton", "nora", "director", "administrator"])
def test_nobody_else_sees_that_it_happened(
    vera: Actor, agim: Actor, somebody_else: str, request: pytest.FixtureRequest
) -> None:
    identify(AT_THE_BUS_STATION, by=vera)
    stranger = later(request.getfixturevalue(somebody_else), minutes=5)
    for model in (Case, Alert, Notice, Identity, Identification, Event):
        assert not model.objects.visible_to(stranger).exists()
