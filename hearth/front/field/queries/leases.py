"""What may be taken along, and what is out on phones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.casework.cases.queries.case_list import Line, Show, case_list
from hearth.casework.cases.rules import Cursor
from hearth.foundation.access.actor import Actor
from hearth.front.field.models import Lease, Phone, TakenCase
from hearth.front.field.queries.carried import weigh
from hearth.front.field.rules import Stage, in_the_way, stage

PAGES = 4  # of the case list, at most, to choose from
COUNTED = "who looks after phones sees how many cases are on one, never which"


@dataclass(frozen=True)
class LeaseLine:
    """A lease as whoever looks after the phone sees it: how many, until when, where it stands."""

    lease: Lease
    cases: int
    stage: Stage

    @property
    def may_end(self) -> bool:
        return self.stage is Stage.RUNNING


def may_be_taken(actor: Actor, *, show: Show) -> list[Line]:
    """The cases the actor may take along, as the list of cases has them."""
    lines = _lines(actor, show)
    found = weigh([line.pk for line in lines], actor)
    return [
        line for line in lines if line.pk in found and in_the_way(found[line.pk].standing) is None
    ]


def newest_leases(phones: Collection[Phone], now: datetime) -> dict[UUID, LeaseLine]:
    """The last lease of each phone."""
    rows = Lease.objects.filter(phone__in=phones).order_by("phone_id", "-taken_at")
    leases = list(rows.distinct("phone_id"))
    counted = Counter(
        TakenCase.objects.unscoped(because=COUNTED)
        .filter(lease__in=leases, cut_at__isnull=True)
        .values_list("lease_id", flat=True)
    )
    return {
        lease.phone_id: LeaseLine(lease, counted[lease.pk], stage_of(lease, now))
        for lease in leases
    }


def stage_of(lease: Lease, now: datetime) -> Stage:
    return stage(now, until=lease.until, ended_at=lease.ended_at, wiped_at=lease.wiped_at)


def _lines(actor: Actor, show: Show) -> list[Line]:
    lines: list[Line] = []
    older = ""
    for _page in range(PAGES):
        page = case_list(actor, show=show, before=Cursor.read(older))
        lines += page.lines
        older = page.older
        if not older:
            break
    return lines
