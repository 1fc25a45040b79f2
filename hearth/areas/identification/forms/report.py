"""The quick form: eight answers, and below them whatever more is known. Strings in, a value out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import date
from functools import lru_cache
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.forms.offers import QUICK_BANDS, offers
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.forms.parts import choose, day, offer
from hearth.casework.duties.forms import CallForm
from hearth.casework.duties.queries import Told
from hearth.foundation.design.widgets import Choices
from hearth.foundation.vocabularies.choices import term

Units = Callable[[], Iterable[tuple[str, Any]]]  # asked only when the page is drawn

MOST_WORDS = 2000
ASKED = 8
NOT_ASKED = "place-type/not-asked"


class Shared(dict[str, forms.Field]):
    """Fields that forms take as they are, where the framework copies them: none changes them."""

    def __deepcopy__(self, memo: object) -> dict[str, forms.Field]:
        return dict(self)


class ScreeningForm(forms.Form):
    """What a tired worker answers with one hand. The name is not asked for."""

    submission = forms.UUIDField(widget=forms.HiddenInput)

    danger = forms.ChoiceField(
        label=_("Is the person in danger now?"),
        widget=Choices(danger=("danger/now",)),
        help_text=_("If yes, telephone 129 at once. The form waits."),
        error_messages={"required": _("Say whether there is danger now.")},
    )
    municipality = forms.ChoiceField(
        label=_("Municipality"),
        help_text=_("Chosen from a list. The telephone’s position is never read."),
        error_messages={"required": _("Choose the municipality.")},
    )
    place_type = forms.ChoiceField(label=_("What kind of place?"), required=False)
    source = forms.ChoiceField(
        label=_("How did you hear of the person?"),
        error_messages={"required": _("Choose how you heard of the person.")},
    )
    referred_by = forms.UUIDField(
        label=_("Who sent the person?"),
        required=False,
        widget=forms.Select(),
        help_text=_("If another institution told you of the person or brought them."),
        error_messages={"invalid": _("Choose a unit from the list, or leave it empty.")},
    )
    referred_on = day(_("When?"), required=False, help_text=_("Empty: today."))
    sex = forms.ChoiceField(
        label=_("Sex"), widget=Choices(), error_messages={"required": _("Choose one.")}
    )
    age_band = forms.ChoiceField(
        label=_("How old do you think the person is?"),
        widget=Choices(),
        help_text=_("If you doubt, choose the younger."),
        error_messages={"required": _("Choose an age, or “Not known”.")},
    )
    signs = forms.MultipleChoiceField(
        label=_("What did you notice?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Touch everything you saw, or that the person told you."),
    )
    accepts_help = forms.ChoiceField(
        label=_("Does the person accept help?"),
        choices=[
            ("yes", _("Yes, accepts")),
            ("not-now", _("Not now")),
            ("could-not-ask", _("We could not ask without risk")),
        ],
        widget=Choices(hints={"not-now": _("You can come back; it is kept as a full answer.")}),
        help_text=_("Read aloud: “Help is free. You may say no. You may change your mind.”"),
        error_messages={"required": _("Choose what the person answered.")},
    )
    finding = forms.ChoiceField(
        label=_("Your conclusion"),
        choices=[
            (Finding.POTENTIAL_VICTIM.value, _("Potential victim of trafficking")),
            (Finding.AT_RISK.value, _("Person at risk")),
            (Finding.NO_SIGNS.value, _("No signs")),
        ],
        widget=Choices(
            hints={
                Finding.POTENTIAL_VICTIM.value: _(
                    "The police and the Responsible Authority are told."
                ),
                Finding.AT_RISK.value: _("A case is opened; the police are not told."),
                Finding.NO_SIGNS.value: _("Nothing is kept but the count."),
            }
        ),
        error_messages={"required": _("Choose your conclusion. You decide, not the advice.")},
    )

    # Optional, and may all come later.
    meet_at = forms.CharField(
        label=_("Where should the police meet you?"),
        required=False,
        max_length=MOST_WORDS,
        help_text=_("The police read this. No names."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    danger_now = forms.CharField(
        label=_("What is the danger?"),
        required=False,
        max_length=MOST_WORDS,
        help_text=_("The police read this. No names."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    suspects = forms.CharField(
        label=_("Description of the suspects"),
        required=False,
        max_length=MOST_WORDS,
        help_text=_("The police read this: how they look, the car, the number plate."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    form = forms.ChoiceField(label=_("Suspected form"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("What is needed tonight?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    observations = forms.CharField(
        label=_("What you saw and heard"),
        required=False,
        max_length=MOST_WORDS,
        help_text=_("Only your unit reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    given_name = forms.CharField(label=_("Given name"), required=False, max_length=120)
    family_name = forms.CharField(
        label=_("Family name"),
        required=False,
        max_length=120,
        help_text=_("Sealed at once. No alert ever carries it."),
    )

    def __init__(self, *args: Any, today: date, qark: str, units: Units, **kwargs: Any) -> None:
        shared = _fields(qark, today, get_language() or "")
        self.base_fields = shared  # type: ignore[misc]  # of this form; the class keeps its own
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid4())
        self.today = today
        own = self.fields["referred_by"] = deepcopy(self.fields["referred_by"])
        own.widget.choices = CallableChoiceIterator(units)

    def knows_band(self, band: str) -> bool:
        return band.startswith("age-band/") and band.rpartition("/")[2] in QUICK_BANDS

    def clean_referred_on(self) -> date | None:
        on: date | None = self.cleaned_data["referred_on"]
        if on is not None and on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    @property
    def answered(self) -> int:
        """How many of the eight questions have an answer: the dashes on top."""
        asked = [
            self["danger"], self["municipality"], self["source"], self["sex"],
            self["age_band"], self["signs"], self["accepts_help"], self["finding"],
        ]  # fmt: skip
        return sum(bool(bound.value()) for bound in asked)

    def screening(self) -> Screening:
        """The cleaned answers, as the action understands them."""
        said = self.cleaned_data
        return Screening(
            submission=said["submission"],
            danger=said["danger"],
            qark=str(term(said["municipality"]).parent_id).removeprefix("qark/"),
            municipality=said["municipality"].removeprefix("municipality/"),
            place_type=said["place_type"] or NOT_ASKED,
            source=said["source"],
            sex=said["sex"],
            age_band=said["age_band"],
            signs=dict.fromkeys(said["signs"], "observed"),
            accepts_help=said["accepts_help"],
            finding=Finding(said["finding"]),
            meet_at=said["meet_at"],
            danger_now=said["danger_now"],
            suspects=said["suspects"],
            observations=said["observations"],
            needs=tuple(said["needs"]),
            form=said["form"] or None,
            referred_by=said["referred_by"],
            referred_on=said["referred_on"],
            name={"given_name": said["given_name"], "family_name": said["family_name"]},
        )


@lru_cache(maxsize=48)
def _fields(qark: str, today: date, language: str) -> Shared:
    """Made once a day for each qark and language: to copy them took a tenth of a report."""
    fields = Shared(deepcopy(ScreeningForm.base_fields))
    for name, offered in offers(qark, today).items():
        cast("forms.ChoiceField", fields[name]).choices = offered
    return fields


class MadeCallForm(CallForm):
    """ "Called at …, spoke to …", written down by the one who reported."""

    alert = choose(_("Whom did you telephone?"), missing=_("Choose whom you telephoned."))

    field_order = ("alert", "at", "who")

    def __init__(self, *args: Any, told: Iterable[Told], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "alert", [(str(one.alert.pk), one.unit) for one in told])

    @property
    def alert_id(self) -> UUID:
        return UUID(self.cleaned_data["alert"])
