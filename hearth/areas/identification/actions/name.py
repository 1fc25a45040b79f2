"""Give her name to a unit that was alerted, on her consent; and take it back with her."""

from __future__ import annotations

from hearth.areas.identification.actions.ladder import dossier_of
from hearth.areas.identification.happened import Happened
from hearth.casework.cases.actions import Agreed, give_consent, withdraw
from hearth.casework.cases.models import Case, Consent
from hearth.casework.duties.actions import announce, give_name
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Grant
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

CONSENT = "consent-purpose/identity-to-police"


class NothingToGive(Exception):
    """No name is on file. Ask her, and write it down first."""


@deed
def give_name_on(case: Case, alert: Alert, agreed: Agreed, *, by: Actor) -> Grant:
    """Her yes and the opened name, in one: neither is kept without the other."""
    if not Identity.objects.visible_to(by).filter(person=case.person_id).exists():
        raise NothingToGive
    consent = give_consent(case, agreed, by=by)
    given = give_name(alert, consent=consent.pk, by=by)
    announce(Happened.IDENTITY_GIVEN, dossier_of(case, by), by=by, to=alert.recipient_id)
    return given


@deed
def take_name_back(consent: Consent, *, by: Actor) -> int:
    """She changed her mind: the name closes to that unit in this moment. How many doors closed."""
    ended = withdraw(consent, by=by)
    record(Happened.IDENTITY_TAKEN_BACK, consent.dossier_id, by=by, which=consent.pk)
    return ended
