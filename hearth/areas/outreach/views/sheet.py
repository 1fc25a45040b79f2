"""The monthly sheet: a page, a PDF, a spreadsheet, from the same tables."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hearth.areas.outreach.papers import as_pdf, as_spreadsheet
from hearth.areas.outreach.queries.sheet import MonthlySheet, monthly_sheet
from hearth.areas.outreach.views import LOOKING
from hearth.areas.outreach.views.steps import unit_or_404
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards

EARLIEST = 1999
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@guards.staff(*LOOKING)
def month(request: HttpRequest, actor: Actor, key: str, year: int, month: int) -> HttpResponse:
    """With the months beside it."""
    sheet = _sheet(actor, key, year, month, form="page")
    now = timezone.localdate(actor.at)
    words = {
        "sheet": sheet,
        "earlier": _beside(year, month, -1),
        "later": None if (year, month) >= (now.year, now.month) else _beside(year, month, 1),
    }
    return render(request, "outreach/month.html", words)


@require_GET
@guards.staff(*LOOKING)
def pdf(request: HttpRequest, actor: Actor, key: str, year: int, month: int) -> HttpResponse:
    sheet = _sheet(actor, key, year, month, form="pdf")
    return _file(as_pdf(sheet), "application/pdf", f"{sheet.name}.pdf")


@require_GET
@guards.staff(*LOOKING)
def spreadsheet(
    request: HttpRequest, actor: Actor, key: str, year: int, month: int
) -> HttpResponse:
    sheet = _sheet(actor, key, year, month, form="spreadsheet")
    return _file(as_spreadsheet(sheet), SPREADSHEET, f"{sheet.name}.xlsx")


def _sheet(actor: Actor, key: str, year: int, month: int, *, form: str) -> MonthlySheet:
    """Taken out of the house or only looked at: the record says which."""
    unit = unit_or_404(actor, key)
    now = timezone.localdate(actor.at)
    if not (EARLIEST <= year <= now.year and 1 <= month <= 12):
        raise Http404
    record("outreach.sheet-made", None, by=actor, form=form, year=year, month=month)
    return monthly_sheet(unit, year, month, actor)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _beside(year: int, month: int, step: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + step
    return months // 12, months % 12 + 1
