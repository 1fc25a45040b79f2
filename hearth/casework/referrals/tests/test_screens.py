"""Every screen asked as sender, as the unit asked, and as a stranger; and the main road by hand."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.casework.cases.models import Case, Consent
from hearth.casework.people.actions import name_person
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import (
    NEEDS,
    a_case,
    her_yes,
    sees,
    sent,
    takes_back,
)
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests import cast

NAME = "Provë Shembullake"


@pytest.fixture
def mira(mira: Actor) -> Actor:
    """Browsers act at the hour of the clock on the wall."""
    return cast.at(mira, timezone.now())


@pytest.fixture
def nora(nora: Actor) -> Actor:
    return cast.at(nora, timezone.now())


@pytest.fixture
def case(mira: Actor) -> Case:
    case = a_case(mira)
    with acting(mira):
        name_person(case.person, {"given_name": NAME}, by=mira)
    return case


def browser(actor: Actor) -> Client:
    return cast.signed_in(Client(), actor)


def answers(to: Actor, **more: str) -> dict[str, str]:
    return {
        "service": "service/shelter",
        "to": str(to.unit.pk),
        "urgency": "urgency/planned",
        "message": NEEDS,
        "way": "now",
    } | more


def the_referral() -> Referral:
    found = Referral.objects.unscoped(because="test").select_related("case").get()
    assert isinstance(found, Referral)
    return found


def test_five_answers_and_her_yes_send_it(mira: Actor, nora: Actor, case: Case) -> None:
    address = reverse("referrals:new", args=[case.pk])
    page = browser(mira).get(address)
    assert page.status_code == 200
    assert nora.unit.name in page.content.decode()

    sent_to = browser(mira).post(address, answers(nora))
    referral = the_referral()
    assert sent_to.headers["Location"] == reverse("referrals:referral", args=[referral.pk])
    assert referral.stands is State.SENT
    consent = Consent.objects.unscoped(because="test").get()
    assert (consent.recipient, consent.purpose_id) == (nora.unit, "consent-purpose/referral")


def test_the_unit_asked_reads_accepts_and_ends_it_in_the_browser(
    mira: Actor, nora: Actor, case: Case
) -> None:
    referral = sent(case, nora, by=mira)
    hers = browser(nora)
    page = hers.get(reverse("referrals:list")).content.decode()
    assert case.number in page

    page = hers.get(reverse("referrals:referral", args=[referral.pk])).content.decode()
    assert NEEDS in page
    assert NAME not in page
    assert the_referral().stands is State.SEEN

    hers.post(
        reverse("referrals:answer", args=[referral.pk]), {"answer": "yes", "from_day": "20.03.2027"}
    )
    assert the_referral().stands is State.ACCEPTED
    hers.post(reverse("referrals:beginning", args=[referral.pk]))
    after = hers.post(
        reverse("referrals:outcome", args=[referral.pk]),
        {"outcome": "referral-outcome/completed", "feedback": "She works as a tailor now."},
        follow=True,
    )
    assert after.status_code == 200
    assert hers.get(reverse("referrals:referral", args=[referral.pk])).status_code == 404

    page = browser(mira).get(reverse("referrals:referral", args=[referral.pk])).content.decode()
    assert "She works as a tailor now." in page


def test_a_stranger_finds_no_address_of_it(
    mira: Actor, nora: Actor, ilir: Actor, elton: Actor, case: Case
) -> None:
    referral = sent(case, nora, by=mira)
    for stranger in (ilir, elton):
        theirs = browser(stranger)
        assert case.number not in theirs.get(reverse("referrals:list")).content.decode()
        for name in ("referral", "draft", "slip"):
            assert theirs.get(reverse(f"referrals:{name}", args=[referral.pk])).status_code == 404
        for name in ("answer", "replies", "beginning", "outcome", "feedback", "withdrawal",
                     "again", "link", "slip-answer"):  # fmt: skip
            address = reverse(f"referrals:{name}", args=[referral.pk])
            assert theirs.post(address, {"answer": "yes"}).status_code == 404
        for name in ("new", "addressees"):
            assert theirs.get(reverse(f"referrals:{name}", args=[case.pk])).status_code == 404
    assert the_referral().stands is State.SENT


def test_each_side_may_do_what_is_its_own(mira: Actor, nora: Actor, case: Case) -> None:
    referral = sent(case, nora, by=mira)
    address = reverse("referrals:answer", args=[referral.pk])
    assert browser(mira).post(address, {"answer": "yes"}).status_code == 403
    withdraw = reverse("referrals:withdrawal", args=[referral.pk])
    reason = {"reason": "withdrawal-reason/need-met"}
    assert browser(nora).post(withdraw, reason).status_code == 403
    assert browser(nora).get(reverse("referrals:new", args=[case.pk])).status_code == 403


def test_every_answer_wrong_loses_nothing(mira: Actor, nora: Actor, case: Case) -> None:
    wrong = {"service": "service/none", "to": "nobody", "urgency": "", "way": "", "message": "M"}
    page = browser(mira).post(reverse("referrals:new", args=[case.pk]), wrong)
    assert page.status_code == 422
    assert page.content.decode().count('class="error"') >= 4
    assert not Referral.objects.unscoped(because="test").exists()


def test_a_consent_that_is_not_on_file_is_said_and_nothing_is_written(
    mira: Actor, nora: Actor, case: Case
) -> None:
    page = browser(mira).post(reverse("referrals:new", args=[case.pk]), answers(nora, way="before"))
    assert page.status_code == 422
    assert NEEDS in page.content.decode()
    assert not Referral.objects.unscoped(because="test").exists()

    her_yes(case, nora.unit, by=mira)
    browser(mira).post(reverse("referrals:new", args=[case.pk]), answers(nora, way="before"))
    assert the_referral().stands is State.SENT


def test_a_child_is_asked_and_so_is_the_guardian(mira: Actor, nora: Actor) -> None:
    case = a_case(mira, age_band="age-band/14-17")
    address = reverse("referrals:new", args=[case.pk])
    assert browser(mira).post(address, answers(nora)).status_code == 422
    said_no = answers(nora, guardian="Aunt, court decision", assent="no")
    assert browser(mira).post(address, said_no).status_code == 422
    assert not Referral.objects.unscoped(because="test").exists()

    browser(mira).post(address, answers(nora, guardian="Aunt, court decision", assent="given"))
    assert the_referral().stands is State.SENT


def test_without_consent_somebody_says_why(mira: Actor, nora: Actor, case: Case) -> None:
    address = reverse("referrals:new", args=[case.pk])
    without = answers(nora, way="without", ground="no-consent-ground/danger-to-life")
    assert browser(mira).post(address, without).status_code == 422
    browser(mira).post(address, without | {"why": "He stands at the door."})
    assert the_referral().stands is State.SENT


def test_a_draft_is_kept_and_sent_later(mira: Actor, nora: Actor, case: Case) -> None:
    address = reverse("referrals:new", args=[case.pk])
    browser(mira).post(address, answers(nora, way="", keep="1"))
    draft = the_referral()
    assert draft.stands is State.DRAFT
    assert browser(nora).get(reverse("referrals:draft", args=[draft.pk])).status_code == 404

    page = browser(mira).get(reverse("referrals:draft", args=[draft.pk]))
    assert NEEDS in page.content.decode()
    browser(mira).post(reverse("referrals:draft", args=[draft.pk]), answers(nora))
    assert the_referral().stands is State.SENT


def test_one_press_keeps_the_words_for_somebody_else(mira: Actor, nora: Actor, case: Case) -> None:
    referral = sent(case, nora, by=mira)
    actions.decline(referral, reason="decline-reason/no-place", by=nora)
    then = browser(mira).post(reverse("referrals:again", args=[referral.pk]), follow=True)
    assert NEEDS in then.content.decode()


def test_a_no_needs_a_reason_and_a_question_words(mira: Actor, nora: Actor, case: Case) -> None:
    referral = sent(case, nora, by=mira)
    address = reverse("referrals:answer", args=[referral.pk])
    hers = browser(nora)
    assert hers.post(address, {"answer": "no"}).status_code == 422
    assert hers.post(address, {"answer": "ask"}).status_code == 422
    hers.post(address, {"answer": "ask", "words": "Does the child go to school?"})
    page = browser(mira).get(reverse("referrals:referral", args=[referral.pk])).content.decode()
    assert "Does the child go to school?" in page


def test_who_comes_second_reads_who_was_first(mira: Actor, nora: Actor, case: Case) -> None:
    referral = sent(case, nora, by=mira)
    actions.accept(referral, by=nora)
    again = browser(nora).post(
        reverse("referrals:answer", args=[referral.pk]),
        {"answer": "no", "reason": "decline-reason/other"},
        follow=True,
    )
    assert nora.user.short_name in again.content.decode()
    assert the_referral().stands is State.ACCEPTED


def test_consent_taken_back_the_next_click_finds_nothing(
    mira: Actor, nora: Actor, case: Case
) -> None:
    referral = sent(case, nora, by=mira)
    address = reverse("referrals:referral", args=[referral.pk])
    hers = browser(nora)
    assert hers.get(address).status_code == 200
    takes_back(referral, by=mira)
    assert hers.get(address).status_code == 404
    assert not sees(cast.at(nora, timezone.now()), referral)
