"""What of shelter waits for a colleague today. Nothing is asked for who has no house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.shelter.queries.book import outings
from hearth.areas.shelter.queries.exits import waiting_exits
from hearth.areas.shelter.queries.handovers import unread_handovers
from hearth.areas.shelter.queries.medicines import doses_left
from hearth.areas.shelter.queries.overstays import overstays
from hearth.areas.shelter.queries.stays import leaving_soon
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """One line of the day: what, about which number, by when, and where."""

    what: str
    number: str
    due_at: datetime
    address: str
    act: str
    key: str
    danger: bool = False
    post_to: str = ""


def waiting_for(actor: Actor) -> list[Waiting]:
    """For the people of a house: who should be back, what to give, the handover, stays that run
    out. For a director: who must leave? Six questions at most."""
    found: list[Waiting] = []
    if Role.SHELTER_MANAGER in actor.roles:
        found += [*_out(actor), *_doses(actor), *_handovers(actor), *_stays(actor)]
    if Role.DIRECTOR in actor.roles:
        found += _exits(actor)
    return found


def _out(actor: Actor) -> list[Waiting]:
    return [
        Waiting(
            what=_("Should be back: ask, then look"),
            number=each.number,
            due_at=each.back_by,
            address=reverse("shelter:houses"),
            act=_("Is back"),
            key=f"out-{each.outing}",
            post_to=reverse("shelter:back", args=[each.outing]),
        )
        for each in outings(actor)
    ]


def _doses(actor: Actor) -> list[Waiting]:
    return [
        Waiting(
            what=_("Medicine: give it and note it"),
            number=each.number,
            due_at=each.due_at,
            address=reverse("shelter:medicine", args=[each.medicine]),
            act=_("Open"),
            key=f"dose-{each.medicine}-{each.hour}",
        )
        for each in doses_left(actor)
    ]


def _handovers(actor: Actor) -> list[Waiting]:
    return [
        Waiting(
            what=_("Handover: read it and take over"),
            number=str(row.house.name),
            due_at=row.at + timedelta(hours=1),
            address=reverse("shelter:book", args=[row.house_id]),
            act=_("Open"),
            key=f"handover-{row.pk}",
        )
        for row in unread_handovers(actor)
    ]


def _stays(actor: Actor) -> list[Waiting]:
    """The day on paper comes: a decision is due. A bed promised to two is a danger, and only
    where the day has come: nobody else is asked after."""
    leaving = leaving_soon(actor)
    late = any(guest.late for guest in leaving)
    clashing = {each.stay for each in overstays(actor) if each.clash} if late else set()
    return [
        Waiting(
            what=_("One bed, promised to somebody else: move one of the two")
            if guest.stay in clashing
            else _("The agreed day has come: extend, or plan the leaving")
            if guest.late
            else _("Decide: extend, or plan the leaving"),
            danger=guest.stay in clashing,
            number=guest.number,
            due_at=_end_of_work(guest.due_on.toordinal() - 1),
            address=reverse("shelter:stay", args=[guest.stay]),
            act=_("Open"),
            key=f"stay-{guest.stay}",
        )
        for guest in leaving
    ]


def _exits(actor: Actor) -> list[Waiting]:
    return [
        Waiting(
            what=_("Must this person leave the house? Decide"),
            number=row.case.number,
            due_at=row.at + A_DAY,
            address=reverse("shelter:exit", args=[row.pk]),
            act=_("Open"),
            key=f"exit-{row.pk}",
        )
        for row in waiting_exits(actor)
    ]


def _end_of_work(ordinal: int) -> datetime:
    """Four in the afternoon of that day."""
    return timezone.make_aware(datetime.fromordinal(ordinal).replace(hour=16))
