"""The partner without an account: written down, given a link or a slip, and heard."""

from __future__ import annotations

import hashlib
import secrets

from hearth.casework.referrals.actions.steps import WHY_THE_HOUSE, insist_on_sender
from hearth.casework.referrals.happened import Happened
from hearth.casework.referrals.models import OutsidePartner, Referral, ReplyLink
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.rules import WAITING, reply_code_from
from hearth.casework.referrals.wish import Partner
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

TOKEN_BYTES = 16  # 128 bits: nobody guesses one


def write_down_partner(referral: Referral, partner: Partner) -> OutsidePartner:
    """Whom it goes to. Part of writing the referral; a draft may still change its mind."""
    known = OutsidePartner.objects.unscoped(because=WHY_THE_HOUSE).filter(referral=referral).first()
    row = known or OutsidePartner(
        dossier_id=referral.dossier_id,
        referral=referral,
        reply_code=reply_code_from(secrets.randbits(30)),
    )
    row.name, row.kind, row.reached_by = partner.name, partner.kind, partner.reached_by
    row.contact = partner.contact or None
    row.save(force_insert=known is None, force_update=known is not None)
    return row


@deed
def make_link(referral: Referral, *, by: Actor) -> ReplyLink:
    """A new one-time link. The one before it opens nothing any more."""
    insist_on_sender(referral, by)
    revoke_links(referral, by=by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = ReplyLink(
        dossier_id=referral.dossier_id,
        referral=referral,
        token_hash=hashed(token),
        token=token,
        made_by=by.user,
        made_at=by.at,
        expires_at=by.at + referral_policy().link_lasts,
    )
    link.save(force_insert=True)
    record(Happened.LINK_MADE, referral.dossier_id, by=by, which=referral.pk)
    return link


def revoke_links(referral: Referral, *, by: Actor) -> None:
    """Every link of this referral opens nothing any more, and its token is forgotten."""
    links = ReplyLink.objects.unscoped(because=WHY_THE_HOUSE).filter(referral=referral)
    links.filter(revoked_at__isnull=True).update(revoked_at=by.at)
    links.update(token=None)


def live_link(token: str, *, by: Actor) -> ReplyLink | None:
    """The link, if it still opens something. Unknown, used, revoked, run out, or the referral
    answered: all the same, there is nothing."""
    return (
        ReplyLink.objects.unscoped(because=WHY_THE_HOUSE)
        .filter(
            token_hash=hashed(token),
            used_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=by.at,
            referral__state__in=WAITING,
        )
        .select_related("referral__case__person", "referral__sender", "referral__service")
        .first()
    )


def use_up(link: ReplyLink, *, by: Actor) -> bool:
    """Claim the link; false for whoever comes second."""
    links = ReplyLink.objects.unscoped(because=WHY_THE_HOUSE).filter(pk=link.pk)
    claimed = links.filter(used_at__isnull=True).update(used_at=by.at)
    links.update(token=None)
    return bool(claimed)


def hashed(token: str) -> bytes:
    """What the table keeps of a token. It is random, so one plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
