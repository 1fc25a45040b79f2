"""Give her name to a unit that was alerted, on her consent. Its withdrawal takes it back."""

from __future__ import annotations

from django.db import transaction

from hearth.areas.identification.actions.ladder import dossier_of
from hearth.areas.identification.happened import Happened
from hearth.casework.cases.actions import Agreed, give_consent
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import announce, give_name
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Grant
from hearth.foundation.deeds.deeds import deed

CONSENT = "consent-purpose/identity-to-police"


class NothingToGive(Exception):
    """No name is on file. Ask her, and write it down first."""


@deed
def give_name_on(case: Case, alert: Alert, agreed: Agreed, *, by: Actor) -> Grant:
    """Her yes and the opened name, in one: neither is kept without the other."""
    if not Identity.objects.visible_to(by).filter(person=case.person_id).exists():
        raise NothingToGive
    with transaction.atomic():
        consent = give_consent(case, agreed, by=by)
        given = give_name(alert, consent=consent.pk, by=by)
    announce(Happened.IDENTITY_GIVEN, dossier_of(case, by), by=by, to=alert.recipient_id)
    return given
