"""Has anybody changed the record? Recomputes every hash, and holds the ends against the anchors.

One statement reads every event once, in order, and trusts no function of our own that lives in
the database. A chain alone cannot show that its end was cut off or all of it written anew by
somebody who owns the database; an anchor kept elsewhere can. Run by the owner of the tables.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from hearth.foundation.audit.anchor import Anchor, Shelf, read_shelf

SHOWN = 20  # of so many places that do not hold

CHAIN = """
    SELECT count(*),
           count(*) FILTER (WHERE fault <> ''),
           (array_agg(seq ORDER BY seq) FILTER (WHERE fault <> ''))[1:%(shown)s],
           (array_agg(fault ORDER BY seq) FILTER (WHERE fault <> ''))[1:%(shown)s],
           coalesce(max(seq), 0),
           coalesce((SELECT e.hash FROM public.audit_event e ORDER BY e.seq DESC LIMIT 1),
                    sha256('hearth'::bytea)),
           (SELECT count(*) FROM public.audit_head),
           (SELECT max(h.seq) FROM public.audit_head h),
           (SELECT max(encode(h.hash, 'hex')) FROM public.audit_head h),
           count(*) FILTER (WHERE kind = 'audit.anchored')
      FROM (
        SELECT seq, kind, CASE
               WHEN seq IS DISTINCT FROM lag(seq, 1, 0::bigint) OVER up + 1 THEN 'missing'
               WHEN prev IS DISTINCT FROM lag(hash, 1, sha256('hearth'::bytea)) OVER up
                   THEN 'misplaced'
               WHEN hash IS DISTINCT FROM sha256(prev || record_send(ROW(
                        seq, id, at, written_at, actor, kind, dossier,
                        object_type, object_id, facts))) THEN 'changed'
               ELSE '' END AS fault
          FROM public.audit_event
        WINDOW up AS (ORDER BY seq)
      ) AS walked
"""


class Fault(StrEnum):
    """What can be wrong with the record."""

    CHANGED = "changed"
    MISSING = "missing"
    MISPLACED = "misplaced"
    HEAD = "head"
    CUT = "cut"
    REWRITTEN = "rewritten"
    ANCHORS_LOST = "anchors-lost"
    ANCHOR_FORGED = "anchor-forged"


@dataclass(frozen=True)
class Problem:
    """One place that does not hold, in words for whoever has to act on it."""

    fault: Fault
    seq: int
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """What the verification found."""

    events: int
    faults: int
    problems: tuple[Problem, ...]
    anchored_up_to: Anchor | None
    seconds: float

    @property
    def sound(self) -> bool:
        return not self.problems

    @property
    def events_per_second(self) -> int:
        return round(self.events / self.seconds)


class NotTheOwner(Exception):
    """This role sees only some events, so it cannot verify them. Verify as the owner."""


def verify(connection: BaseDatabaseWrapper, anchors: Path | None = None) -> Verdict:
    """Every event, the head, and, when a file of anchors is given, every anchor in it."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active('public.audit_event')")
        if cursor.fetchone()[0]:
            raise NotTheOwner
        cursor.execute(CHAIN, {"shown": SHOWN})
        events, faults, seqs, kinds, last, last_hash, heads, head, head_hash, told = (
            cursor.fetchone()
        )
    problems = [_fault(Fault(kind), seq) for seq, kind in zip(seqs or (), kinds or (), strict=True)]
    if (heads, head, head_hash) != (1, last, bytes(last_hash).hex()):
        problems.append(_head(last))
        faults += 1
    shelf = read_shelf(anchors) if anchors else None
    against = _against(connection, shelf, told) if shelf else []
    return Verdict(
        events=events,
        faults=faults + len(against),
        problems=(*problems, *against),
        anchored_up_to=shelf.anchors[-1] if shelf and shelf.anchors else None,
        seconds=time.perf_counter() - began,
    )


def _fault(fault: Fault, seq: int) -> Problem:
    sentence = {
        Fault.CHANGED: f"Event {seq} is not what was written: somebody changed it.",
        Fault.MISSING: f"Before event {seq} one or more events are missing.",
        Fault.MISPLACED: f"Event {seq} does not follow from the one before it.",
    }[fault]
    return Problem(fault, seq, sentence)


def _head(seq: int) -> Problem:
    sentence = f"The chain ends at event {seq}, and its head says otherwise: its end was touched."
    return Problem(Fault.HEAD, seq, sentence)


def _against(connection: BaseDatabaseWrapper, shelf: Shelf, told: int) -> list[Problem]:
    """What the anchors say against the record. The first that fails dates the tampering."""
    problems = [Problem(Fault.ANCHOR_FORGED, 0, sentence) for sentence in shelf.doubts]
    if told > len(shelf.anchors):
        sentence = f"The record speaks of {told} anchors, the file holds {len(shelf.anchors)}."
        problems.append(Problem(Fault.ANCHORS_LOST, 0, sentence))
    hashes = _hashes(connection, [anchor.seq for anchor in shelf.anchors])
    before = "the beginning"
    for anchor in shelf.anchors:
        found = hashes.get(anchor.seq)
        if found == anchor.hash:
            before = f"the anchor of {anchor.at:%Y-%m-%d %H:%M} UTC"
            continue
        gone = found is None
        what = "is gone" if gone else "is another"
        sentence = (
            f"Event {anchor.seq}, anchored {anchor.at:%Y-%m-%d %H:%M} UTC, {what}: "
            f"the record was {'cut' if gone else 'written anew'} somewhere after {before}."
        )
        problems.append(Problem(Fault.CUT if gone else Fault.REWRITTEN, anchor.seq, sentence))
        break
    return problems


def _hashes(connection: BaseDatabaseWrapper, seqs: Sequence[int]) -> dict[int, bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM public.audit_event WHERE seq = ANY(%s)", [list(seqs)])
        return {seq: bytes(found) for seq, found in cursor.fetchall()}
