"""The page behind a reply link, and the slip of paper: what they show, and to whom."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.casework.cases.models import Case
from hearth.casework.people.actions import name_person
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral, ReplyLink
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import NEEDS, a_case, a_wish, her_yes
from hearth.casework.referrals.wish import OnConsent, Partner
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests import cast

NAME = "Provë Shembullake"


@pytest.fixture
def mira(mira: Actor) -> Actor:
    """Browsers act at the hour of the clock on the wall."""
    return cast.at(mira, timezone.now())


@pytest.fixture
def case(mira: Actor) -> Case:
    case = a_case(mira)
    with acting(mira):
        name_person(case.person, {"given_name": NAME}, by=mira)
    return case


def browser(actor: Actor) -> Client:
    return cast.signed_in(Client(), actor)


def the_referral() -> Referral:
    found = Referral.objects.unscoped(because="test").get()
    assert isinstance(found, Referral)
    return found


def test_the_page_behind_a_link_names_nobody_keeps_nothing_and_answers_once(
    mira: Actor, case: Case
) -> None:
    referral, token = _linked(case, mira)
    address, outside = reverse("referrals:offer", args=[token]), Client()

    closed = outside.get(address)
    assert case.number not in closed.content.decode()
    assert "<title>Faqja</title>" in closed.content.decode()
    shown = outside.post(address).content.decode()
    assert NEEDS in shown
    assert NAME not in shown
    assert outside.post(address, {"answer": "no"}).status_code == 422
    thanked = outside.post(address, {"answer": "yes", "words": "Monday at nine."})
    assert thanked.status_code == 200
    assert outside.post(address).status_code == 404
    assert not outside.cookies
    assert the_referral().stands is State.ACCEPTED
    page = browser(mira).get(reverse("referrals:referral", args=[referral.pk])).content.decode()
    assert "Monday at nine." in page


def test_a_wrong_link_and_a_used_one_are_the_same_page(mira: Actor, case: Case) -> None:
    _, token = _linked(case, mira)
    outside = Client()
    used = reverse("referrals:offer", args=[token])
    outside.post(used, {"answer": "yes"})
    never = outside.post(reverse("referrals:offer", args=["A" * 22]))
    assert outside.post(used).content == never.content
    assert never.status_code == 404


def test_the_slip_names_nobody_and_comes_back(mira: Actor, case: Case) -> None:
    partner = Partner("Dr Shembull", "health", "paper")
    agreed = her_yes(case, partner.name, by=mira)
    written = actions.draft(case, a_wish(partner), by=mira)
    actions.send(written, OnConsent(agreed.pk), by=mira)
    hers = browser(mira)

    slip = hers.get(reverse("referrals:slip", args=[written.pk])).content.decode()
    assert case.number in slip
    assert NAME not in slip
    assert NEEDS not in slip
    code = re.findall(r"\b[0-9A-HJKMNP-TV-Z]{6}\b", slip)
    entered = {"code": "000000", "on": "20.11.2026", "answer": "yes"}
    address = reverse("referrals:slip-answer", args=[written.pk])
    assert hers.post(address, entered).status_code == 422
    assert any(hers.post(address, entered | {"code": each}).status_code == 302 for each in code)
    assert the_referral().stands is State.ACCEPTED
    page = hers.get(reverse("referrals:referral", args=[written.pk])).content.decode()
    assert "20.11.2026" in page


def _linked(case: Case, by: Actor) -> tuple[Referral, str]:
    partner = Partner("Klinika Provë", "health", "link", "klinika@example.invalid")
    agreed = her_yes(case, partner.name, by=by)
    written = actions.draft(case, a_wish(partner), by=by)
    actions.send(written, OnConsent(agreed.pk), by=by)
    with acting(by):
        link = ReplyLink.objects.visible_to(by).get(referral=written)
        return written, str(link.token)
