"""What screens read of instruments: the shelf, one sheet, a score over time, the box."""

from hearth.casework.instruments.queries.box import Box, box_of
from hearth.casework.instruments.queries.sheets import Line, Sheet, sheet_of, sheets_of_case
from hearth.casework.instruments.queries.shelf import current, scales_of, shelf
from hearth.casework.instruments.queries.trend import Trend, trends_of

__all__ = [
    "Box",
    "Line",
    "Sheet",
    "Trend",
    "box_of",
    "current",
    "scales_of",
    "sheet_of",
    "sheets_of_case",
    "shelf",
    "trends_of",
]
