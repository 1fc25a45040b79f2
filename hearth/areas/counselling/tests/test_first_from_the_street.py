"""A case that a mobile unit opened: who joins later, and who is asked, can still do their work."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from hearth.areas.counselling.tests.scene import in_english, now, phq9
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met, teamed, told
from hearth.casework.people.queries.standing import opens
from hearth.casework.referrals.actions import accept
from hearth.casework.referrals.tests.scene import sees, sent
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from tests.cast import later

SHEETS = ("first-days", "phq-9")


def sheet(desk: Client, case: Case, key: str) -> int:
    return desk.get(reverse("instruments:sheet", args=[key, case.pk])).status_code


def test_the_case_manager_who_joins_asks_about_the_first_days(
    vera: Actor, mira: Actor, agim: Actor, ilir: Actor
) -> None:
    case = met(now(vera))
    told(case, now(agim), Compartment.OPEN, Compartment.ALERT)
    teamed(case, mira, by=now(vera))
    assert [sheet(in_english(Client(), mira), case, key) for key in SHEETS] == [200, 200]
    for other in (vera, agim, ilir):
        assert [sheet(in_english(Client(), other), case, key) for key in SHEETS] == [404, 404]


def test_the_counsellor_she_asks_works_with_how_the_person_is(
    vera: Actor, mira: Actor, anila: Actor, blerta: Actor, agim: Actor
) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    then = later(mira, minutes=1)
    referral = sent(case, anila, service="service/counselling-individual", by=then)
    accept(referral, by=later(anila, minutes=2))
    answers = phq9(case, later(anila, minutes=3))
    assert sees(later(anila, minutes=4), answers)
    assert sees(later(mira, minutes=4), answers)
    for other in (vera, blerta, agim):
        assert not sees(later(other, minutes=4), answers)


def test_a_shelter_asked_by_the_mobile_unit_itself_reads_how_she_is(
    vera: Actor, nora: Actor, ilir: Actor
) -> None:
    """Vera looks into no health drawer; her unit holds it, and the yes of the shelter opens it."""
    case = met(vera)
    accept(sent(case, nora, by=vera), by=later(nora, minutes=1))
    then = later(nora, minutes=2)
    assert opens(then, case.dossier_id, Compartment.HEALTH)
    assert not opens(then, case.dossier_id, Compartment.STORY)
    assert not opens(later(vera, minutes=2), case.dossier_id, Compartment.HEALTH)
    assert not opens(later(ilir, minutes=2), case.dossier_id, Compartment.OPEN)
