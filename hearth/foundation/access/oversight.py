"""Oversight that was not there when a file was opened: catch up, for one organisation or for all.

A data protection officer is appointed, or the page changes: the grants of the files that exist
already are written then, dated then, and not before.
"""

from __future__ import annotations

from hearth.foundation.access.actions import let_overseers_in, overseeing_units
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.accounts.models import Unit

WHY = "files that exist come under the standing oversight of the access page"
AT_ONCE = 5000


def catch_up(*, by: Actor) -> int:
    """Every open case file that an overseeing unit of its organisation does not oversee yet."""
    written = 0
    with identity(House(WHY)):
        for owner in _owners():
            for unit in overseeing_units(owner, at=by.at):
                if unit != owner:
                    written += let_overseers_in(_missing(owner, unit), owner, only=unit, by=by)
    return written


def _owners() -> list[Unit]:
    owners = Dossier.objects.unscoped(because=WHY).filter(kind=Dossier.Kind.CASE)
    return list(Unit.objects.filter(pk__in=owners.values("owner")).order_by("key"))


def _missing(owner: Unit, unit: Unit) -> list[Dossier]:
    overseen = Grant.objects.filter(unit=unit, basis=Basis.OVERSIGHT, ended_at__isnull=True)
    cases = Dossier.objects.unscoped(because=WHY).filter(kind=Dossier.Kind.CASE, sealed=False)
    return list(cases.filter(owner=owner).exclude(pk__in=overseen.values("dossier"))[:AT_ONCE])
