"""What the access matrix walks through: a house of Nora's, a bed held, a bed slept in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hearth.areas.shelter.actions import (
    HandedOver,
    Proposed,
    go_out,
    hand_over,
    hold,
    keep_medicine,
    let_visitor_in,
    propose_exit,
)
from hearth.areas.shelter.models import HouseAddress
from hearth.areas.shelter.tests.scene import a_house, lives_there, referred, wanted
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import somebody, unit


def shelter_rows(mira: Actor, nora: Actor) -> tuple[Any, ...]:
    """A woman of Mira's lives in Nora's house; the director was asked whether she must leave."""
    office = unit("other-office", kind=UnitKind.NGO, of="other-shelter")
    somebody("other-director", Role.DIRECTOR, office)
    house = a_house(nora)
    (held,) = hold(house, wanted(house, "2A", by=nora), by=nora)
    stay = lives_there(house, referred(mira, nora), by=nora)
    proposed = Proposed(
        "house-rule/other", "exit-alternative/other-shelter", "E shpikur.", "Një vend tjetër."
    )
    proposal = propose_exit(stay, proposed, by=nora)
    outing = go_out(stay, back_by=nora.at + timedelta(hours=2), by=nora)
    medicine = keep_medicine(stay, "Ilaçi Provë", "1 tabletë", [8], by=nora)
    handover = hand_over(house, HandedOver(1, "Asgjë e veçantë."), by=nora)
    visitor = let_visitor_in(house, "visitor-kind/doctor", "Mjeku Shembulli", by=nora)
    with acting(nora):
        address = HouseAddress.objects.visible_to(nora).get()
    return (house, address, held, stay, proposal, outing, medicine, handover, visitor)
