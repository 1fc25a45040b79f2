"""The sheet of an information session: the longest, and still one page with a thumb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.entries import Knowledge, SessionHeld
from hearth.areas.outreach.questions import ask
from hearth.areas.outreach.questions.ask import BANDS, moment
from hearth.areas.outreach.questions.question import Ask, Question, Sheet, SheetKind, Words

Said = Mapping[str, Any]

SEXES = {
    "female": _("Women, girls"),
    "male": _("Men, boys"),
    "other": _("Other"),
}
SEX_TERMS = {"female": "sex/female", "male": "sex/male", "other": "sex/unknown"}
BAND_WORDS: dict[str, Words] = {
    "age-band/0-11": "0–11",
    "age-band/12-14": "12–14",
    "age-band/15-17": "15–17",
    "age-band/18-25": "18–25",
    "age-band/26-plus": "26+",
}
ASKED_OF_ALL: dict[str, Words] = {
    "signs": _("Names two signs of trafficking"),
    "lure": _("Knows that a promise can be a trap"),
    "whom-to-call": _("Knows which number to call"),
    "not-guilty": _("Knows that a victim is not punished"),
    "services": _("Knows that help is free"),
}
OTHER_TOPICS = tuple(
    f"outreach-topic/{topic}"
    for topic in (
        "recognise", "prevention", "services", "justice", "rights",
        "online-safety", "safe-work", "early-marriage", "violence",
    )
)  # fmt: skip
MOST_PRESENT = 500


def people_name(sex: str, band: str) -> str:
    return f"people_{sex}_{band.removeprefix('age-band/').replace('-', '_')}"


def knew_name(question: str, when: str) -> str:
    return f"knew_{when}_{question.replace('-', '_')}"


PEOPLE = tuple(
    Question(
        people_name(sex, band),
        Ask.COUNT,
        words,
        most=MOST_PRESENT,
        group="people",
        row=band,
        column=sex,
        row_words=BAND_WORDS[band],
        column_words=words,
    )
    for band in BANDS
    for sex, words in SEXES.items()
)
KNEW = tuple(
    Question(
        knew_name(question, when),
        Ask.COUNT,
        words,
        most=MOST_PRESENT,
        group="knowledge",
        row=question,
        column=when,
        row_words=words,
        column_words=column,
    )
    for question, words in ASKED_OF_ALL.items()
    for when, column in (("before", _("Before")), ("after", _("After")))
)


def _held(said: Said) -> SessionHeld:
    grouped = {each.name for each in (*PEOPLE, *KNEW)} | {"cards"}
    plain = {name: value for name, value in said.items() if name not in grouped}
    return SessionHeld(**plain, people=_people(said), knowledge=_knowledge(said))


def _people(said: Said) -> dict[tuple[str, str], int]:
    return {
        (SEX_TERMS[each.column], each.row): said[each.name] for each in PEOPLE if said[each.name]
    }


def _knowledge(said: Said) -> tuple[Knowledge, ...]:
    """Nobody filled in a card: nothing was measured, and nothing is said."""
    if not said["cards"]:
        return ()
    return tuple(
        Knowledge(
            f"knowledge-question/{question}",
            said["cards"],
            said[knew_name(question, "before")],
            said[knew_name(question, "after")],
        )
        for question in ASKED_OF_ALL
    )


def _objections(said: Said) -> dict[str, Words]:
    """Figures that cannot all be true."""
    wrong: dict[str, Words] = {}
    present = sum(_people(said).values())
    if not present:
        wrong[PEOPLE[0].name] = _("Count who was there.")
    if said["cards"] > present:
        wrong["cards"] = _("More cards than people. Count again.")
    if said["disclosures"] > present:
        wrong["disclosures"] = _("More than there were people. Count again.")
    for each in KNEW:
        if said[each.name] > said["cards"]:
            wrong[each.name] = _("More than there were cards. Count again.")
    if said["materials_given"] and not said["materials"]:
        wrong["materials"] = _("Choose what you handed out.")
    return wrong


SESSION = Sheet(
    SheetKind.SESSION,
    _("Information session"),
    _("Save the session"),
    (
        ask.ID,
        moment("happened_at", _("When was it?")),
        Question(
            "audience",
            Ask.CHOICE,
            _("For whom?"),
            required=True,
            missing=_("Choose for whom it was."),
            terms="session-audience",
            few=True,
        ),
        ask.MUNICIPALITY,
        Question(
            "venue",
            Ask.TEXT,
            _("Where? School and class, or place"),
            help=_("Sealed. Only your unit and its coordinator read this."),
            most=200,
        ),
        replace(ask.LANGUAGE, required=True, missing=_("Choose the language.")),
        replace(
            ask.TOPICS,
            help=_("“How to report” is always on the agenda, so it is not asked."),
            only=OTHER_TOPICS,
        ),
        Question(
            "reporting_explained",
            Ask.YES_NO,
            _("Did you explain how to report?"),
            help=_("To whom, by which number, and that one may stay unnamed."),
            required=True,
            missing=_("Choose yes or no."),
        ),
        *PEOPLE,
        Question(
            "cards",
            Ask.COUNT,
            _("How many filled in the card, before and after?"),
            help=_("The cards bear no names. Nobody filled in any: leave this empty."),
            most=MOST_PRESENT,
        ),
        *KNEW,
        Question(
            "disclosures",
            Ask.COUNT,
            _("How many told you something afterwards?"),
            help=_("Only how many. If a person needs protection, report the person apart."),
            most=100,
        ),
        Question("minutes", Ask.COUNT, _("How many minutes did it last?"), most=600),
        ask.MATERIALS,
        ask.GIVEN,
        ask.NOTE,
    ),
    _held,
    _objections,
)
