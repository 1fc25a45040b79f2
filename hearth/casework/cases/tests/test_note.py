"""Nothing written is ever changed: a correction is another note."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import NothingWritten, correct, write_note
from hearth.casework.cases.models import Note
from hearth.casework.cases.tests.scene import kinds, met, told
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def test_a_correction_stands_beside_the_first(vera: Actor, vesa: Actor) -> None:
    case = met(vera)
    first = write_note(case, "She came on Monday.", by=vera)
    correct(first, "She came on Tuesday.", by=later(vesa, hours=1))
    now = later(vera, hours=2)
    with acting(now):
        newest, oldest = Note.objects.visible_to(now).filter(case=case).newest_first()
        assert (newest.text, newest.corrects_id) == ("She came on Tuesday.", oldest.pk)
        assert oldest.text == "She came on Monday."
    assert kinds()[-2:] == ["cases.noted", "cases.note-corrected"]


def test_an_empty_note_is_none(vera: Actor) -> None:
    with pytest.raises(NothingWritten):
        write_note(met(vera), "  \n", by=vera)


def test_the_police_and_strangers_neither_read_nor_write(
    vera: Actor, agim: Actor, ilir: Actor
) -> None:
    case = met(vera)
    write_note(case, "She came on Monday.", by=vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT, Compartment.STORY)
    for other in (agim, ilir):
        now = later(other, hours=1)
        with acting(now):
            assert not Note.objects.visible_to(now).exists()
        with pytest.raises(NotTheirWork):
            write_note(case, "Something else.", by=now)
