"""The mobile units as their page and the overview show them; who is outside, by their own word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.areas.outreach.models import CooperationAgreement, Shift, ShiftEnd
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.rules.days import is_missed
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, Unit, User
from hearth.foundation.wording import worded_once

LOOKS_BACK = timedelta(days=3)
OVERSEEING = frozenset({Role.COORDINATOR, Role.DIRECTOR})


@dataclass(frozen=True)
class Agreement:
    """With which directorate, until when, and whether somebody should see to it."""

    directorate: str
    since: date
    until: date
    source: str
    over: bool
    soon: bool


@dataclass(frozen=True)
class Out:
    """Two who are outside: where they said they would be, and until when."""

    shift: Shift
    unit: Unit
    who: tuple[str, ...]
    missed: bool

    @property
    def place(self) -> str:
        return str(self.shift.place or "")


@dataclass(frozen=True)
class UnitCard:
    """A unit on the overview."""

    unit: Unit
    workers: tuple[str, ...]
    agreement: Agreement | None
    out: tuple[Out, ...]
    last_seen: datetime | None  # when the last shift began

    @property
    def missed(self) -> bool:
        return any(out.missed for out in self.out)


def units_of(actor: Actor) -> list[Unit]:
    """The mobile units this colleague may look at: a worker's own, or all of the organisation."""
    units = Unit.objects.working(actor.at).of_kind(UnitKind.MOBILE_UNIT).order_by("since", "key")
    overseen = {p.unit.organisation_id for p in actor.posts if p.role in OVERSEEING}
    own = {p.unit.pk for p in actor.posts if p.unit.kind == UnitKind.MOBILE_UNIT}
    return [unit for unit in units if unit.organisation_id in overseen or unit.pk in own]


def unit_of(actor: Actor, key: str) -> Unit | None:
    return next((unit for unit in units_of(actor) if unit.key == key), None)


def cards(actor: Actor) -> list[UnitCard]:
    """Every unit, whoever is missed first; six queries, however many there are."""
    units = units_of(actor)
    keys = [unit.pk for unit in units]
    workers, agreements = _workers(keys, actor), _agreements(keys, actor)
    outside, last = now_out(actor), _last_shifts(actor)
    found = [
        UnitCard(
            unit,
            workers.get(unit.pk, ()),
            agreements.get(unit.pk),
            tuple(out for out in outside if out.unit == unit),
            last.get(unit.pk),
        )
        for unit in units
    ]
    return sorted(found, key=lambda card: (not card.missed, not card.out))


def now_out(actor: Actor) -> list[Out]:
    """Whoever said that they went out and not that they are back. A later shift ends an earlier."""
    newest: dict[UUID, Shift] = {}
    for shift in _begun(actor):
        newest.setdefault(shift.by_id, shift)
    grace = outreach_policy().grace
    return [
        Out(shift, shift.unit, _who(shift), is_missed(shift.back_by, actor.at, grace))
        for shift in newest.values()
    ]


@asked_for
def _begun(actor: Actor) -> QuerySet[Shift]:
    ended = ShiftEnd.objects.visible_to(actor).values("shift_id")
    shifts: Any = Shift.objects.visible_to(actor).filter(happened_at__gte=actor.at - LOOKS_BACK)
    out: QuerySet[Shift] = shifts.exclude(pk__in=ended).newest_first()
    return out.select_related("unit", "by", "colleague", "municipality", "place")


def colleagues_of(unit: Unit, actor: Actor) -> list[User]:
    """Who else goes out for this unit."""
    return [member.user for member in _others(actor.at, unit.pk, actor.user.pk)]


@worded_once
def _others(at: datetime, unit: UUID, user: UUID) -> QuerySet[Membership]:
    there = Membership.objects.in_force(at).filter(unit=unit, role=Role.OUTREACH_WORKER)
    return there.exclude(user=user).select_related("user").order_by("user__full_name")


def agreements_to_renew(actor: Actor) -> list[tuple[Unit, Agreement]]:
    """Those that are over or about to be."""
    units = units_of(actor)
    known = _agreements([unit.pk for unit in units], actor)
    found = [(unit, known[unit.pk]) for unit in units if unit.pk in known]
    return [(unit, each) for unit, each in found if each.over or each.soon]


def _who(shift: Shift) -> tuple[str, ...]:
    people = [shift.by, shift.colleague] if shift.colleague else [shift.by]
    return tuple(person.short_name for person in people)


def _workers(units: list[UUID], actor: Actor) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for member in _members(actor.at, units):
        found[member.unit_id] = (*found.get(member.unit_id, ()), member.user.full_name)
    return found


@worded_once
def _members(at: datetime, units: list[UUID]) -> QuerySet[Membership]:
    there = Membership.objects.in_force(at).filter(unit__in=units, role=Role.OUTREACH_WORKER)
    return there.select_related("user").order_by("begins_at", "user__full_name")


def _agreements(units: list[UUID], actor: Actor) -> Mapping[UUID, Agreement]:
    """The newest of each unit."""
    today = timezone.localdate(actor.at)
    warning = outreach_policy().agreement_warning
    return {
        row.unit_id: Agreement(
            row.directorate.name,
            row.since,
            row.until,
            row.source,
            over=row.until < today,
            soon=today <= row.until <= today + warning,
        )
        for row in _signed(units)
    }


@worded_once
def _signed(units: list[UUID]) -> QuerySet[CooperationAgreement]:
    signed = CooperationAgreement.objects.filter(unit__in=units)
    return signed.select_related("directorate").order_by("until")


def _last_shifts(actor: Actor) -> Mapping[UUID, datetime]:
    return dict(_last_begun(actor))


@asked_for
def _last_begun(actor: Actor) -> QuerySet[Shift, tuple[UUID, datetime]]:
    shifts: QuerySet[Any] = Shift.objects.visible_to(actor)
    newest = shifts.order_by("unit_id", "-happened_at").distinct("unit_id")
    return newest.values_list("unit_id", "happened_at")
