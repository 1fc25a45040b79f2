"""Which of her consents a referral may rest on; and whether she counts as a child."""

from __future__ import annotations

from uuid import UUID

from hearth.casework.cases.models import Case, Consent
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import opens, works_on
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.rules import ConsentFacts, holds
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import Unit


class NoConsent(Exception):
    """No consent lets this be sent to this recipient. Ask her, and write down her answer."""


def may_refer(case: Case, actor: Actor) -> bool:
    """Whether the reader works with her, in a role that opens what a referral rests on."""
    if case.closed_at is not None or not works_on(actor, case.dossier_id):
        return False
    return opens(actor, case.dossier_id, Compartment.SERVICES)


def is_child(case: UUID, actor: Actor) -> bool:
    """Whoever's age is unknown counts as a child."""
    found = Case.objects.visible_to(actor).select_related("person").get(pk=case)
    return child_or_not(found.person, actor)


def consent_for(
    case: UUID, *, to: Unit | None, outside: str = "", child: bool, actor: Actor
) -> Consent | None:
    """The newest consent in force on which a referral to this recipient may rest."""
    found = Consent.objects.visible_to(actor).in_force(actor.at).filter(case=case).newest_first()
    return next((c for c in found if _holds(c, to, outside, child)), None)


def consent_that_holds(referral: Referral, consent: UUID, *, child: bool, by: Actor) -> Consent:
    """This very consent, if the referral may rest on it."""
    found = (
        Consent.objects.visible_to(by)
        .in_force(by.at)
        .filter(pk=consent, case=referral.case_id)
        .select_for_update(of=("self",))
        .first()
    )
    outside = ""
    if referral.recipient_id is None:
        partner = OutsidePartner.objects.visible_to(by).filter(referral=referral).first()
        outside = str(partner.name) if partner else ""
    if found is None or not _holds(found, referral.recipient, outside, child):
        raise NoConsent
    return found


def _holds(consent: Consent, to: Unit | None, outside: str, child: bool) -> bool:
    meant = consent.recipient_id == to.pk if to else bool(outside) and consent.outside == outside
    facts = ConsentFacts(
        purpose=consent.purpose_id,
        for_recipient=meant,
        in_force=True,  # as it was read
        given_by_guardian=consent.given_by_guardian,
    )
    return holds(facts, purposes=referral_policy().purposes, child=child)
