"""An anchor kept elsewhere shows what the record alone cannot; the command says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection, connections

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.anchor import CopyDiffers, copy_out, read_shelf
from hearth.foundation.audit.commands import (
    HOLDS,
    TAMPERED,
    UNKNOWN,
    anchor_command,
    verify_command,
)
from hearth.foundation.audit.tests.conftest import acting
from hearth.foundation.audit.tests.test_verify import (
    fill,
    record_of_events,  # noqa: F401  (fixture)
    rewritten,
)
from hearth.foundation.audit.verify import Fault, NotTheOwner, verify


def test_anchors_that_were_lost_are_missed(record_of_events: Path) -> None:
    assert rewritten(record_of_events, lambda lines: []) == [Fault.ANCHORS_LOST]
    assert rewritten(record_of_events, lambda lines: lines[:-1]) == [Fault.ANCHORS_LOST]
    assert Fault.ANCHOR_FORGED in rewritten(record_of_events, lambda lines: lines[1:])


def test_a_forged_anchor_is_not_believed(record_of_events: Path) -> None:
    for word in range(1, 7):

        def forge(lines: list[str], word: int = word) -> list[str]:
            words = lines[1].split(" ")
            words[word] = words[word][:-1] + ("7" if words[word][-1] != "7" else "8")
            return [lines[0], " ".join(words), lines[2]]

        assert Fault.ANCHOR_FORGED in rewritten(record_of_events, forge), word


def test_a_line_that_is_no_anchor_is_said(record_of_events: Path) -> None:
    for line in ("", "hearth-anchor", "hearth-anchor 1 x y z v w", "ë" * 9):
        added = rewritten(record_of_events, lambda lines, line=line: [*lines, line])  # type: ignore[misc]
        assert Fault.ANCHOR_FORGED in added


def test_anchors_signed_with_another_key_are_not_believed(
    record_of_events: Path, settings: object, tmp_path: Path
) -> None:
    settings.AUDIT_ANCHOR_KEY = tmp_path / "other.key"  # type: ignore[attr-defined]

    assert len(read_shelf(record_of_events).doubts) == 3


def test_a_copy_elsewhere_is_brought_up_to_date(record_of_events: Path, tmp_path: Path) -> None:
    copy = tmp_path / "usb" / "anchors"
    copy_out(record_of_events, copy)
    assert copy.read_text() == record_of_events.read_text()

    record_of_events.write_text("".join(record_of_events.read_text().splitlines(True)[:-1]))
    with pytest.raises(CopyDiffers):
        copy_out(record_of_events, copy)


def test_the_web_s_role_does_not_verify_what_it_cannot_see(record_of_events: Path) -> None:
    with pytest.raises(NotTheOwner):
        verify(connection)


def test_forty_thousand_events_a_second_are_verified(vera: Actor, dossier: Dossier) -> None:
    for _ in range(4):
        fill(10_000)

    verdict = verify(connections["owner"])

    print(f"\naudit verify: {verdict.events_per_second:,} events a second")
    assert verdict.sound
    assert verdict.events_per_second > 40_000


def test_the_command_says_what_it_found(
    vera: Actor, dossier: Dossier, anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify_command() == HOLDS
    assert "No anchor was there" in capsys.readouterr().out

    assert anchor_command() == HOLDS
    assert "Anchor 1: event 1" in capsys.readouterr().out
    assert verify_command(anchors) == HOLDS
    assert "Anchored up to event 1" in capsys.readouterr().out

    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE audit_event SET actor = NULL WHERE seq = 1")
    assert verify_command() == TAMPERED
    assert "Event 1 is not what was written" in capsys.readouterr().out


def test_the_command_says_when_it_could_not_look(
    own_database: Place, anchors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify_command(anchors) == UNKNOWN
    assert "There is no file" in capsys.readouterr().out

    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event RENAME TO audit_gone")
    assert verify_command() == UNKNOWN
    assert "could not be read" in capsys.readouterr().out


def test_the_command_keeps_a_copy_elsewhere(
    vera: Actor, dossier: Dossier, anchors: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    with acting(vera):
        pass
    assert anchor_command(copy) == HOLDS
    assert copy.read_text() == anchors.read_text()

    copy.write_text("something else\n")
    assert anchor_command(copy) == TAMPERED
    assert "is not a copy of our anchors" in capsys.readouterr().out
