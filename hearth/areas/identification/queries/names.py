"""Which units that were told may be given the name, and which may read it already."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hearth.areas.identification.actions.name import CONSENT
from hearth.casework.cases.models import Case, Consent
from hearth.casework.duties.queries import Told, told_of_dossier
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Grant
from hearth.foundation.accounts.kinds import UnitKind

POLICE = (UnitKind.POLICE, UnitKind.BORDER_POLICE)


@dataclass(frozen=True)
class Given:
    """A unit that may read the name: on her consent, or because the policy page says so."""

    unit: str
    consent: Consent | None


@dataclass(frozen=True)
class Names:
    """What the page of giving the name needs."""

    written: bool  # whether a name is on file at all
    given: tuple[Given, ...]
    told: tuple[Told, ...]  # by the actor's own units, and without the name

    @property
    def police_wait(self) -> bool:
        """Whether the police are among those who were told and may not read it."""
        return any(one.alert.recipient.kind in POLICE for one in self.told)


def names_of(case: Case, actor: Actor) -> Names:
    told = [t for t in told_of_dossier(actor, case.dossier_id) if _ours(t, actor)]
    readers = _grants(case.dossier_id, {t.alert.recipient_id for t in told}, actor)
    consents = (
        Consent.objects.visible_to(actor)
        .filter(case=case, purpose=CONSENT)
        .in_force(actor.at)
        .in_bulk([g.rests_on for g in readers.values() if g.rests_on])
    )
    once = {t.alert.recipient_id: t for t in reversed(told)}
    return Names(
        written=Identity.objects.visible_to(actor).filter(person=case.person_id).exists(),
        given=tuple(
            Given(t.unit, consents.get(readers[unit].rests_on))
            for unit, t in once.items()
            if unit in readers
        ),
        told=tuple(t for unit, t in once.items() if unit not in readers),
    )


def _ours(told: Told, actor: Actor) -> bool:
    return told.alert.notice.unit_id in actor.unit_ids


def _grants(dossier: UUID, units: set[UUID], actor: Actor) -> dict[UUID, Grant]:
    """Grants in force that open the identity to these units."""
    grants = Grant.objects.in_force(actor.at).covering(Compartment.IDENTITY)
    with identity(actor):
        rows = list(grants.filter(dossier=dossier, unit__in=units))
    return {row.unit_id: row for row in rows if row.unit_id}
