"""The quick form and its advice as data, for the phone: the same questions, the same rule.

The layout follows new.html. Who sent the person is asked at the desk: the directory of units does
not travel. That nothing else is left out is tested.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.forms import ScreeningForm
from hearth.areas.identification.forms.offers import QUICK_BANDS
from hearth.areas.identification.rules import Element
from hearth.areas.identification.rules.advice import NEEDED_FOR_A_CHILD, NEEDED_FOR_AN_ADULT, SEEN
from hearth.areas.identification.templatetags.identification import element_name
from hearth.foundation.design.questions import Data, question
from hearth.foundation.vocabularies.choices import term

AT_THE_DESK = frozenset({"submission", "referred_by", "referred_on"})


def quick_form(today: date) -> Data:
    """The eight questions and what may be said besides, in the language of the moment."""
    form = ScreeningForm(today=today, qark="", units=lambda: ())

    def asked(*names: str, number: int | None = None, quiet: bool = False) -> list[Data]:
        return [question(form[name], number=number, quiet=quiet) for name in names]

    return {
        "title": _("Quick identification"),
        "send": _("Report"),
        "under": _("to the police and the Responsible Authority"),
        "call": "129",
        "parts": [
            *asked("danger", number=1),
            {
                "number": 2,
                "title": _("Where are you?"),
                "questions": asked("municipality", "place_type", quiet=True),
            },
            {"number": 3, "title": _("Who told you?"), "questions": asked("source", quiet=True)},
            *asked("sex", number=4),
            *asked("age_band", number=5),
            {**asked("signs", number=6)[0], "advice": True},
            *asked("accepts_help", number=7),
            *asked("finding", number=8),
            {
                "fold": _("For the police: where to meet, the danger, the suspects"),
                "questions": asked("meet_at", "danger_now", "suspects", "form"),
            },
            {
                "fold": _("More, if you know it"),
                "questions": asked("needs", "observations", "given_name", "family_name"),
            },
        ],
    }


def advice_rule() -> dict[str, Any]:
    """What the rule of advice knows: which sign speaks for what, who counts as a child."""
    bands = [f"age-band/{band}" for band in sorted(QUICK_BANDS)]
    return {
        "minor": [band for band in bands if term(band).facts["minor"] != "no"],
        "seen": sorted(SEEN),
        "signs": {sign: sorted(parts) for sign, parts in elements_of_signs().items() if parts},
        "child": [*map(str, NEEDED_FOR_A_CHILD)],
        "adult": [*map(str, NEEDED_FOR_AN_ADULT)],
    }


def advice_words() -> dict[str, Any]:
    """What the advice says, as advice.html says it."""
    return {
        "title": _("Act, means, purpose"),
        "you": _("Advice. You decide."),
        "findings": {
            "potential-victim": _("There are signs of a potential victim"),
            "at-risk": _("There are signs of risk"),
            "no-signs": _("No sign marked yet"),
        },
        "elements": {str(element): element_name(element) for element in Element},
        "missing": _("Nothing marked for: %(element)s") % {"element": "{element}"},
        "child": _("A child, or possibly one: the means do not matter."),
        "rule": _(
            "Rule: official screening form of 2005; which sign speaks for what is our advice, "
            "unverified."
        ),
    }
