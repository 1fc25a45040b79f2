"""The monthly sheet of one mobile unit: every figure of it, as tables.

Source of what stands on it: domain reference 7.5 (visits, areas, contacts, identified, referred,
sessions).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.outreach.models import Campaign, Contact, InformationSession, Visit
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.queries import counts
from hearth.areas.outreach.queries.counts import Span
from hearth.areas.outreach.queries.tables import Figure, Line, Table
from hearth.areas.outreach.questions.ask import BANDS
from hearth.areas.outreach.rules.small import publishable
from hearth.areas.outreach.words import percent
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.vocabularies.choices import name_of

SEXES = ("sex/female", "sex/male", "sex/unknown")


@dataclass(frozen=True)
class MonthlySheet:
    """A unit, a month, and its tables."""

    unit: Unit
    first: date
    last: date
    tables: tuple[Table, ...]
    made_at: datetime
    made_by: str

    @property
    def name(self) -> str:
        """For the file: the unit's key and the month, nothing else."""
        return f"{self.unit.key}-{self.first:%Y-%m}"


def month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def monthly_sheet(unit: Unit, year: int, month: int, actor: Actor) -> MonthlySheet:
    """Counted anew whenever it is opened: what was sent late from the field is in it."""
    first, last = month_of(year, month)
    span = Span(frozenset({unit.pk}), first, last)
    tables = (
        _work(span),
        _named(span, Visit, "place_id", _("Visits to marginalised places"), _("Kind of place")),
        _by_sex(
            _("Contacts without a name"),
            counts.by(span, Contact, "sex_id"),
        ),
        _named(
            span, InformationSession, "audience_id", _("Information sessions"), _("For whom"),
            also=("present", _("People")),
        ),
        _present(span),
        _knowledge(span),
        _risks(span),
        _protected(span),
    )  # fmt: skip
    return MonthlySheet(
        unit, first, last, tables, timezone.localtime(actor.at), actor.user.short_name
    )


def _work(span: Span) -> Table:
    homes, people = counts.homes(span)
    done = {
        _("Shifts"): counts.shifts(span),
        _("Visits"): span.of(Visit).count(),
        _("Contacts"): span.of(Contact).count(),
        _("Information sessions"): span.of(InformationSession).count(),
        _("People at the sessions"): counts.total(span, InformationSession, "present"),
        _("Homes visited, house to house"): homes,
        _("People spoken with in their homes"): people,
        _("Campaigns"): span.of(Campaign).count(),
        _("Materials handed out, pieces"): counts.materials(span),
    }
    return _one_column(_("The work of the month"), _("What"), _("How many"), done)


def _named(
    span: Span, model: type, field: str, title: str, names: str, also: tuple[str, str] | None = None
) -> Table:
    """By the terms of one question, in the order of how many."""
    rows = counts.by(span, model, field)
    ordered = sorted(rows, key=lambda code: -rows[code])
    if not also:
        named = {name_of(code): rows[code] for code in ordered}
        return _one_column(title, names, _("How many"), named)
    more = counts.by(span, model, field, also[0])
    lines = tuple(Line(name_of(code), (rows[code], more.get(code, 0))) for code in ordered)
    return Table(title, names, (_("How many"), also[1]), lines)


def _by_sex(title: str, rows: Mapping[str, int]) -> Table:
    named = {name_of(code): number for code, number in rows.items()}
    return _one_column(title, _("Sex"), _("How many"), named)


def _present(span: Span) -> Table:
    there = counts.present(span)
    lines = tuple(
        Line(name_of(band), tuple(there.get((sex, band), 0) for sex in SEXES)) for band in BANDS
    )
    columns = tuple(name_of(sex) for sex in SEXES)
    return Table(_("Who was at the sessions"), _("Age"), columns, lines)


def _knowledge(span: Span) -> Table:
    lines = tuple(
        Line(
            name_of(each.question),
            (each.asked, percent(each.before, each.asked), percent(each.after, each.asked)),
        )
        for each in counts.knew(span)
    )
    columns = (_("Asked"), _("Before"), _("After"))
    note = _("Before and after: of a hundred who were asked, so many knew.")
    return Table(_("What changed in their knowledge"), _("Question"), columns, lines, note)


def _risks(span: Span) -> Table:
    seen = counts.risks(span)
    named = {name_of(code): seen[code] for code in sorted(seen, key=lambda code: -seen[code])}
    note = _("At how many visits and contacts it was seen. A situation, never a person.")
    return _one_column(_("What looked dangerous"), _("Situation"), _("How often"), named, note)


def _protected(span: Span) -> Table:
    """Small figures about people in danger are hidden: see policy/outreach.toml."""
    smallest = outreach_policy().smallest_figure
    figures = {
        _("People reported by the unit"): sum(counts.reported(span).values()),
        _("Referrals sent by the unit"): counts.referred(span),
        _("Told something after a session"): counts.total(span, InformationSession, "disclosures"),
    }
    shown = {name: publishable({name: n}, smallest)[name] for name, n in figures.items()}
    note = _("Fewer than %(smallest)d is hidden, so that nobody is pointed at.") % {
        "smallest": smallest
    }
    return _one_column(_("Who needed protection"), _("What"), _("How many"), shown, note)


def _one_column(
    title: str, names: str, column: str, rows: Mapping[str, Figure], note: str = ""
) -> Table:
    return Table(title, names, (column,), tuple(Line(n, (f,)) for n, f in rows.items()), note)
