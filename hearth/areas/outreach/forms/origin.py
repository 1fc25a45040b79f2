"""Which session, visit or campaign a report came from: one choice, and “none of these”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.queries.origins import Candidate
from hearth.casework.cases.forms.parts import choose, offer
from hearth.foundation.design.widgets import Choices


class OriginForm(forms.Form):
    """The unit's own sessions, visits and campaigns of the last months, newest first."""

    source = choose(
        _("Which of these did it come from?"),
        missing=_("Choose one. If none fits, go back: nothing is lost."),
        widget=Choices(),
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {each.key: each for each in candidates}
        offer(self, "source", [(each.key, each.words) for each in candidates])

    def candidate(self) -> Candidate:
        return self.candidates[self.cleaned_data["source"]]
