"""What the pages of this area do alike: a drawer that must open, and sentences for two at once."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from hearth.areas.identification.actions import DecidedMeanwhile
from hearth.areas.identification.actions.ladder import status_in
from hearth.areas.identification.words import status_name
from hearth.foundation.design.dates import at_hour


def look_again(form: forms.Form, sentence: str, *, seen: int) -> None:
    """Say what happened meanwhile and keep what was typed; the next press follows that."""
    form.add_error(None, sentence)
    data = cast("QueryDict", form.data).copy()
    data["seen"] = str(seen)
    form.data = data


def decided_meanwhile(meanwhile: DecidedMeanwhile) -> str:
    """Who was quicker, what was decided, when: the page stays, and shows the new state."""
    decision = meanwhile.decision
    status = status_in(decision)
    if decision is None or status is None:
        return _("Somebody decided meanwhile. Look at the case, and decide again if you must.")
    sentence = _(
        "%(who)s decided meanwhile, at %(hour)s: %(status)s. Nothing of yours was saved. Look, "
        "and save again if it still holds."
    )
    return sentence % {
        "who": decision.by.short_name,
        "hour": at_hour(decision.at),
        "status": status_name(status),
    }


def rung_of(meanwhile: DecidedMeanwhile) -> int:
    return meanwhile.decision.rung if meanwhile.decision else 0


def written_meanwhile() -> str:
    return _(
        "A colleague saved another version since you opened this page. Yours is still here: look "
        "at theirs in another window, then save yours again."
    )
