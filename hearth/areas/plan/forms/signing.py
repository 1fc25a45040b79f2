"""Who signs the plan, how, and on which day; how one action stands now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.actions import Signature
from hearth.areas.plan.rules.plan import Seat, Sign, State
from hearth.areas.plan.words import state_name
from hearth.casework.cases.forms.parts import Dated, choose, day, offer, text
from hearth.foundation.design.widgets import Segments

HOW = [
    ("", _("Not yet")),
    (Sign.PAPER.value, _("Signed on paper")),
    (Sign.ALOUD.value, _("Agreed aloud")),
]


class SigningForm(Dated):
    """Both sides at one table. For a child the guardian signs, and the child may."""

    past = ("on",)

    guardian = text(_("The guardian’s name, and on what basis"), most=200)
    person = forms.ChoiceField(label=_("The person"), choices=HOW, required=False)
    worker = forms.BooleanField(label=_("I sign as the worker"), required=False)
    on = day(_("On which day?"), missing=_("Write the day."))

    def __init__(self, *args: Any, child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if child:
            self.fields["person"].label = _("The child, who may sign as well")
        else:
            del self.fields["guardian"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not any(said.get(name) for name in ("guardian", "person", "worker")):
            self.add_error(None, _("Say who signs."))
        return said

    def signatures(self) -> list[Signature]:
        said = self.cleaned_data
        signed = []
        if said["person"]:
            signed.append(Signature(Seat.PERSON, Sign(said["person"])))
        if said.get("guardian"):
            signed.append(Signature(Seat.GUARDIAN, Sign.PAPER, said["guardian"]))
        if said["worker"]:
            signed.append(Signature(Seat.WORKER))
        return signed


class MoveForm(forms.Form):
    """How one action stands now."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    state = choose(_("How does it stand?"), missing=_("Choose how it stands."), widget=Segments())
    why = text(_("Why? Needed when it changed or was dropped."), most=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [(state.value, state_name(state)) for state in State])

    def move(self) -> tuple[State, str]:
        return State(self.cleaned_data["state"]), str(self.cleaned_data["why"])
