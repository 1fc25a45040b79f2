"""Feedback is anonymous to whoever served: no name, no hour, and the box opens elsewhere."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from hearth.casework.instruments.actions import NobodyToRead, give_feedback
from hearth.casework.instruments.models import Feedback, InstrumentVersion
from hearth.casework.instruments.queries import box_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting

SAID = {"helped": ["yes"], "respect": ["always"], "safe": ["no"], "unsafe_when": ["Natën"]}


def drop(by: Actor, submission: UUID | None = None, **changes: list[str]) -> None:
    sheet = InstrumentVersion.objects.current().get(key="feedback")
    give_feedback(sheet, SAID | changes, submission=submission or uuid4(), by=by)


@pytest.mark.usefixtures("duty_officer")
def test_the_direction_reads_it_and_who_served_does_not(
    vera: Actor, director: Actor, auditor: Actor, ilir: Actor, nora: Actor
) -> None:
    for number in range(5):
        drop(vera, better=[f"Mendimi {number}"])
    with acting(director):
        box = box_of(director)
    assert box is not None
    assert box.sheets == 5
    assert box.tallies[0].counts == (("Po", 5),)
    assert "Mendimi 3" in box.words
    for stranger in (vera, auditor, ilir, nora):
        with acting(stranger):
            assert box_of(stranger) is None


def test_four_sheets_could_be_guessed_and_stay_shut(vera: Actor, director: Actor) -> None:
    for _ in range(4):
        drop(vera)
    with acting(director):
        box = box_of(director)
    assert box is not None
    assert (box.waits_for, box.tallies, box.words) == (1, (), ())


@pytest.mark.usefixtures("duty_officer")
def test_the_sheet_knows_no_day_and_no_worker(vera: Actor) -> None:
    drop(vera)
    columns = {field.name for field in Feedback._meta.concrete_fields}
    assert columns == {"id", "dossier", "box", "instrument", "submission", "said", "month"}
    with acting(vera):
        assert (
            not Event.objects.visible_to(vera)
            .exclude(object_id=None)
            .filter(kind="instruments.feedback-given")
            .exists()
        )


def test_sent_twice_it_lies_there_once(vera: Actor, director: Actor) -> None:
    once = uuid4()
    drop(vera, once)
    drop(vera, once)
    with acting(director):
        box = box_of(director)
    assert box is not None
    assert box.sheets == 1


def test_without_a_direction_nothing_is_taken(nora: Actor) -> None:
    with pytest.raises(NobodyToRead):
        drop(nora)
