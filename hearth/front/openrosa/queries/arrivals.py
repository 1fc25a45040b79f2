"""What came in from telephones, and what waits to be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language

from hearth.casework.instruments.models import InstrumentVersion
from hearth.foundation.access.actor import Actor
from hearth.front.openrosa.models import Arrival
from hearth.front.openrosa.words import STATES

MOST = 100


@dataclass(frozen=True)
class Row:
    """One arrival: which form, whose, since when, and how it stands."""

    pk: UUID
    title: str
    who: str
    unit: str
    state: str
    encrypted: bool
    received_at: datetime

    @property
    def glyph(self) -> str:
        return STATES[self.state][0]

    @property
    def meta(self) -> list[str]:
        """The short facts of a line: who, which unit, how it stands."""
        return [self.who, self.unit, str(STATES[self.state][1])]


def arrivals_of(actor: Actor) -> list[Row]:
    """The newest, of every unit whose book opens to the reader; never the answers."""
    rows = Arrival.objects.visible_to(actor).newest_first().select_related("by", "unit")
    found = list(rows[:MOST])
    titles = _titles({row.form for row in found})
    return [_row(row, titles) for row in found]


def waiting_to_be_mended(actor: Actor) -> list[Row]:
    rows = Arrival.objects.visible_to(actor).to_mend().select_related("by", "unit")
    found = list(rows[:MOST])
    titles = _titles({row.form for row in found})
    return [_row(row, titles) for row in found]


def _row(row: Arrival, titles: Mapping[str, str]) -> Row:
    return Row(
        pk=row.pk,
        title=titles.get(row.form, row.form),
        who=row.by.short_name,
        unit=row.unit.name,
        state=row.state,
        encrypted=row.encrypted,
        received_at=row.received_at,
    )


def _titles(keys: set[str]) -> dict[str, str]:
    language = get_language() or "sq"
    forms = InstrumentVersion.objects.filter(key__in=keys).defer("xform", "sheets")
    return {form.key: form.about.title.said(language) for form in forms.order_by("current")}
