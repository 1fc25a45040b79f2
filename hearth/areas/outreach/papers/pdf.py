"""The sheet as a tagged PDF (PDF/UA-1), set by typst. Figures go in as data, never as markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.areas.outreach.queries.sheet import MonthlySheet
from hearth.areas.outreach.queries.tables import Figure
from hearth.foundation.design.dates import at_hour, on_day

LAYOUT = Path(__file__).with_name("sheet.typ")


def as_pdf(sheet: MonthlySheet) -> bytes:
    """One or two pages of A4 that a screen reader can read."""
    words = json.dumps(_words(sheet), ensure_ascii=False)
    made: bytes = typst.compile(
        str(LAYOUT), format="pdf", sys_inputs={"sheet": words}, pdf_standards=["ua-1"]
    )
    return made


def _words(sheet: MonthlySheet) -> dict[str, Any]:
    return {
        "language": (get_language() or "sq")[:2],
        "title": _("Monthly sheet, %(unit)s") % {"unit": sheet.unit.name},
        "lede": _("%(first)s to %(last)s")
        % {"first": on_day(sheet.first), "last": on_day(sheet.last)},
        "made": _("Made by %(who)s on %(day)s at %(hour)s. Counted anew each time it is opened.")
        % {
            "who": sheet.made_by,
            "day": on_day(sheet.made_at.date()),
            "hour": at_hour(sheet.made_at),
        },
        "nothing": _("Nothing this month."),
        "tables": [
            {
                "title": table.title,
                "head": [table.names, *table.columns],
                "rows": [[line.name, *map(_figure, line.figures)] for line in table.lines],
                "note": table.note,
            }
            for table in sheet.tables
        ],
    }


def _figure(figure: Figure) -> str:
    return _("hidden") if figure is None else f"{figure:,}".replace(",", "\u202f")
