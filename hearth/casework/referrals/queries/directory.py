"""Whom one may ask: who gives this service, here first, then elsewhere in the country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearth.casework.referrals.policy import referral_policy
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.accounts.models.directory import UnitQuerySet
from hearth.foundation.vocabularies.choices import term

NEVER_ASKED = frozenset({UnitKind.DUTY_OFFICER, UnitKind.COORDINATION})


@dataclass(frozen=True)
class Choice:
    """Units under one heading of the list."""

    heading: str
    units: tuple[tuple[str, str], ...]


def addressees(service: str, *, qark: str, actor: Actor) -> list[Choice]:
    """Every unit that may be asked, the likeliest to help first. Empty headings are left out."""
    asked = _asked(service)
    units = [unit for unit in _units(actor) if unit.kind not in NEVER_ASKED]
    sorted_in: dict[str, list[tuple[str, str]]] = {heading: [] for heading in _headings(asked)}
    for unit in units:
        heading = _heading(unit, qark, asked)
        sorted_in[heading].append((str(unit.pk), unit.name))
    return [Choice(heading, tuple(found)) for heading, found in sorted_in.items() if found]


def units_by_id(actor: Actor) -> dict[str, Unit]:
    """Every unit that may be asked."""
    return {str(unit.pk): unit for unit in _units(actor)}


def _units(actor: Actor) -> UnitQuerySet:
    working = Unit.objects.working(actor.at).exclude(pk__in=actor.unit_ids)
    return working.order_by("qark", "sq", "key")


def _asked(service: str) -> tuple[UnitKind, ...]:
    if not service:
        return ()
    return referral_policy().opened_for(service, term(service).parent_id or "").asked


def _headings(asked: tuple[UnitKind, ...]) -> Iterator[str]:
    if asked:
        yield _("Gives this service, in this qark")
        yield _("Gives this service, for the whole country")
        yield _("Gives this service, in another qark")
    yield _("Others in this qark")
    yield _("Others")


def _heading(unit: Unit, qark: str, asked: tuple[UnitKind, ...]) -> str:
    if unit.kind in asked:
        if unit.qark == qark:
            return _("Gives this service, in this qark")
        if not unit.qark:
            return _("Gives this service, for the whole country")
        return _("Gives this service, in another qark")
    return _("Others in this qark") if unit.qark == qark else _("Others")
