"""M.'s story (founding document 003), told through the deeds: the State Social Service refers her
to Vatra, and Vatra accepts. What is in italics there is all that is told here."""

from __future__ import annotations

from hearth.casework.cases.models import FirstContact
from hearth.casework.people.actions import name_person
from hearth.casework.people.queries.standing import works_on
from hearth.casework.referrals import actions, queries
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import a_case, a_wish, her_yes, sees
from hearth.casework.referrals.wish import OnConsent
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

NEEDS = "A young woman of twenty. Someone to stand beside her, counselling, a trade."


def test_m_is_referred_by_the_state_social_service_to_vatra_and_accepted(
    social_service_officer: Actor, mira: Actor, ilir: Actor, nora: Actor
) -> None:
    state, vatra = social_service_officer, mira
    case = a_case(state)
    with acting(state):
        name = name_person(case.person, {"given_name": "M."}, by=state)
    agreed = her_yes(case, vatra.unit, by=state)
    wish = a_wish(vatra.unit, service="service/case-management", message=NEEDS)
    referral = actions.send(actions.draft(case, wish, by=state), OnConsent(agreed.pk), by=state)

    (waiting,) = queries.waiting_for(vatra)
    assert (waiting.pk, waiting.number) == (referral.pk, case.number)
    assert not sees(vatra, name)

    actions.see(referral, by=later(vatra, hours=1))
    actions.accept(referral, words="She is welcome.", by=later(vatra, hours=2))
    actions.start(referral, by=later(vatra, days=1))

    next_day = later(vatra, days=1)
    assert sees(next_day, name)
    assert works_on(next_day, case.dossier_id)
    with acting(later(state, days=1)):
        story = queries.story_of(referral, later(state, days=1))
    assert [turn.move for turn in story.turns] == ["sent", "seen", "accepted", "started"]
    assert not any(sees(stranger, row) for stranger in (ilir, nora) for row in (case, referral))

    met = FirstContact.objects.visible_to(next_day).get(case=case, unit=vatra.unit)
    assert met.how_id == "first-contact/referred"
    assert met.from_unit == state.unit


def test_she_is_still_assisted_the_case_and_the_referral_stay_open(
    social_service_officer: Actor, mira: Actor
) -> None:
    case = a_case(social_service_officer)
    agreed = her_yes(case, mira.unit, by=social_service_officer)
    wish = a_wish(mira.unit, service="service/vocational-training", message=NEEDS)
    written = actions.draft(case, wish, by=social_service_officer)
    referral = actions.send(written, OnConsent(agreed.pk), by=social_service_officer)
    actions.accept(referral, by=mira)

    a_year_on = later(mira, days=365)
    assert sees(a_year_on, case)
    found = Referral.objects.visible_to(a_year_on).get(pk=referral.pk)
    assert found.stands is State.ACCEPTED
