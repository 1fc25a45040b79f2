"""A partner without an account answers once, by link, or on a slip of paper entered later."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from hearth.casework.referrals import actions
from hearth.casework.referrals.actions import OutsideAnswer, Through
from hearth.casework.referrals.models import OutsidePartner, Referral, ReplyLink
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import (
    DOCTOR,
    NEEDS,
    a_case,
    a_wish,
    her_yes,
    sees,
    takes_back,
)
from hearth.casework.referrals.wish import OnConsent, Partner
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.messaging.gateways.doors import outbox_folder
from hearth.foundation.messaging.models import Letter
from tests.cast import later, signed_in

CLINIC = Partner("Klinika Provë", "health", "link", "klinika@example.invalid")
YES = OutsideAnswer(accepted=True, words="Monday at nine.")
NO = OutsideAnswer(accepted=False, reason="decline-reason/no-place")


def sent_to(partner: Partner, *, by: Actor) -> Referral:
    case = a_case(by)
    agreed = her_yes(case, partner.name, by=by)
    written = actions.draft(case, a_wish(partner, service="service/medical"), by=by)
    return actions.send(written, OnConsent(agreed.pk), by=by)


def token_of(referral: Referral, actor: Actor) -> str:
    with acting(actor):
        return str(ReplyLink.objects.visible_to(actor).get(referral=referral).token)


def test_a_link_is_answered_once(mira: Actor) -> None:
    referral = sent_to(CLINIC, by=mira)
    token, house = token_of(referral, mira), house_actor(later(mira, hours=3).at)

    link = actions.open_link(token, by=house)
    assert link.referral_id == referral.pk
    assert _stored(referral).stands is State.SEEN
    step = actions.answer_by_link(token, YES, by=house)
    assert (step.through, step.by, step.unit) == (Through.LINK, None, None)
    assert _stored(referral).stands is State.ACCEPTED
    with pytest.raises(actions.NothingThere):
        actions.answer_by_link(token, NO, by=house)
    with pytest.raises(actions.NothingThere):
        actions.open_link(token, by=house)


def test_the_table_keeps_no_token_that_opens_anything(mira: Actor) -> None:
    referral = sent_to(CLINIC, by=mira)
    token = token_of(referral, mira)
    row = ReplyLink.objects.unscoped(because="test").get(referral=referral)

    assert len(token) == 22  # 128 bits
    assert token.encode() not in bytes(row.token_hash)
    actions.answer_by_link(token, NO, by=house_actor(later(mira, hours=1).at))
    assert ReplyLink.objects.unscoped(because="test").filter(token__isnull=False).count() == 0


def test_the_letter_carries_the_link_and_no_word_of_what_it_is_about(
    mira: Actor, settings: LazySettings
) -> None:
    settings.DEMO = True  # letters land in a folder
    referral = sent_to(CLINIC, by=mira)
    token, house = token_of(referral, mira), house_actor(later(mira, minutes=1).at)
    link = ReplyLink.objects.unscoped(because="test").get(referral=referral)
    actions.send_link(link.pk, origin="https://hearth.example", by=house)

    posted = Letter.objects.get(because="reply-link")
    landed = outbox_folder() / f"{posted.pk}.email.txt"
    letter = landed.read_text()
    assert f"https://hearth.example{reverse('referrals:offer', args=[token])}" in letter
    assert "klinika@example.invalid" in letter
    assert not any(word in letter for word in (referral.case.number, NEEDS, "Vlora", "Testi"))

    landed.unlink()
    actions.send_link(link.pk, origin="https://hearth.example", by=house)
    assert not landed.exists()  # the token is forgotten: it goes once
    assert actions.open_link(token, by=house)


@pytest.mark.parametrize("token", ["", "x", "A" * 22, "ë" * 10])
def test_a_guess_finds_nothing(mira: Actor, token: str) -> None:
    sent_to(CLINIC, by=mira)
    with pytest.raises(actions.NothingThere):
        actions.open_link(token, by=house_actor(mira.at))


def test_the_outbox_shows_the_letter_and_never_the_link(
    client: Client, administrator: Actor, mira: Actor, settings: LazySettings
) -> None:
    settings.DEMO = True
    referral = sent_to(CLINIC, by=mira)
    token = token_of(referral, mira)
    link = ReplyLink.objects.unscoped(because="test").get(referral=referral)
    actions.send_link(link.pk, origin="https://hearth.example", by=house_actor(mira.at))
    page = signed_in(client, administrator).get(reverse("desk:outbox")).content.decode()
    assert "klinika@example.invalid" in page
    assert token not in page
    assert "offer/" not in page
    rows = [str(value) for letter in Letter.objects.values_list() for value in letter]
    assert not any(token in value for value in rows)


def test_a_link_runs_out_and_a_new_one_takes_its_place(mira: Actor) -> None:
    referral = sent_to(CLINIC, by=mira)
    old = token_of(referral, mira)
    with pytest.raises(actions.NothingThere):
        actions.open_link(old, by=house_actor(later(mira, days=7).at))

    link = actions.make_link(referral, by=later(mira, days=1))
    house = house_actor(later(mira, days=1, hours=1).at)
    with pytest.raises(actions.NothingThere):
        actions.open_link(old, by=house)
    assert actions.open_link(str(link.token), by=house)


def test_taken_back_the_link_opens_nothing(mira: Actor) -> None:
    referral = sent_to(CLINIC, by=mira)
    token = token_of(referral, mira)
    actions.withdraw(referral, reason="withdrawal-reason/need-met", by=mira)

    with pytest.raises(actions.NothingThere):
        actions.open_link(token, by=house_actor(mira.at))


def test_consent_taken_back_the_link_answers_nothing(mira: Actor) -> None:
    referral = sent_to(CLINIC, by=mira)
    token = token_of(referral, mira)
    takes_back(referral, by=mira)

    with pytest.raises(actions.NothingThere):
        actions.open_link(token, by=house_actor(mira.at))


def test_a_slip_is_entered_by_the_sender_with_the_day_on_the_paper(
    mira: Actor, nora: Actor
) -> None:
    referral = sent_to(DOCTOR, by=mira)
    partner = actions.print_slip(referral, by=mira)
    on_paper = date(2026, 3, 21)

    with pytest.raises(actions.WrongSlip):
        actions.enter_from_paper(referral, YES, code="000000", on=on_paper, by=later(mira, days=3))
    with pytest.raises(actions.NotTheSender):
        actions.enter_from_paper(referral, YES, code=partner.reply_code, on=on_paper, by=nora)

    typed = f" {partner.reply_code[:3].lower()}-{partner.reply_code[3:]} "
    step = actions.enter_from_paper(referral, YES, code=typed, on=on_paper, by=later(mira, days=3))
    assert (step.through, step.on, step.by) == (Through.PAPER, on_paper, mira.user)
    assert _stored(referral).stands is State.ACCEPTED


def test_the_sender_writes_down_how_it_went_on(mira: Actor) -> None:
    referral = sent_to(DOCTOR, by=mira)
    code = actions.print_slip(referral, by=mira).reply_code
    actions.enter_from_paper(referral, YES, code=code, on=date(2026, 3, 20), by=mira)

    actions.start(referral, through=Through.PAPER, by=mira)
    actions.complete(
        referral,
        outcome="referral-outcome/completed",
        feedback="Seen twice.",
        through=Through.PAPER,
        by=mira,
    )
    assert _stored(referral).stands is State.FEEDBACK


def test_nobody_answers_for_a_partner_at_a_desk(mira: Actor, nora: Actor) -> None:
    referral = sent_to(DOCTOR, by=mira)
    for actor in (mira, nora):
        for through in (Through.DESK, Through.LINK):
            with pytest.raises(actions.NotTheRecipient):
                actions.accept(referral, through=through, by=actor)


def test_who_they_are_and_how_they_are_reached_is_the_senders_alone(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    referral = sent_to(CLINIC, by=mira)
    partner = OutsidePartner.objects.unscoped(because="test").get(referral=referral)
    link = ReplyLink.objects.unscoped(because="test").get(referral=referral)

    for row in (referral, partner, link):
        assert sees(mira, row)
        assert not sees(nora, row)
        assert not sees(ilir, row)


def _stored(referral: Referral) -> Referral:
    found = Referral.objects.unscoped(because="test").get(pk=referral.pk)
    assert isinstance(found, Referral)
    return found
