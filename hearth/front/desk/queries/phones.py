"""What Today says of phones: what waits to be put right, what is held, which fell silent."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.front.desk.queries.items import Item
from hearth.front.field.queries import oldest_held, silent_phones, to_put_right
from hearth.front.field.views.phones import OUTSIDE
from hearth.front.openrosa.queries import waiting_to_be_mended

A_DAY = timedelta(days=1)
TOO_LONG = timedelta(days=3)  # then whoever coordinates reads it too


def from_phones(actor: Actor) -> list[Item]:
    """Nothing for those who have nothing to do with it, and no query either."""
    if not actor.roles & set(OUTSIDE):
        return []
    return [*_refused(actor), *_arrivals(actor), *_held(actor), *_silent(actor)]


def _refused(actor: Actor) -> list[Item]:
    """A form from one's own phone in which an answer is missing."""
    return [
        Item(
            what=_("From your phone: an answer is missing"),
            number=_("No. %(number)d") % {"number": envelope.number},
            due_at=envelope.received_at + A_DAY,
            danger=False,
            address=reverse("field:envelope", args=[envelope.pk]),
            act=_("Put it right"),
            key=f"envelope-{envelope.pk}",
        )
        for envelope in to_put_right(actor)
    ]


def _arrivals(actor: Actor) -> list[Item]:
    """What Collect sent and does not fit: for the unit at once, for its coordinator after days."""
    rows = waiting_to_be_mended(actor)
    if Role.OUTREACH_WORKER not in actor.roles:
        rows = [row for row in rows if row.received_at < actor.at - TOO_LONG]
    if not rows:
        return []
    what = ngettext(
        "From telephones: %(count)d form waits to be mended",
        "From telephones: %(count)d forms wait to be mended",
        len(rows),
    )
    return [
        Item(
            what=what % {"count": len(rows)},
            number=rows[0].unit,
            due_at=min(row.received_at for row in rows) + A_DAY,
            danger=False,
            address=reverse("openrosa:arrivals"),
            act=_("Open"),
            key="arrivals",
        )
    ]


def _held(actor: Actor) -> list[Item]:
    """Forms that nobody could deal with, and those not put right for three days."""
    since = oldest_held(actor)
    if since is None:
        return []
    return [
        Item(
            what=_("Forms from phones are held: decide what becomes of them"),
            number="",
            due_at=since,
            danger=False,
            address=reverse("field:held"),
            act=_("Decide"),
            key="held",
        )
    ]


def _silent(actor: Actor) -> list[Item]:
    """Not heard of for three days in the middle of a shift: something may lie on it unsent."""
    keeps = Role.COORDINATOR in actor.roles
    theirs = _("A phone has been silent for three days: telephone its owner")
    own = _("Your phone has been silent for three days: find a signal, or telephone")
    return [
        Item(
            what=own if phone.user == actor.user else theirs,
            number=phone.mark if phone.user == actor.user else phone.user.short_name,
            due_at=phone.seen_at + TOO_LONG,
            danger=False,
            address=reverse("field:phones" if keeps else "field:phone"),
            act=_("Open"),
            key=f"silent-{phone.pk}",
        )
        for phone in silent_phones(actor)
    ]
