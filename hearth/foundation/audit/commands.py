"""What `hearth audit verify` and `hearth audit anchor` do: sentences out, an exit code back.

0: the record holds. 1: it was tampered with. 2: it could not be verified.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections

from hearth.foundation.audit.anchor import CopyDiffers, copy_out, drop_anchor
from hearth.foundation.audit.verify import NotTheOwner, Verdict, verify

HOLDS, TAMPERED, UNKNOWN = 0, 1, 2


def verify_command(anchors: Path | None = None) -> int:
    """Verify the record against the anchors in this file, or in our own."""
    if anchors is not None and not anchors.exists():
        print(f"There is no file {anchors}. Nothing was verified.")
        return UNKNOWN
    try:
        verdict = verify(connections["owner"], anchors or settings.AUDIT_ANCHORS)
    except (DatabaseError, NotTheOwner) as error:
        print(f"The record could not be read ({type(error).__name__}). Nothing was verified.")
        return UNKNOWN
    print("\n".join(sentences(verdict)))
    return HOLDS if verdict.sound else TAMPERED


def anchor_command(to: Path | None = None) -> int:
    """Write down, signed, where the record stands now, and bring a copy elsewhere up to date."""
    path = settings.AUDIT_ANCHORS
    anchor = drop_anchor(connections["owner"], path, at=datetime.now(UTC))
    print(f"Anchor {anchor.number}: event {anchor.seq}, {anchor.hash.hex()[:16]}…, in {path}.")
    if to is None:
        print("Copy this file out of the house: an anchor beside the record proves little.")
        return HOLDS
    try:
        copy_out(path, to)
    except CopyDiffers:
        print(f"{to} is not a copy of our anchors: one of the two was touched. Keep both.")
        return TAMPERED
    return HOLDS


def sentences(verdict: Verdict) -> list[str]:
    """The verdict, as one would tell it on the telephone."""
    speed = f"{verdict.events_per_second:,} events a second"
    said = [f"Read {verdict.events:,} events in {verdict.seconds:.1f} s ({speed})."]
    if verdict.sound:
        said.append("Every event is as it was written, in its place.")
    else:
        said += [problem.sentence for problem in verdict.problems]
        said.append(f"Found in all: {verdict.faults:,}. Stop work on this database; call the DPO.")
    anchor = verdict.anchored_up_to
    if anchor is None:
        said.append("No anchor was there: nothing proves that the end of the record was not cut.")
    else:
        when = f"{anchor.at:%Y-%m-%d %H:%M} UTC"
        said.append(f"Anchored up to event {anchor.seq}, {when}; what came later is not yet.")
    return said
