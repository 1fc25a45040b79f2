"""A referral is written, and sent on her consent; who sees it before the answer, and what of it."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import NotAConsent
from hearth.casework.cases.models import Case
from hearth.casework.people.actions import name_person
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import NEEDS, a_case, a_wish, her_yes, sees, sent
from hearth.casework.referrals.wish import OnConsent, WithoutHer
from hearth.foundation.access.actions import deny, grant, seal
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Basis, Denial, Dossier
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, somebody


def test_a_draft_is_read_by_the_unit_that_writes_it_and_by_nobody_else(
    mira: Actor, nora: Actor, agim: Actor
) -> None:
    case = a_case(mira)
    draft = actions.draft(case, a_wish(nora.unit), by=mira)

    assert draft.stands is State.DRAFT
    assert sees(mira, draft)
    assert not sees(nora, draft)
    assert not sees(agim, draft)


def test_before_the_answer_the_unit_asked_sees_the_cover_and_the_referral_alone(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    case = a_case(mira)
    with acting(mira):
        named = name_person(case.person, {"given_name": "Provë", "family_name": "Testi"}, by=mira)
    consent = her_yes(case, nora.unit, by=mira)
    referral = actions.send(
        actions.draft(case, a_wish(nora.unit), by=mira), OnConsent(consent.pk), by=mira
    )

    assert sees(nora, referral)
    assert sees(nora, case)
    assert not sees(nora, named)
    assert not sees(nora, consent)
    assert not any(sees(ilir, row) for row in (referral, case, named, consent))
    with acting(nora):
        assert Referral.objects.visible_to(nora).get(pk=referral.pk).message == NEEDS


def test_others_to_whom_the_case_is_open_do_not_read_the_referral(
    mira: Actor, nora: Actor, agim: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    with acting(mira):
        grant(
            case.dossier,
            to=agim.unit,
            opens=access_policy().drawers[Role.CASE_MANAGER],
            basis=Basis.TEAM,
            because="works on the case",
            by=mira,
        )

    assert sees(agim, case)
    assert not sees(agim, referral)
    assert not any(sees(agim, step) for step in _steps(referral))
    assert all(sees(nora, step) for step in _steps(referral))


def test_two_units_asked_about_one_case_do_not_see_each_others_referral(
    mira: Actor, nora: Actor, social_service_officer: Actor
) -> None:
    case = a_case(mira)
    to_nora = sent(case, nora, by=mira)
    to_state = sent(case, social_service_officer, by=mira)

    assert sees(nora, to_nora)
    assert not sees(nora, to_state)
    assert sees(social_service_officer, to_state)
    assert not sees(social_service_officer, to_nora)


def test_an_auditor_of_the_unit_asked_sees_the_case_and_not_what_is_said_of_her(
    mira: Actor, nora: Actor
) -> None:
    auditor = somebody("nora_auditor", Role.AUDITOR, nora.unit)
    case = a_case(mira)
    referral = sent(case, nora, by=mira)

    assert sees(auditor, case)
    assert not sees(auditor, referral)


def test_without_her_consent_it_is_not_sent(mira: Actor, nora: Actor, agim: Actor) -> None:
    case = a_case(mira)
    draft = actions.draft(case, a_wish(nora.unit), by=mira)
    for_another = her_yes(case, agim.unit, by=mira)
    for_something_else = her_yes(case, nora.unit, purpose="story", by=mira)

    for consent in (for_another, for_something_else):
        with pytest.raises(actions.NoConsent):
            actions.send(draft, OnConsent(consent.pk), by=mira)
    assert not sees(nora, draft)


def test_a_child_needs_the_guardians_yes(mira: Actor, nora: Actor) -> None:
    case = a_case(mira, age_band="age-band/unknown")
    draft = actions.draft(case, a_wish(nora.unit), by=mira)

    with pytest.raises(NotAConsent):
        her_yes(case, nora.unit, by=mira)
    agreed = her_yes(case, nora.unit, guardian="The aunt, by decision of the court", by=mira)
    assert actions.send(draft, OnConsent(agreed.pk), by=mira).stands is State.SENT


def test_without_consent_only_on_a_listed_ground_that_fits_and_with_a_reason(
    mira: Actor, nora: Actor
) -> None:
    adult, child = a_case(mira), a_case(mira, age_band="age-band/14-17")
    best_interest = "no-consent-ground/child-best-interest"
    danger = "no-consent-ground/danger-to-life"

    draft = actions.draft(adult, a_wish(nora.unit), by=mira)
    with pytest.raises(actions.NotAGround):
        actions.send(draft, WithoutHer(best_interest, "she is alone"), by=mira)
    with pytest.raises(actions.SayWhy):
        actions.send(draft, WithoutHer(danger, "  "), by=mira)
    assert actions.send(draft, WithoutHer(danger, "He is at the door."), by=mira)

    for_child = actions.draft(child, a_wish(nora.unit), by=mira)
    assert actions.send(for_child, WithoutHer(best_interest, "No guardian."), by=mira)


def test_the_answer_is_due_by_the_policy_page_and_urgent_ones_sooner(
    mira: Actor, nora: Actor, social_service_officer: Actor
) -> None:
    case = a_case(mira)
    planned = sent(case, nora, by=mira)
    urgent = sent(case, social_service_officer, by=mira, urgency="urgency/at-once")

    assert planned.answer_by == later(mira, hours=24).at
    assert (planned.limit, planned.verified) == ("T-REF", False)
    assert urgent.answer_by == later(mira, hours=2).at


def test_only_the_unit_that_wrote_it_sends_it(mira: Actor, nora: Actor, vera: Actor) -> None:
    case = a_case(mira)
    draft = actions.draft(case, a_wish(nora.unit), by=mira)
    agreed = her_yes(case, nora.unit, by=mira)

    with pytest.raises(actions.NotTheSender):
        actions.send(draft, OnConsent(agreed.pk), by=vera)
    with pytest.raises(actions.NotYourCase):
        actions.draft(case, a_wish(nora.unit), by=vera)


def test_a_sealed_dossier_and_a_unit_kept_out_are_not_asked(mira: Actor, nora: Actor) -> None:
    case, sealed = a_case(mira), a_case(mira)
    kept_out = actions.draft(case, a_wish(nora.unit), by=mira)
    agreed = her_yes(case, nora.unit, by=mira)
    with acting(mira):
        deny(case.dossier, to=nora.unit, reason=Denial.Reason.CONFLICT, by=mira)
    with pytest.raises(actions.MayNotBeAsked):
        actions.send(kept_out, OnConsent(agreed.pk), by=mira)

    draft = actions.draft(sealed, a_wish(nora.unit), by=mira)
    agreed = her_yes(sealed, nora.unit, by=mira)
    with acting(mira):
        seal(_dossier(sealed, mira), named=[mira.user], by=mira)
    with pytest.raises(actions.ToNamedPeopleOnly):
        actions.send(draft, OnConsent(agreed.pk), by=mira)


def test_after_a_no_the_same_words_wait_for_another_name(
    mira: Actor, nora: Actor, social_service_officer: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    actions.decline(referral, reason="decline-reason/no-place", by=nora)

    with acting(mira):
        copy = actions.again(Referral.objects.visible_to(mira).get(pk=referral.pk), by=mira)
        assert copy.instead_of_id == referral.pk
        actions.redraft(copy, a_wish(social_service_officer.unit, message=copy.message), by=mira)
    agreed = her_yes(case, social_service_officer.unit, by=mira)
    actions.send(copy, OnConsent(agreed.pk), by=mira)

    with acting(social_service_officer):
        read = Referral.objects.visible_to(social_service_officer).get(pk=copy.pk)
        assert read.message == NEEDS
    assert not sees(social_service_officer, referral)


def _steps(referral: Referral) -> list[ReferralStep]:
    found = ReferralStep.objects.unscoped(because="the test looks at the steps")
    return list(found.filter(referral=referral))


def _dossier(case: Case, actor: Actor) -> Dossier:
    return Dossier.objects.visible_to(actor).get(pk=case.dossier_id)
