"""One person, many episodes: a closed case stays closed, and she who returns has a new one."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.casework.cases.actions import (
    MetBefore,
    StillOpen,
    close,
    note_first_contact,
    open_case_of,
    reopen,
)
from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.cases.queries.team import met_by, other_episodes
from hearth.casework.cases.tests.scene import agreed_to_share, kinds, let_in, met, told
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

CAME_BACK = "reopening-reason/asked-for-help"
FOUND = "first-contact/own-detection"


def closed(by: Actor) -> Case:
    case = met(by)
    close(case, reason="closing-reason/declined-help", may_be_contacted=True, by=later(by, days=1))
    return case


def test_a_new_episode_has_a_new_number_on_the_same_dossier(vera: Actor) -> None:
    old, now = closed(vera), later(vera, days=90)
    new = reopen(old, because=CAME_BACK, how=FOUND, by=now)
    assert (new.dossier_id, new.person_id, new.episode) == (old.dossier_id, old.person_id, 2)
    assert new.number != old.number
    with acting(now):
        stays = Case.objects.visible_to(now).get(pk=old.pk)
        assert stays.closed_at == later(vera, days=1).at
        assert [episode.number for episode in other_episodes(new, now)] == [old.number]
    assert kinds()[-1] == "cases.reopened"


def test_there_is_never_a_second_open_case(vera: Actor) -> None:
    old = closed(vera)
    with pytest.raises(StillOpen):
        reopen(met(vera), because=CAME_BACK, how=FOUND, by=vera)
    reopen(old, because=CAME_BACK, how=FOUND, by=later(vera, days=2))
    with pytest.raises(StillOpen):
        reopen(old, because=CAME_BACK, how=FOUND, by=later(vera, days=3))
    with pytest.raises(StillOpen):
        open_case_of(old.person, how=FOUND, by=later(vera, days=3))


def test_the_police_do_not_open_it_anew(vera: Actor, agim: Actor) -> None:
    old = closed(vera)
    told(old, agim, Compartment.OPEN, Compartment.ALERT)
    with pytest.raises(NotTheirWork):
        reopen(old, because=CAME_BACK, how=FOUND, by=later(agim, days=2))


def test_every_agency_says_once_how_it_met_her(vera: Actor, nora: Actor) -> None:
    case = met(vera)
    let_in(case, agreed_to_share(case, nora.unit, by=vera), nora, by=vera)
    now = later(nora, hours=2)
    note_first_contact(
        case, how="first-contact/referred", source="signal-source/other-ngo",
        from_unit=vera.unit, on=date(2026, 3, 19), by=now,
    )  # fmt: skip
    with pytest.raises(MetBefore):
        note_first_contact(case, how=FOUND, by=now)
    with acting(now):
        met_first = {met.unit: met.said for met in met_by(case, now)}
        assert met_first.keys() == {vera.unit.name, nora.unit.name}
        assert vera.unit.name in met_first[nora.unit.name]
        assert FirstContact.objects.visible_to(now).filter(case=case).count() == 2
