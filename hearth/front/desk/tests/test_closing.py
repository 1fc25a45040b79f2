"""Closing a case says which referrals still run, and takes back those that were ticked."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import a_case, sent
from hearth.foundation.access.actor import Actor
from tests.cast import at, signed_in

ENDED = {"reason": "closing-reason/goals-achieved", "may_be_contacted": "yes"}


def test_what_waits_is_taken_back_and_what_has_begun_goes_on(
    client: Client, mira: Actor, nora: Actor, social_service_officer: Actor
) -> None:
    now = timezone.now()
    mira, nora = at(mira, now), at(nora, now)
    case = a_case(mira)
    begun = sent(case, nora, by=mira)
    actions.accept(begun, by=nora)
    waits = sent(case, social_service_officer, by=mira)

    address = reverse("desk:closing", args=[case.pk])
    page = signed_in(client, mira).get(address).content.decode()
    assert nora.unit.name in page
    assert _is_ticked(page, waits)
    assert not _is_ticked(page, begun)

    assert client.post(address, ENDED | {"taking_back": [str(waits.pk)]}).status_code == 302
    assert _stands(waits) is State.WITHDRAWN
    assert _stands(begun) is State.ACCEPTED
    step = ReferralStep.objects.unscoped(because="test").get(referral=waits, move="withdrawn")
    assert step.withdrawal_id == "withdrawal-reason/case-closed"


def test_what_stands_in_the_way_takes_nothing_back(
    client: Client, mira: Actor, nora: Actor
) -> None:
    mira = at(mira, timezone.now())
    case = a_case(mira)
    waits = sent(case, nora, by=mira)
    address = reverse("desk:closing", args=[case.pk])
    signed_in(client, mira)
    assert client.post(address, {"taking_back": [str(waits.pk)]}).status_code == 422
    assert client.post(address, ENDED | {"taking_back": ["x"]}).status_code == 422
    assert _stands(waits) is State.SENT


def test_without_referrals_nothing_more_is_asked(client: Client, mira: Actor, ilir: Actor) -> None:
    address = reverse("desk:closing", args=[a_case(at(mira, timezone.now())).pk])
    assert "taking_back" not in signed_in(client, mira).get(address).content.decode()
    assert signed_in(client, ilir).get(address).status_code == 404


def _stands(referral: Referral) -> State:
    return Referral.objects.unscoped(because="test").get(pk=referral.pk).stands


def _is_ticked(page: str, referral: Referral) -> bool:
    tick = page.partition(f'value="{referral.pk}"')[2].partition(">")[0]
    return "checked" in tick
