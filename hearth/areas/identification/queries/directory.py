"""Whom a form offers from the directory: who may have sent her, who may sit at the interview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from hearth.areas.identification.rules.interview import Seat
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.wording import worded_once

SITS = {
    UnitKind.POLICE: Seat.POLICE,
    UnitKind.BORDER_POLICE: Seat.POLICE,  # one line of the form; the place says which police
    UnitKind.SOCIAL_SERVICE: Seat.SOCIAL_SERVICE,
    UnitKind.CHILD_PROTECTION: Seat.CHILD_PROTECTION,
}
NOBODY_REFERS = (UnitKind.DUTY_OFFICER, UnitKind.MENS_PROGRAMME)

Groups = list[tuple[str, str | list[tuple[str, str]]]]


def referring_units(actor: Actor) -> Groups:
    """Every unit that may have sent somebody, by kind; those of the own qark first in each."""
    units = Unit.objects.working(actor.at).exclude(kind__in=NOBODY_REFERS)
    groups: dict[str, list[tuple[bool, str, str]]] = {}
    for unit in units.exclude(pk__in=actor.unit_ids):
        near = unit.qark == actor.unit.qark
        line = (not near, unit.name, str(unit.pk))
        groups.setdefault(str(UnitKind(unit.kind).label), []).append(line)
    return [
        ("", "—"),
        *(
            (kind, [(key, name) for _far, name, key in sorted(lines)])
            for kind, lines in sorted(groups.items())
        ),
    ]


def colleagues_for(qark: str, actor: Actor) -> Mapping[Seat, list[tuple[str, str]]]:
    """Officers with an account, of the qark or of the whole country, by the seat they fill."""
    found: dict[Seat, list[tuple[str, str]]] = {}
    for post in _officers(actor.at, qark):
        seat = SITS[UnitKind(post.unit.kind)]
        line = (str(post.user.pk), f"{post.user.full_name}, {post.unit.name}")
        found.setdefault(seat, []).append(line)
    return found


@worded_once
def _officers(at: datetime, qark: str) -> QuerySet[Membership]:
    posts = Membership.objects.in_force(at).filter(unit__kind__in=SITS, unit__qark__in=["", qark])
    return (
        posts.filter(user__is_active=True)
        .select_related("user", "unit")
        .order_by("user__full_name")
    )
