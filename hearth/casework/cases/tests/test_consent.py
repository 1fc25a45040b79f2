"""Her yes, one line at a time; and her no, which counts in the same moment."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import (
    Agreed,
    NotAConsent,
    TakenBackBefore,
    give_consent,
    withdraw,
)
from hearth.casework.cases.models import Case, Consent, Withdrawal
from hearth.casework.cases.queries.consents import consents_of
from hearth.casework.cases.rules import Missing
from hearth.casework.cases.tests.scene import READ, agreed_to_share, child, let_in, met, told
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

TO_SERVICES = Agreed("consent-purpose/services", READ)
FOR_A_CHILD = Agreed(
    "consent-purpose/services", READ, by_guardian=True, guardian="Nëna", assent="given"
)


def sees(actor: Actor, case: Case) -> bool:
    now = later(actor, hours=2)
    return bool(Case.objects.visible_to(now).filter(pk=case.pk).exists())


def test_an_adult_decides_alone(vera: Actor) -> None:
    consent = give_consent(met(vera), TO_SERVICES, by=vera)
    assert (consent.assent, consent.given_by_guardian) == (Consent.Assent.NOT_NEEDED, False)
    with pytest.raises(NotAConsent) as lacks:
        give_consent(met(vera), FOR_A_CHILD, by=vera)
    assert lacks.value.missing == (Missing.NOT_A_CHILD,)


def test_for_a_child_the_guardian_and_the_child_agree(vera: Actor) -> None:
    case = child(vera)
    with pytest.raises(NotAConsent) as lacks:
        give_consent(case, TO_SERVICES, by=vera)
    assert lacks.value.missing == (Missing.GUARDIAN, Missing.ASSENT)
    consent = give_consent(case, FOR_A_CHILD, by=vera)
    with acting(vera):
        row = Consent.objects.visible_to(vera).get(pk=consent.pk)
        assert (row.guardian, row.assent) == ("Nëna", Consent.Assent.GIVEN)


def test_whoevers_age_is_unknown_is_asked_as_a_child(vera: Actor) -> None:
    with pytest.raises(NotAConsent):
        give_consent(met(vera, band="unknown"), TO_SERVICES, by=vera)


def test_withdrawal_ends_exactly_what_rested_on_it(
    vera: Actor, nora: Actor, agim: Actor, mira: Actor
) -> None:
    case = met(vera)
    to_nora = agreed_to_share(case, nora.unit, by=vera)
    to_mira = agreed_to_share(case, mira.unit, by=vera)
    let_in(case, to_nora, nora, by=vera)
    let_in(case, to_mira, mira, by=vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    assert sees(nora, case)
    assert withdraw(to_nora, by=later(vera, hours=1)) == 1
    assert {name: sees(actor, case) for name, actor in (
        ("nora", nora), ("mira", mira), ("agim", agim), ("vera", vera)
    )} == {"nora": False, "mira": True, "agim": True, "vera": True}  # fmt: skip
    event = Event.objects.unscoped(because="test").of_kind("cases.consent-withdrawn").get()
    assert event.facts == {"grants_ended": 1}


def test_the_yes_and_the_no_stay_readable(vera: Actor, nora: Actor) -> None:
    case = met(vera)
    consent = agreed_to_share(case, nora.unit, by=vera)
    withdraw(consent, by=later(vera, hours=1))
    with pytest.raises(TakenBackBefore):
        withdraw(consent, by=later(vera, hours=2))
    now = later(vera, hours=3)
    with acting(now):
        (line,) = consents_of(case, now)
        assert (line.in_force, line.withdrawn_at) == (False, later(vera, hours=1).at)
        assert not Consent.objects.visible_to(now).in_force(now.at).exists()
        assert Consent.objects.visible_to(now).in_force(vera.at).count() == 1
        assert Withdrawal.objects.visible_to(now).count() == 1


def test_whoever_was_told_neither_takes_nor_ends_consents(
    vera: Actor, drita: Actor, ilir: Actor, nora: Actor
) -> None:
    case = met(vera)
    consent = agreed_to_share(case, nora.unit, by=vera)
    told(case, drita, Compartment.OPEN, Compartment.SERVICES)
    for other in (drita, ilir):
        with pytest.raises(NotTheirWork):
            withdraw(consent, by=later(other, hours=1))
        with pytest.raises(NotTheirWork):
            give_consent(case, TO_SERVICES, by=later(other, hours=1))
