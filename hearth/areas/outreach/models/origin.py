"""Which session, visit or campaign a report came from. It lies with the report, between few."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.areas.outreach.models.campaign import Campaign
from hearth.areas.outreach.models.session import InformationSession
from hearth.areas.outreach.models.visit import Visit
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User


class AcrossDossiers(models.ForeignKey):  # type: ignore[type-arg]
    """A key from the case's dossier into the unit's book: the way back does not exist."""

    across_dossiers = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"related_name": "+", "null": True}))


class Origin(ScopedModel):
    """Only the unit that reported and whoever coordinates it read it; others get a count.

    Who told is not written anywhere. A correction is another row; the earlier one says when it
    stopped being believed.
    """

    compartment = Compartment.OPEN  # the coordinator holds the cover of the case, and no drawer
    only_units = ("unit_id", "coordinated_by_id")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    coordinated_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    session = AcrossDossiers(InformationSession, models.PROTECT)
    visit = AcrossDossiers(Visit, models.PROTECT)
    campaign = AcrossDossiers(Campaign, models.PROTECT)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(corrected_at__isnull=True),
                name="a_report_came_from_one_place",
            ),
            models.CheckConstraint(
                condition=(
                    Q(session__isnull=False, visit__isnull=True, campaign__isnull=True)
                    | Q(session__isnull=True, visit__isnull=False, campaign__isnull=True)
                    | Q(session__isnull=True, visit__isnull=True, campaign__isnull=False)
                ),
                name="origin_is_one_of_the_three",
            ),
        ]

    def __str__(self) -> str:
        return f"origin of {self.case_id}"
