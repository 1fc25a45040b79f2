"""The name, given to the police on her yes; closed to them in the moment she takes it back."""

from __future__ import annotations

import pytest

from hearth.areas.identification.actions import NothingToGive, give_name_on
from hearth.areas.identification.actions.name import CONSENT
from hearth.areas.identification.queries import names_of
from hearth.areas.identification.tests.reports import NAME, agreed, identified
from hearth.casework.cases.actions import NotAConsent, withdraw
from hearth.casework.cases.models import Case, Consent
from hearth.casework.duties.actions import NotYoursToGive
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def told(case: Case, reporter: Actor, unit_of: Actor) -> Alert:
    with acting(reporter):
        alerts = Alert.objects.visible_to(reporter).select_related("notice", "recipient")
        return alerts.get(dossier=case.dossier_id, recipient=unit_of.unit)


def reads(actor: Actor) -> list[str]:
    with acting(actor):
        rows = Identity.objects.visible_to(actor)
        return [str(row.facts["given_name"]) for row in rows]


def test_on_her_yes_the_police_read_the_name_and_nobody_else(
    vera: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    case = identified(vera, name=NAME).case
    assert reads(agim) == []
    alert = told(case, vera, agim)
    give_name_on(case, alert, agreed(CONSENT, recipient=agim.unit), by=vera)
    assert reads(agim) == ["Anonima"]
    assert reads(drita) == reads(ilir) == []


def test_her_no_closes_it_at_once_and_only_there(vera: Actor, agim: Actor, drita: Actor) -> None:
    case = identified(vera, name=NAME).case
    for unit_of in (agim, drita):
        give_name_on(
            case, told(case, vera, unit_of), agreed(CONSENT, recipient=unit_of.unit), by=vera
        )
    with acting(vera):
        consent = Consent.objects.visible_to(vera).get(recipient=agim.unit)
        withdraw(consent, by=later(vera, minutes=1))
    assert reads(later(agim, minutes=1)) == []
    assert reads(later(drita, minutes=1)) == ["Anonima"]


def test_the_page_says_who_may_read_it_and_why(vera: Actor, agim: Actor, drita: Actor) -> None:
    case = identified(vera, name=NAME).case
    give_name_on(case, told(case, vera, agim), agreed(CONSENT, recipient=agim.unit), by=vera)
    with acting(vera):
        names = names_of(case, vera)
    assert [one.unit for one in names.given] == [agim.unit.name]
    assert all(one.consent for one in names.given)
    assert [alert.recipient for alert in names.told] == [drita.unit]


def test_in_danger_the_policy_page_gave_it_and_there_is_no_consent_to_take_back(
    vera: Actor, agim: Actor, drita: Actor
) -> None:
    case = identified(vera, name=NAME, danger="danger/now").case
    with acting(vera):
        names = names_of(case, vera)
    assert [(one.unit, one.consent) for one in names.given] == [(agim.unit.name, None)]


def test_for_a_child_the_guardian_and_the_child_say_yes(
    vera: Actor, agim: Actor, drita: Actor, cpu_worker: Actor
) -> None:
    case = identified(vera, name=NAME, age_band="age-band/15-17").case
    alert = told(case, vera, agim)
    alone = agreed(CONSENT, recipient=agim.unit)
    with pytest.raises(NotAConsent):
        give_name_on(case, alert, alone, by=vera)
    assert reads(agim) == []
    both = agreed(
        CONSENT, recipient=agim.unit, by_guardian=True, guardian="Aunt (invented)", assent="given"
    )
    give_name_on(case, alert, both, by=vera)
    assert reads(agim) == ["Anonima"]


def test_no_name_no_consent_is_kept_for_nothing(vera: Actor, agim: Actor) -> None:
    case = identified(vera).case
    alert = told(case, vera, agim)
    with acting(vera):
        with pytest.raises(NothingToGive):
            give_name_on(case, alert, agreed(CONSENT, recipient=agim.unit), by=vera)
        assert not Consent.objects.visible_to(vera).exists()


def test_the_one_who_reported_gives_it_and_nobody_else(
    vera: Actor, agim: Actor, cpu_worker: Actor, drita: Actor
) -> None:
    case = identified(vera, name=NAME, age_band="age-band/15-17").case
    alert = told(case, vera, agim)
    for other in (agim, cpu_worker, drita):
        with pytest.raises((NothingToGive, NotTheirWork, NotYoursToGive)):
            give_name_on(case, alert, agreed(CONSENT, recipient=agim.unit), by=other)
    assert reads(agim) == []
