"""Write a referral, send it, write it anew to somebody else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q

from hearth.casework.cases.actions import CaseClosed
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import opens, works_on
from hearth.casework.referrals.actions.outside import make_link, write_down_partner
from hearth.casework.referrals.actions.steps import insist_on_sender, take
from hearth.casework.referrals.models import Ground, OutsidePartner, Referral
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.queries.consents import consent_that_holds, is_child
from hearth.casework.referrals.rules import Move, State, opened_by
from hearth.casework.referrals.wish import GroundGiven, OnConsent, Wish, WithoutHer
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Denial, Dossier, Grant
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake
from hearth.foundation.vocabularies.choices import term


class NotAGround(Exception):
    """Not on this ground, for this person: the policy page does not let it go without consent."""


class SayWhy(Exception):
    """A referral without her consent says in words why it could not wait for her."""


class NotYourCase(Exception):
    """The actor does not work with this person, or not in a role that opens the services."""


class ToNamedPeopleOnly(Exception):
    """The dossier is sealed. A referral would show it to a whole unit; speak with them instead."""


class MayNotBeAsked(Exception):
    """The unit is kept out of this dossier, or exists no more, or is the sender itself."""


@deed
def draft(case: Case, wish: Wish, *, instead_of: Referral | None = None, by: Actor) -> Referral:
    """Write down what is asked. Only the writer's own unit reads it until it is sent."""
    _insist_on_their_case(case.dossier_id, by)
    if case.closed_at is not None:
        raise CaseClosed
    referral = Referral(
        dossier_id=case.dossier_id,
        case=case,
        sender=by.unit,
        instead_of=instead_of,
        written_by=by.user,
        written_at=by.at,
    )
    _put(wish, referral)
    referral.save(force_insert=True)
    if wish.partner:
        write_down_partner(referral, wish.partner)
    record("referrals.drafted", case.dossier_id, by=by, which=referral.pk)
    return referral


@deed
def redraft(referral: Referral, wish: Wish, *, by: Actor) -> Referral:
    """Change what is asked, or whom, before it is sent."""
    insist_on_sender(referral, by)
    if referral.stands is not State.DRAFT:
        raise MayNotBeAsked
    _put(wish, referral)
    referral.save(force_update=True)
    if wish.partner:
        write_down_partner(referral, wish.partner)
    return referral


@deed
def send(referral: Referral, ground: GroundGiven, *, origin: str = "", by: Actor) -> Referral:
    """Ask. The unit asked sees the referral from now on, and of the case its cover alone.

    `origin`: where this house is found on the web, for the link a partner outside gets.
    """
    insist_on_sender(referral, by)
    _insist_on_their_case(referral.dossier_id, by)
    dossier = Dossier.objects.visible_to(by).get(pk=referral.dossier_id)
    _insist_it_may_go(referral, dossier, by)
    rests = _rest(referral, ground, by=by)
    sent = _dated(referral, by) | {"opens": _opens(referral, dossier, by)}
    if referral.recipient is not None:
        sent["offer_id"] = grant(
            dossier,
            to=referral.recipient,
            opens=[Compartment.OPEN],
            basis=Basis.OFFER,
            because="a referral was sent to them",
            rests_on=rests.rests_on,
            until=rests.consent.until if rests.consent else None,
            by=by,
        ).pk
    take(referral, Move.SENT, unit=referral.sender_id, also=sent, by=by)
    _reach(referral, origin, by)
    return referral


@deed
def again(referral: Referral, *, by: Actor) -> Referral:
    """The same words to somebody else, after a no or a silence: a draft that waits for a name."""
    insist_on_sender(referral, by)
    copy = Referral(
        dossier_id=referral.dossier_id,
        case_id=referral.case_id,
        sender=by.unit,
        instead_of=referral,
        service_id=referral.service_id,
        reason_id=referral.reason_id,
        urgency_id=referral.urgency_id,
        danger=referral.danger,
        message=referral.message,
        opens=referral.opens,
        written_by=by.user,
        written_at=by.at,
    )
    copy.save(force_insert=True)
    record("referrals.drafted", referral.dossier_id, by=by, which=copy.pk)
    return copy


def _put(wish: Wish, referral: Referral) -> None:
    needed = _needed(wish.service)
    referral.recipient = wish.recipient
    referral.service_id = wish.service
    referral.reason_id = wish.reason
    referral.urgency_id = wish.urgency
    referral.danger = wish.danger
    referral.message = wish.message
    referral.opens = opened_by(needed & ~mask_of(wish.withheld), needed=needed, held=needed)


def _dated(referral: Referral, by: Actor) -> dict[str, Any]:
    """Until when an answer is awaited. The referral keeps the rule it was sent under."""
    limit = referral_policy().answer_limit(referral.urgency_id)
    return {
        "sent_by_id": by.user.pk,
        "sent_at": by.at,
        "answer_by": by.at + limit.within,
        "escalates_at": by.at + limit.within,
        "limit": limit.code,
        "source": limit.source,
        "verified": limit.verified,
    }


def _rest(referral: Referral, given: GroundGiven, *, by: Actor) -> Ground:
    """What it rests on: a consent that holds, or a ground of the policy page and the reason."""
    ground = Ground(dossier_id=referral.dossier_id, referral=referral, by=by.user, at=by.at)
    child = is_child(referral.case_id, by)
    match given:
        case OnConsent(consent):
            ground.consent = consent_that_holds(referral, consent, child=child, by=by)
        case WithoutHer(code, why):
            if referral_policy().ground(code, child=child) is None:
                raise NotAGround
            if not why.strip():
                raise SayWhy
            ground.without_id, ground.why = code, why
    ground.save(force_insert=True)
    return ground


def _opens(referral: Referral, dossier: Dossier, by: Actor) -> int:
    """Nobody gives more than he holds, and no more than the service needs."""
    held = 0
    theirs = Q(unit__in=by.unit_ids, sealed=False) | Q(user=by.user)
    for mask in (
        Grant.objects.in_force(by.at)
        .filter(theirs, dossier=dossier)
        .values_list("compartments", flat=True)
    ):
        held |= mask
    return opened_by(referral.opens, needed=_needed(referral.service_id), held=held)


def _needed(service: str) -> int:
    return referral_policy().opened_for(service, term(service).parent_id or "").mask


def _insist_on_their_case(dossier: UUID, by: Actor) -> None:
    """They work with her, and their role opens what a referral rests on."""
    if not works_on(by, dossier) or not opens(by, dossier, Compartment.SERVICES):
        raise NotYourCase


def _insist_it_may_go(referral: Referral, dossier: Dossier, by: Actor) -> None:
    if dossier.sealed:
        raise ToNamedPeopleOnly
    unit = referral.recipient
    if unit is None:
        if not OutsidePartner.objects.visible_to(by).filter(referral=referral).exists():
            raise MayNotBeAsked
        return
    working = Unit.objects.working(by.at).filter(pk=unit.pk).exists()
    with identity(House("whether a unit is kept out of the dossier it would be asked about")):
        kept_out = Denial.objects.in_force(by.at).filter(dossier=dossier, unit=unit).exists()
    if kept_out or not working or unit.pk == referral.sender_id:
        raise MayNotBeAsked


def _reach(referral: Referral, origin: str, by: Actor) -> None:
    """Wake whoever is on duty there; a partner outside gets a link, or a slip is printed."""
    if referral.recipient_id is not None:
        wake([referral.recipient_id], because="referral", about=referral.pk, by=by)
        return
    partner = OutsidePartner.objects.visible_to(by).get(referral=referral)
    if partner.reached_by == OutsidePartner.Reached.LINK:
        make_link(referral, origin=origin, by=by)
