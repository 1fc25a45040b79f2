"""Her name, to the unit that was alerted, given by the unit that reported, on her consent.

The other ground, danger at this moment, is a line of policy/duties.toml (reveals_in_danger),
and its grant is written with the alert. Every reading of the name is a line in the audit.
"""

from __future__ import annotations

from uuid import UUID

from hearth.casework.duties.models import Alert
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


class NotYoursToGive(Exception):
    """The name is given by the unit that reported, and by nobody else."""


@deed
def give_name(alert: Alert, *, consent: UUID, by: Actor) -> Grant:
    """The reporter lets the alerted unit read the name; it lives as long as her consent."""
    if alert.notice.unit_id not in by.unit_ids:
        raise NotYoursToGive
    given = grant(
        _dossier(alert),
        to=alert.recipient,
        opens=[Compartment.OPEN, Compartment.IDENTITY],  # the key lies in the open drawer
        basis=Basis.IDENTITY,
        because="she agreed that the police know her name",
        rests_on=consent,
        by=by,
    )
    record("duties.name-given", alert.dossier_id, by=by, what=alert.duty, which=alert.pk)
    tell(Topic.ALERTS, unit=alert.recipient_id)
    return given


def _dossier(alert: Alert) -> Dossier:
    return Dossier.objects.unscoped(because="a name is given on an alert").get(pk=alert.dossier_id)
