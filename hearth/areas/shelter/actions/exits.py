"""Must somebody leave because of the rules? The house proposes, the director decides.

An alternative is part of the proposal: nobody is put into the street.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction

from hearth.areas.shelter.actions.stays import insist_on_their_house
from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import ExitDecision, ExitProposal, Stay
from hearth.casework.duties.actions import announce
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake

TO_READ = timedelta(days=30)


class NoDirector(Exception):
    """This organisation has no director in the directory. An administrator adds one."""


class NotTheDirector(Exception):
    """A director of this organisation decides, and nobody else."""


class DecidedAlready(Exception):
    """The director has decided."""


@dataclass(frozen=True)
class Proposed:
    """What happened, and where she could go instead, from when, and who goes along."""

    rule: str
    alternative: str
    happened: str
    offered: str


@deed
def propose_exit(stay: Stay, proposed: Proposed, *, by: Actor) -> ExitProposal:
    """Ask the director. For this the cover of her file opens to the director's unit."""
    insist_on_their_house(stay, by=by)
    asked = _office(by)
    proposal = ExitProposal(
        dossier_id=stay.dossier_id,
        case_id=stay.case_id,
        unit_id=stay.unit_id,
        asked=asked,
        rule_id=proposed.rule,
        alternative_id=proposed.alternative,
        happened=proposed.happened,
        offered=proposed.offered,
        by=by.user,
        at=by.at,
    )
    proposal.save(force_insert=True)
    dossier = Dossier.objects.visible_to(by).get(pk=stay.dossier_id)
    grant(
        dossier,
        to=asked,
        opens=[Compartment.OPEN],
        basis=Basis.DUTY,  # told, and asked: the work on her file stays with others
        because="the director decides whether she must leave",
        rests_on=proposal.pk,
        until=by.at + TO_READ,
        by=by,
    )
    announce(Happened.EXIT_PROPOSED, dossier, by=by, which=proposal.pk, reason=proposed.rule)
    wake([asked.pk], because="task", about=proposal.pk, by=by)
    return proposal


@deed
def decide_exit(proposal: ExitProposal, *, agreed: bool, why: str, by: Actor) -> ExitDecision:
    """The director's yes or no, with reasons. Both are read by the house."""
    if not any(p.role == Role.DIRECTOR and p.unit.pk == proposal.asked_id for p in by.posts):
        raise NotTheDirector
    decision = ExitDecision(
        dossier_id=proposal.dossier_id,
        proposal=proposal,
        unit_id=proposal.unit_id,
        asked_id=proposal.asked_id,
        agreed=agreed,
        why=why,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError:
        raise DecidedAlready from None
    ExitProposal.objects.visible_to(by).waiting().filter(pk=proposal.pk).update(decided_at=by.at)
    record(Happened.EXIT_DECIDED, proposal.dossier_id, by=by, which=proposal.pk, agreed=agreed)
    return decision


def _office(by: Actor) -> Unit:
    """Where the director of this house's organisation sits."""
    posts = Membership.objects.in_force(by.at).filter(
        role=Role.DIRECTOR, unit__organisation=by.unit.organisation_id
    )
    first = posts.select_related("unit").order_by("begins_at", "id").first()
    if first is None:
        raise NoDirector
    return first.unit
