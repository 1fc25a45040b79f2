"""Out and back, and medicines: in her own dossier, each in its drawer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.shelter.actions import (
    BackTooSoon,
    DoseNoted,
    NotOut,
    NotTheirHouse,
    OutAlready,
    come_back,
    go_out,
    keep_medicine,
    note_dose,
    stop_medicine,
)
from hearth.areas.shelter.models import Dose
from hearth.areas.shelter.queries.book import doses_today, outings
from hearth.areas.shelter.queries.today import waiting_for
from hearth.areas.shelter.tests.scene import a_house, lives_there, referred
from hearth.casework.cases.tests.scene import kinds
from hearth.casework.referrals.tests.scene import sees
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in


def test_who_is_late_stands_on_today_until_she_is_back(mira: Actor, nora: Actor) -> None:
    stay = lives_there(a_house(nora), referred(mira, nora), by=nora)
    outing = go_out(stay, back_by=nora.at + timedelta(hours=2), where="Te mjeku.", by=nora)
    with pytest.raises(OutAlready):
        go_out(stay, back_by=nora.at + timedelta(hours=3), by=nora)
    night = later(nora, hours=3)
    with acting(night):
        (out,) = outings(night)
        assert out.late
        (line,) = [each for each in waiting_for(night) if each.key.startswith("out-")]
        assert line.due_at < night.at
    come_back(outing, by=night)
    with pytest.raises(NotOut):
        come_back(outing, by=night)
    with acting(night):
        assert outings(night) == []


def test_back_is_after_out_and_only_her_house_writes_it(mira: Actor, nora: Actor) -> None:
    stay = lives_there(a_house(nora), referred(mira, nora), by=nora)
    with pytest.raises(BackTooSoon):
        go_out(stay, back_by=nora.at, by=nora)
    with pytest.raises(NotTheirHouse):
        go_out(stay, back_by=mira.at + timedelta(hours=1), by=mira)


def test_a_dose_is_given_once_and_by_somebody(mira: Actor, nora: Actor) -> None:
    stay = lives_there(a_house(nora), referred(mira, nora), by=nora)
    medicine = keep_medicine(stay, "Ilaçi Provë", "1 tabletë", [20, 8, 8], by=nora)
    assert medicine.hours == [8, 20]
    today = timezone.localdate(nora.at)
    dose = note_dose(medicine, on=today, hour=20, by=nora)
    assert dose.given
    with pytest.raises(DoseNoted):
        note_dose(medicine, on=today, hour=20, by=later(nora, minutes=1))
    missed = note_dose(medicine, on=today, hour=8, because="dose-not-given/refused", by=nora)
    assert not missed.given
    with acting(nora):
        assert [each.noted is not None for each in doses_today(nora)] == [True, True]
    stop_medicine(medicine, by=nora)
    with acting(nora):
        assert doses_today(nora) == []


def test_a_medicine_lies_in_the_health_drawer(
    mira: Actor, nora: Actor, agim: Actor, drita: Actor, director: Actor
) -> None:
    stay = lives_there(a_house(nora), referred(mira, nora), by=nora)
    medicine = keep_medicine(stay, "Ilaçi Provë", "1 tabletë", [8], by=nora)
    assert sees(nora, medicine)
    assert sees(mira, medicine)
    assert not any(sees(who, medicine) for who in (agim, drita, director))
    assert "shelter.medicine-kept" in kinds()


def test_not_given_without_a_reason_is_never_noted_as_given(
    client: Client, mira: Actor, nora: Actor
) -> None:
    now = at(nora, timezone.now() - timedelta(minutes=5))
    stay = lives_there(a_house(now), referred(at(mira, now.at), now), by=now)
    medicine = keep_medicine(stay, "Ilaçi Provë", "1 tabletë", [8], by=now)
    browser, address = signed_in(client, nora), reverse("shelter:doses", args=[medicine.pk])
    browser.post(address, {"hour": "8", "not_given": "on", "because": ""})
    assert not Dose.objects.unscoped(because="test").exists()
    browser.post(address, {"hour": "8", "not_given": "on", "because": "dose-not-given/asleep"})
    assert not Dose.objects.unscoped(because="test").get().given
