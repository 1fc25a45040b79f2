"""A no is a full answer, and may be changed."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import ChangedBefore, Declined, accept_after_all, note_refusal
from hearth.casework.cases.queries.consents import refusals_of
from hearth.casework.cases.tests.scene import kinds, met, told
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vocabularies.choices import UnknownTerm, name_of
from tests.cast import later

SHELTER = Declined(
    ["refusal/shelter", "refusal/interview"],
    reason="refusal-reason/not-now",
    may_be_asked_again=True,
)


def test_what_and_why_and_whether_to_ask_again(vera: Actor) -> None:
    case = met(vera)
    note_refusal(case, SHELTER, by=vera)
    with acting(vera):
        (line,) = refusals_of(case, vera)
    assert line.what == f"{name_of('refusal/interview')}, {name_of('refusal/shelter')}"
    assert name_of("refusal-reason/not-now") in line.said
    assert line.accepted_at is None


def test_she_accepts_after_all_and_the_no_stays(vera: Actor) -> None:
    case = met(vera)
    refusal = note_refusal(case, SHELTER, by=vera)
    accept_after_all(refusal, by=later(vera, days=3))
    with pytest.raises(ChangedBefore):
        accept_after_all(refusal, by=later(vera, days=4))
    with acting(later(vera, days=5)):
        (line,) = refusals_of(case, later(vera, days=5))
    assert line.accepted_at == later(vera, days=3).at
    assert kinds()[-1] == "cases.mind-changed"


def test_only_what_is_in_the_list_can_be_declined(vera: Actor) -> None:
    with pytest.raises(UnknownTerm):
        note_refusal(met(vera), Declined(["refusal/nothing-of-the-kind"]), by=vera)


def test_the_police_do_not_write_it_and_do_not_read_it(vera: Actor, agim: Actor) -> None:
    case = met(vera)
    note_refusal(case, SHELTER, by=vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    now = later(agim, hours=1)
    with acting(now):
        assert refusals_of(case, now) == []
    with pytest.raises(NotTheirWork):
        note_refusal(case, SHELTER, by=now)
