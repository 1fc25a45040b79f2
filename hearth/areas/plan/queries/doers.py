"""Who could do something of a plan: the person, colleagues, institutions of this qark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hearth.areas.plan.rules.plan import Whose
from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.tasks import people_who_may_do
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.wording import worded_once


@dataclass(frozen=True)
class Doer:
    """One choice of the question "Who does it?"."""

    whose: Whose
    user: User | None = None
    institution: Unit | None = None


@dataclass(frozen=True)
class Doers:
    """The choices, and what each stands for."""

    colleagues: Mapping[str, User]
    units: Mapping[str, Unit]

    @property
    def options(self) -> list[tuple[str, Any]]:
        people = [(key, user.full_name) for key, user in self.colleagues.items()]
        bodies = [(key, unit.name) for key, unit in self.units.items()]
        return [
            (Whose.PERSON.value, _("The person")),
            (_("Colleagues"), people),
            (_("Institutions"), [*bodies, (Whose.INSTITUTION.value, _("Another institution"))]),
        ]

    def find(self, key: str) -> Doer:
        if key in self.colleagues:
            return Doer(Whose.STAFF, user=self.colleagues[key])
        if key in self.units:
            return Doer(Whose.INSTITUTION, institution=self.units[key])
        return Doer(Whose(key or Whose.PERSON))


def doers_for(case: Case, actor: Actor) -> Doers:
    """Colleagues whose role opens such a drawer; institutions of the qark and of the country."""
    units = _working_in(case.qark, actor.at.date())
    return Doers(
        colleagues={str(user.pk): user for user in people_who_may_do(case, actor)},
        units={str(unit.pk): unit for unit in units if unit.pk not in actor.unit_ids},
    )


@worded_once
def _working_in(qark: str, day: date) -> QuerySet[Unit]:
    return Unit.objects.working_on(day).filter(Q(qark=qark) | Q(qark="")).order_by("sq")
