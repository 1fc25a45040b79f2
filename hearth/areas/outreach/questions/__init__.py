"""What is asked outside, as data: one source for the desk, the telephone and ODK Collect.

`SHEETS[kind]` holds the questions in order; `as_data()` gives them in both languages with their
choices, for whoever draws them elsewhere; `read()` turns answers into a value or says, field by
field, what is wrong.
"""

from hearth.areas.outreach.questions.drawn import as_data, choices_of
from hearth.areas.outreach.questions.question import Ask, Question, Sheet, SheetKind
from hearth.areas.outreach.questions.reading import Answers, Mistakes, read
from hearth.areas.outreach.questions.sheets import SHEETS

__all__ = [
    "SHEETS",
    "Answers",
    "Ask",
    "Mistakes",
    "Question",
    "Sheet",
    "SheetKind",
    "as_data",
    "choices_of",
    "read",
]
