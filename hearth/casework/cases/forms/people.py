"""Looking for somebody; agreeing how she may be reached; writing down a relative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import (
    choose,
    hour,
    offer,
    offer_terms,
    text,
    year,
    yes_no,
)
from hearth.casework.people.actions import PersonFacts
from hearth.casework.people.queries import Wanted
from hearth.casework.people.rules import ContactRules, Days
from hearth.foundation.design.widgets import OneChip, Segments


class SearchForm(forms.Form):
    """One box. What is written here goes into no address, no log and no record."""

    words = text(
        _("Name, other name or case number"),
        most=80,
        required=True,
        help_text=_("As you heard it: spelling, ë, ç and the order of the names do not matter."),
    )
    sex = choose(_("Sex, if known"), required=False)
    birth_year = year(_("Born about, if known"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = _("Write a name or a case number.")
        offer_terms(self, "sex", "sex", on)

    def wanted(self) -> Wanted:
        answers = self.cleaned_data
        return Wanted(answers["words"], answers["sex"], answers["birth_year"])


@dataclass(frozen=True)
class Agreement:
    rules: ContactRules
    confirmed_with_her: bool


class ContactForm(forms.Form):
    """The safe-contact sheet. What is left empty is forbidden."""

    phone = text(
        _("Telephone number"), most=40, help_text=_("Only if the person gave it for calls.")
    )
    may_call = yes_no(
        _("May we telephone?"), missing=_("Say whether we may telephone."), not_asked=False
    )
    days = choose(_("On which days?"), widget=Segments())
    begins = hour(_("From what hour"), required=False)
    ends = hour(_("Until what hour"), required=False)
    voicemail = forms.BooleanField(label=_("A voice message may be left"), required=False)
    sms = forms.BooleanField(label=_("An SMS may be sent"), required=False)
    say = text(_("What the caller says"), most=120, help_text=_("Such as: from the dressmaker’s"))
    codeword = text(_("What the person answers when it is safe"), most=60)
    if_another_answers = text(_("If somebody else answers"), most=160)
    shared = text(_("Who else uses the telephone"), most=120)
    address = text(_("Address"), most=200, help_text=_("Only if it is needed."))
    may_visit = forms.BooleanField(label=_("May be visited there"), required=False)
    otherwise = text(_("Another way, or through whom"), most=200)
    confirmed = yes_no(
        _("Did you agree this with the person?"),
        missing=_("Say whether this was agreed with the person."),
        not_asked=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "days", [(Days.ANY, _("Any day")), (Days.WORKING, _("Working days"))])
        self.fields["days"].required = False

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("may_call") == "yes":
            if not answers.get("phone") and "phone" not in self.errors:
                self.add_error("phone", _("Write the number that may be called."))
            unread = {"begins", "ends"} & self.errors.keys()
            if not unread and not (answers.get("begins") and answers.get("ends")):
                self.add_error("begins", _("Write from when until when it is safe to call."))
        return answers

    def agreement(self) -> Agreement:
        """The sheet as it will be sealed."""
        said = self.cleaned_data
        rules = ContactRules(
            phone=said["phone"],
            may_call=said["may_call"] == "yes",
            days=said["days"] or Days.WORKING,
            begins=f"{said['begins']:%H:%M}" if said["begins"] else "",
            ends=f"{said['ends']:%H:%M}" if said["ends"] else "",
            voicemail=said["voicemail"],
            sms=said["sms"],
            say=said["say"],
            codeword=said["codeword"],
            if_another_answers=said["if_another_answers"],
            shared=said["shared"],
            address=said["address"],
            may_visit=said["may_visit"],
            otherwise=said["otherwise"],
        )
        return Agreement(rules, said["confirmed"] == "yes")


@dataclass(frozen=True)
class NewRelative:
    relation: str
    facts: PersonFacts
    name: dict[str, str]


class RelativeForm(forms.Form):
    """A child or another relative: a new person, or one who is here and has a number."""

    relation = choose(_("Who is it to the person?"), missing=_("Choose who it is to the person."))
    number = text(
        _("Case number, if there is one"),
        most=12,
        help_text=_("Search first. If the relative is here already, write the number."),
    )
    sex = choose(_("Sex"), required=False, widget=OneChip())
    age_band = choose(_("Age"), required=False, widget=OneChip())
    birth_year = year(_("Born in"))
    given_name = text(_("Given name"), most=80)
    family_name = text(_("Family name"), most=80)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "relation", "family-relation", on)
        offer_terms(self, "sex", "sex", on)
        offer_terms(self, "age_band", "age-band", on)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not answers.get("number"):
            for field, sentence in (
                ("sex", _("Choose the sex, or “Not known”.")),
                ("age_band", _("Choose an age, or “Not known”.")),
            ):
                if not answers.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        return answers

    def relative(self) -> NewRelative:
        said = self.cleaned_data
        facts = PersonFacts(said["sex"], said["age_band"], birth_year=said["birth_year"])
        name = {word: said[word] for word in ("given_name", "family_name") if said[word]}
        return NewRelative(said["relation"], facts, name)
