"""The sheet as a spreadsheet: a page of it for each table, figures as numbers."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from hearth.areas.outreach.queries.sheet import MonthlySheet
from hearth.areas.outreach.queries.tables import Table
from hearth.foundation.design.dates import on_day

LONGEST_NAME = 31  # of a page, says the format
FORBIDDEN = str.maketrans("", "", "[]:*?/\\")


def as_spreadsheet(sheet: MonthlySheet) -> bytes:
    """Nothing in it is a formula, whatever a name begins with."""
    paper = BytesIO()
    with xlsxwriter.Workbook(paper, {"in_memory": True, "strings_to_formulas": False}) as book:
        heading = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        quiet = book.add_format({"italic": True, "text_wrap": True})
        when = f"{on_day(sheet.first)} – {on_day(sheet.last)}"
        book.set_properties({"title": f"{sheet.unit.name}, {when}", "author": "Hearth"})
        for number, table in enumerate(sheet.tables, 1):
            page = book.add_worksheet(f"{number} {table.title}".translate(FORBIDDEN)[:LONGEST_NAME])
            page.set_column(0, 0, 48)
            page.set_column(1, len(table.columns), 16)
            page.set_paper(9)
            page.write_string(0, 0, table.title, heading)
            page.write_string(1, 0, f"{sheet.unit.name}, {when}")
            _rows(page, table, head, quiet)
    return paper.getvalue()


def _rows(
    page: xlsxwriter.worksheet.Worksheet,
    table: Table,
    head: xlsxwriter.format.Format,
    quiet: xlsxwriter.format.Format,
) -> None:
    for column, name in enumerate((table.names, *table.columns)):
        page.write_string(3, column, name, head)
    for number, line in enumerate(table.lines, 4):
        page.write_string(number, 0, line.name)
        for column, figure in enumerate(line.figures, 1):
            if figure is None:
                page.write_string(number, column, _("hidden"), quiet)
            else:
                page.write_number(number, column, figure)
    if table.note:
        page.write_string(5 + len(table.lines), 0, table.note, quiet)
    page.freeze_panes(4, 1)
