"""Who may open a dossier, and why: one page for the lead and for the auditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Grant
from hearth.foundation.access.rule import open_grants


@dataclass(frozen=True)
class Entry:
    """One grant, in words: to whom, which drawers, since and until when, on what ground."""

    to: str
    drawers: tuple[Compartment, ...]
    basis: str
    because: str
    given_by: str
    given_at: datetime
    until: datetime | None
    in_force: bool


def who_may_open(dossier: UUID, actor: Actor) -> tuple[Entry, ...]:
    """Every grant ever given on this dossier, newest first, for a reader whom it exists for."""
    with identity(actor):
        grants = list(
            Grant.objects.filter(dossier=dossier)
            .select_related("unit", "user", "given_by")
            .order_by("-given_at", "-id")[:500]
        )
    return tuple(_entry(grant, actor.at) for grant in grants)


def works_on(dossier: UUID, actor: Actor) -> bool:
    """Whether the actor opens more of it than its cover and an alert: the services at least."""
    with identity(actor):
        return bool(open_grants(actor, Compartment.SERVICES).filter(dossier=dossier).exists())


def _entry(grant: Grant, at: datetime) -> Entry:
    ends = [moment for moment in (grant.until, grant.ended_at) if moment is not None]
    until = min(ends, default=None)
    return Entry(
        to=str(grant.unit or grant.user),
        drawers=grant.drawers,
        basis=grant.basis,
        because=grant.because,
        given_by=grant.given_by.full_name,
        given_at=grant.given_at,
        until=until,
        in_force=until is None or until > at,
    )
