"""What Today says of the work outside: who is missed, what must be renewed, what we ask back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.outreach.queries.origins import unasked
from hearth.areas.outreach.queries.units import agreements_to_renew, now_out
from hearth.areas.outreach.views import LOOKING
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.front.desk.queries.items import Item

A_WEEK = timedelta(days=7)


def outside(actor: Actor) -> list[Item]:
    """Nothing for those who have nothing to do with it, and no query either."""
    if not actor.roles & set(LOOKING):
        return []
    return [*_missed(actor), *_agreements(actor), *_origins(actor)]


def _missed(actor: Actor) -> list[Item]:
    """Nobody has said that they are back. It stands among the dangers until somebody does."""
    return [
        Item(
            what=_("Should be back: telephone the mobile unit"),
            number=out.unit.name,
            due_at=out.shift.back_by,
            danger=True,
            address=reverse("outreach:overview"),
            act=_("Open"),
            key=f"out-{out.shift.pk}",
        )
        for out in now_out(actor)
        if out.missed
    ]


def _agreements(actor: Actor) -> list[Item]:
    """For the coordinator and the director, who sign."""
    if not actor.roles & {Role.COORDINATOR, Role.DIRECTOR}:
        return []
    return [
        Item(
            what=_("Renew the agreement with the police"),
            number=unit.name,
            due_at=_evening_of(agreement.until),
            danger=False,
            address=reverse("outreach:unit", args=[unit.key]),
            act=_("Open"),
            key=f"agreement-{unit.pk}",
        )
        for unit, agreement in agreements_to_renew(actor)
        if _evening_of(agreement.until) <= actor.at + A_WEEK
    ]


def _origins(actor: Actor) -> list[Item]:
    """After a report from outside: which session, visit or campaign did it come from?"""
    return [
        Item(
            what=_("Which session, visit or campaign did this come from?"),
            number=case.number,
            due_at=case.opened_at + A_WEEK,
            danger=False,
            address=reverse("outreach:origin", args=[case.pk]),
            act=_("Answer"),
            key=f"origin-{case.pk}",
        )
        for case in unasked(actor)
    ]


def _evening_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(16)))
