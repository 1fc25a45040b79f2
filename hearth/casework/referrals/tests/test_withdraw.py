"""Taken back by the sender, or because she took back her consent: the door closes at once."""

from __future__ import annotations

import pytest

from hearth.casework.cases.models import Case
from hearth.casework.people.actions import name_person
from hearth.casework.referrals import actions, jobs
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import Move, State
from hearth.casework.referrals.tests.scene import a_case, a_wish, her_yes, sees, sent, takes_back
from hearth.casework.referrals.wish import OnConsent
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def test_the_sender_takes_it_back_and_what_it_opened_is_shut(mira: Actor, nora: Actor) -> None:
    case = a_case(mira)
    with acting(mira):
        name = name_person(case.person, {"given_name": "Provë"}, by=mira)
    referral = sent(case, nora, by=mira)
    actions.accept(referral, by=nora)
    assert sees(nora, name)

    actions.withdraw(referral, reason="withdrawal-reason/need-met", by=later(mira, days=1))
    assert not any(sees(later(nora, days=1), row) for row in (name, case, referral))


def test_a_row_held_in_hand_since_before_the_answer_closes_what_the_answer_opened(
    mira: Actor, nora: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    with acting(mira):
        stale = Referral.objects.visible_to(mira).get(pk=referral.pk)
    actions.accept(referral, by=nora)

    actions.withdraw(stale, reason="withdrawal-reason/not-safe", by=later(mira, minutes=1))
    assert not sees(later(nora, minutes=1), case)


def test_only_the_sender_takes_it_back(mira: Actor, nora: Actor, vera: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)
    for other in (nora, vera):
        with pytest.raises(actions.NotTheSender):
            actions.withdraw(referral, reason="withdrawal-reason/need-met", by=other)


def test_when_she_takes_back_her_consent_the_next_request_sees_nothing(
    mira: Actor, nora: Actor
) -> None:
    case = a_case(mira)
    with acting(mira):
        name = name_person(case.person, {"given_name": "Provë"}, by=mira)
    referral = sent(case, nora, by=mira)
    actions.accept(referral, by=nora)

    takes_back(referral, by=later(mira, hours=1))
    assert not any(sees(later(nora, hours=1), row) for row in (name, case, referral))


def test_even_if_the_case_is_open_to_them_on_another_ground_the_referral_is_not(
    mira: Actor, nora: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    with acting(mira):
        grant(
            case.dossier,
            to=nora.unit,
            opens=[Compartment.OPEN],
            basis=Basis.TEAM,
            because="another ground",
            by=mira,
        )
    takes_back(referral, by=later(mira, hours=1))

    assert sees(later(nora, hours=1), case)
    assert not sees(later(nora, hours=1), referral)


def test_nobody_accepts_what_she_no_longer_agrees_to(mira: Actor, nora: Actor) -> None:
    referral = sent(a_case(mira), nora, by=mira)
    takes_back(referral, by=later(mira, hours=1))

    with pytest.raises(actions.ConsentTakenBack):
        actions.accept(referral, by=nora)  # whose page was opened before


def test_within_a_minute_the_sender_is_told_and_the_referral_has_ended(
    mira: Actor, nora: Actor, social_service_officer: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, nora, by=mira)
    other = sent(case, social_service_officer, by=mira)
    takes_back(referral, by=later(mira, hours=1))

    assert jobs.follow_consents(later(mira, hours=2).at) == 1
    assert jobs.follow_consents(later(mira, hours=2).at) == 0
    step = ReferralStep.objects.unscoped(because="test").get(referral=referral, move=Move.WITHDRAWN)
    assert step.withdrawal_id == "withdrawal-reason/consent-withdrawn"
    assert sees(later(mira, hours=2), step)
    assert _stands(referral) is State.WITHDRAWN
    assert _stands(other) is State.SENT


def test_a_draft_is_thrown_away_with_a_reason(mira: Actor, nora: Actor) -> None:
    draft = actions.draft(a_case(mira), a_wish(nora.unit), by=mira)
    actions.withdraw(draft, reason="withdrawal-reason/need-changed", by=mira)

    assert _stands(draft) is State.WITHDRAWN
    assert not sees(nora, draft)


def test_two_referrals_on_one_consent_end_one_by_one(mira: Actor, nora: Actor) -> None:
    case = a_case(mira)
    agreed = her_yes(case, nora.unit, by=mira)
    first, second = (_on(agreed.pk, case, nora, by=mira) for _ in range(2))
    actions.withdraw(first, reason="withdrawal-reason/need-met", by=mira)

    assert not sees(nora, first)
    assert sees(nora, second)


def _on(consent: object, case: Case, to: Actor, *, by: Actor) -> Referral:
    written = actions.draft(case, a_wish(to.unit), by=by)
    return actions.send(written, OnConsent(consent), by=by)  # type: ignore[arg-type]


def _stands(referral: Referral) -> State:
    return Referral.objects.unscoped(because="test").get(pk=referral.pk).stands
