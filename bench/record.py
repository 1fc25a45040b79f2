"""(d) a long record: told through the deeds' own door, then verified as `hearth audit verify` does."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import connections

from bench import bare
from bench.figures import Line, clock, percentile, state
from hearth.config.place import Login
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.audit.anchor import drop_anchor
from hearth.foundation.audit.verify import Verdict, verify
from hearth.foundation.deeds.deeds import acting

EVENTS = 200_000
AT_ONCE = 1_000  # events of one deed
TIMES = 3
PLAIN = """
    SELECT count(*), sum(length(hash) + length(record_send(ROW(
               seq, id, at, written_at, actor, kind, dossier, object_type, object_id, facts))))
      FROM audit_event
"""


def told(actor: Actor, dossier: UUID) -> None:
    """As many readings as a centre has in years; each is chained as any other event."""
    for _ in range(EVENTS // AT_ONCE):
        with acting(actor):
            for _ in range(AT_ONCE):
                record("people.name-read", dossier, by=actor, what="people.person", which=uuid4())


def verified(owner: Login, anchors: Path, *, at: datetime) -> Line:
    """Events a second, every hash worked out again; beside it each row only read, as bytes."""
    drop_anchor(connections["owner"], anchors, at=at)
    since = clock()
    found = [_sound(anchors) for _ in range(TIMES)]
    ours = percentile([verdict.events_per_second for verdict in found], 0.5)
    reading = percentile(bare.asked(owner, PLAIN, [], TIMES), 0.5) / 1000
    note = f"{found[0].events:,} events; {state(since)}"
    what = "(d) events of the record verified a second"
    return Line(what, ours, found[0].events / reading, "/s", "at least 40,000", note)


def _sound(anchors: Path) -> Verdict:
    verdict = verify(connections["owner"], anchors)
    if not verdict.sound:
        raise SystemExit("\n".join(problem.sentence for problem in verdict.problems))
    return verdict
