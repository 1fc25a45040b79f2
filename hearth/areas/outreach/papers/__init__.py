"""The monthly sheet on paper and as a spreadsheet: the same tables as on the page."""

from hearth.areas.outreach.papers.pdf import as_pdf
from hearth.areas.outreach.papers.spreadsheet import as_spreadsheet

__all__ = ["as_pdf", "as_spreadsheet"]
