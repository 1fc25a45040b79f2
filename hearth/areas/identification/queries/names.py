"""Which units that were told may be given the name, and which may read it already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.identification.actions.name import CONSENT
from hearth.casework.cases.models import Case, Consent
from hearth.casework.duties.models import Alert
from hearth.casework.duties.queries import alerts_of_dossier
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Grant
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.wording import worded_once

POLICE = (UnitKind.POLICE, UnitKind.BORDER_POLICE)


@dataclass(frozen=True)
class Given:
    """A unit that may read the name: on her consent, or because the policy page says so."""

    unit: str
    consent: Consent | None


@dataclass(frozen=True)
class Names:
    """Who was told by the actor's own units: who may read the name, and who may not."""

    given: tuple[Given, ...]
    told: tuple[Alert, ...]

    @property
    def police_wait(self) -> bool:
        """Whether the police are among those who were told and may not read it."""
        return any(alert.recipient.kind in POLICE for alert in self.told)


def names_of(case: Case, actor: Actor) -> Names:
    """In three questions: whom we told, which grants opened the name to them, on which consent."""
    alerts = _told_by_us(case, actor)
    readers = _readers(case.dossier_id, list(alerts), actor) if alerts else {}
    resting = [grant.rests_on for grant in readers.values() if grant.rests_on]
    consents: dict[UUID | None, Consent] = {
        consent.pk: consent for consent in _consents(actor, case.pk, resting)
    }
    return Names(
        given=tuple(
            Given(alert.recipient.name, consents.get(readers[unit].rests_on))
            for unit, alert in alerts.items()
            if unit in readers
        ),
        told=tuple(alert for unit, alert in alerts.items() if unit not in readers),
    )


def name_is_written(case: Case, actor: Actor) -> bool:
    """Whether a name is on file at all."""
    return bool(
        Identity.objects.visible_to(actor, one_by_one=True).filter(person=case.person_id).exists()
    )


def _told_by_us(case: Case, actor: Actor) -> dict[UUID, Alert]:
    """The alerts of this dossier that the actor's units raised: one for each unit told."""
    alerts = reversed(alerts_of_dossier(actor, case.dossier_id))
    ours = [alert for alert in alerts if alert.notice.unit_id in actor.unit_ids]
    return {alert.recipient_id: alert for alert in ours}


def _readers(dossier: UUID, units: list[UUID], actor: Actor) -> dict[UUID, Grant]:
    """Grants in force that open the identity to these units."""
    with identity(actor):
        rows = _grants(actor.at, dossier, units)
    return {row.unit_id: row for row in rows if row.unit_id}


@worded_once
def _grants(at: datetime, dossier: UUID, units: list[UUID]) -> QuerySet[Grant]:
    grants = Grant.objects.in_force(at).covering(Compartment.IDENTITY)
    return grants.filter(dossier=dossier, unit__in=units)


@asked_for
def _consents(actor: Actor, case: UUID, ids: list[UUID]) -> QuerySet[Consent]:
    consents = Consent.objects.visible_to(actor, one_by_one=True)
    given = consents.filter(case=case, purpose=CONSENT).in_force(actor.at)
    return given.filter(pk__in=ids)
