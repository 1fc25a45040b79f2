"""Which police directorates a unit may have an agreement with."""

from __future__ import annotations

from collections.abc import Mapping

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Organisation, Unit


def directorates_of(unit: Unit, actor: Actor) -> Mapping[str, Organisation]:
    """Those whose anti-trafficking sector works in the unit's region, by their key."""
    sectors = Unit.objects.working(actor.at).of_kind(UnitKind.POLICE).filter(qark=unit.qark)
    found = sectors.select_related("organisation").order_by("key")
    return {sector.organisation.key: sector.organisation for sector in found}
