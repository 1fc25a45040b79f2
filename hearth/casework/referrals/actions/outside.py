"""The partner without an account: written down, given a link or a slip, and heard."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any
from uuid import UUID

from django.urls import reverse

from hearth.casework.referrals.actions.steps import WHY_THE_HOUSE, insist_on_sender
from hearth.casework.referrals.errands import SEND_LINK
from hearth.casework.referrals.happened import Happened
from hearth.casework.referrals.models import OutsidePartner, Referral, ReplyLink
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.rules import WAITING, reply_code_from
from hearth.casework.referrals.wish import Partner
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import acting, deed
from hearth.foundation.jobs.jobs import later
from hearth.foundation.messaging.actions import deliver, send_outside
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.text import REPLY_LINK

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
def make_link(referral: Referral, *, origin: str = "", by: Actor) -> ReplyLink:
    """A new one-time link. The one before it opens nothing any more.

    With an `origin` a letter carries it to the partner, and nothing else with it. Until the
    letter has gone the sender may read it off the page, and tell it in another way.
    """
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
    if origin:
        later(SEND_LINK, link=link.pk, origin=origin)
    return link


def send_link(pk: UUID, *, origin: str, by: Actor) -> None:
    """The letter itself. Gone once, the token is forgotten; it is not sent a second time.

    It stands in the outbox like any other; the link is on the envelope alone. A letter that is
    refused for good leaves the token with the sender, who tells it in another way.
    """
    with acting(by), identity(House(WHY_THE_HOUSE)):
        link = _waiting(pk).first()
        if link is None:
            return
        letter = _letter_of(link, by=by)
        where = f"{origin}{reverse('referrals:offer', args=[str(link.token)])}"
    deliver(letter, carrying=where, by=by)  # in no transaction of ours; if not, it is tried again
    with acting(by), identity(House(WHY_THE_HOUSE)):
        gone = Letter.objects.sent().filter(pk=letter).exists()
        if gone and _waiting(pk).update(token=None):
            record(Happened.LINK_SENT, link.dossier_id, by=by, which=link.referral_id)


def _waiting(pk: UUID) -> Any:
    links = ReplyLink.objects.unscoped(because=WHY_THE_HOUSE).filter(pk=pk)
    return links.filter(token__isnull=False, revoked_at__isnull=True)


def _letter_of(link: ReplyLink, *, by: Actor) -> UUID:
    """Written once, however often it is tried."""
    partners = OutsidePartner.objects.unscoped(because=WHY_THE_HOUSE)
    address = str(partners.get(referral=link.referral_id).contact)
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    same = f"reply-link/{link.pk}"
    send_outside(
        address, channel=channel, template=REPLY_LINK, put_off=False, because="reply-link",
        dedupe=same, by=by,
    )  # fmt: skip
    return Letter.objects.get(dedupe=same, channel=channel).pk


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
