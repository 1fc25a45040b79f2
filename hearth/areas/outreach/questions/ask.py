"""Questions that several sheets ask, each worded once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.questions.question import Ask, Question, Words

MOST_WORDS = 2000
MOST_GIVEN = 5000
BANDS = tuple(f"age-band/{band}" for band in ("0-11", "12-14", "15-17", "18-25", "26-plus"))

ID = Question("id", Ask.NUMBER, "", required=True)


def moment(name: str, label: Words) -> Question:
    return Question(name, Ask.MOMENT, label, required=True, missing=_("Write the day and hour."))


MUNICIPALITY = Question(
    "municipality",
    Ask.CHOICE,
    _("Municipality"),
    help=_("Chosen from a list. The telephone’s position is never read."),
    required=True,
    missing=_("Choose the municipality."),
    terms="municipality",
)
PLACE = Question(
    "place",
    Ask.CHOICE,
    _("What kind of place?"),
    required=True,
    missing=_("Choose what kind of place it was."),
    terms="outreach-place",
)
MATERIALS = Question(
    "materials", Ask.CHOICES, _("What did you hand out?"), terms="outreach-material"
)
GIVEN = Question("materials_given", Ask.COUNT, _("How many pieces?"), most=MOST_GIVEN)
RISKS = Question(
    "risks",
    Ask.CHOICES,
    _("What looked dangerous?"),
    help=_("A situation, not a person. Report a person who needs protection at once."),
    terms="risk-situation",
)
LANGUAGE = Question(
    "language",
    Ask.CHOICE,
    _("In which language?"),
    terms="language",
)
TOPICS = Question("topics", Ask.CHOICES, _("What did you speak about?"), terms="outreach-topic")
NOTE = Question(
    "note",
    Ask.TEXT,
    _("What else should the unit know?"),
    help=_("No names. Only your unit and its coordinator read this."),
    most=MOST_WORDS,
)
