"""The five sheets of the work outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.entries import ComingBack, GoingOut, PersonMet, PlaceVisited
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.questions import ask
from hearth.areas.outreach.questions.ask import BANDS, moment
from hearth.areas.outreach.questions.question import Ask, Question, Sheet, SheetKind, Words
from hearth.areas.outreach.questions.session import SESSION

Said = Mapping[str, Any]


def _nothing(said: Said) -> dict[str, Words]:
    return {}


def _hours(said: Said) -> dict[str, Words]:
    begins, ends = said["happened_at"], said["back_by"]
    if ends <= begins:
        return {"back_by": _("This lies before you leave. Write when you should be back.")}
    if ends - begins > outreach_policy().longest_shift:
        return {"back_by": _("This is too long for one shift. Begin another after you rest.")}
    return {}


def _pieces(said: Said) -> dict[str, Words]:
    if said["materials_given"] and not said["materials"]:
        return {"materials": _("Choose what you handed out.")}
    return {}


SHIFT = Sheet(
    SheetKind.SHIFT,
    _("Going out"),
    _("We are going"),
    (
        ask.ID,
        moment("happened_at", _("When do you leave?")),
        ask.MUNICIPALITY,
        Question("place", Ask.CHOICE, _("What kind of place?"), terms="outreach-place"),
        Question(
            "back_by",
            Ask.MOMENT,
            _("When should you be back?"),
            help=_("If nobody hears from you, the coordinator telephones."),
            required=True,
            missing=_("Write when you should be back."),
        ),
        Question("colleague", Ask.COLLEAGUE, _("Who goes with you?")),
        ask.NOTE,
    ),
    lambda said: GoingOut(**said),
    _hours,
)

SHIFT_END = Sheet(
    SheetKind.SHIFT_END,
    _("Back"),
    _("We are back"),
    (
        ask.ID,
        moment("happened_at", _("When did you come back?")),
        Question("shift", Ask.NUMBER, ""),
        ask.NOTE,
    ),
    lambda said: ComingBack(**said),
    _nothing,
)

VISIT = Sheet(
    SheetKind.VISIT,
    _("Visit to a place"),
    _("Save the visit"),
    (
        ask.ID,
        moment("happened_at", _("When were you there?")),
        ask.MUNICIPALITY,
        ask.PLACE,
        Question("people_met", Ask.COUNT, _("With how many people did you speak?"), most=1000),
        ask.RISKS,
        ask.MATERIALS,
        ask.GIVEN,
        ask.NOTE,
    ),
    lambda said: PlaceVisited(**said),
    _pieces,
)

CONTACT = Sheet(
    SheetKind.CONTACT,
    _("Contact without a name"),
    _("Save the contact"),
    (
        ask.ID,
        moment("happened_at", _("When did you speak?")),
        ask.MUNICIPALITY,
        ask.PLACE,
        Question(
            "sex",
            Ask.CHOICE,
            _("Sex"),
            required=True,
            missing=_("Choose one."),
            terms="sex",
            only=("sex/female", "sex/male", "sex/other", "sex/unknown"),
            few=True,
        ),
        Question(
            "age_band",
            Ask.CHOICE,
            _("How old do you think the person is?"),
            help=_("If you doubt, choose the younger."),
            required=True,
            missing=_("Choose an age, or “Not known”."),
            terms="age-band",
            only=(*BANDS, "age-band/unknown"),
            few=True,
        ),
        ask.TOPICS,
        Question(
            "knows_the_way_to_us",
            Ask.YES_NO,
            _("Does the person know how to reach us?"),
            help=_("The number, and that help is free."),
            required=True,
            missing=_("Choose yes or no."),
        ),
        ask.RISKS,
        ask.MATERIALS,
        ask.GIVEN,
        ask.LANGUAGE,
        ask.NOTE,
    ),
    lambda said: PersonMet(**said),
    _pieces,
)

SHEETS: Mapping[SheetKind, Sheet] = {
    sheet.kind: sheet for sheet in (SHIFT, SHIFT_END, VISIT, CONTACT, SESSION)
}
