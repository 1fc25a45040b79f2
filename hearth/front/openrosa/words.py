"""Sentences for what is wrong with a whole form, and words for how an arrival stands."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearth.front.openrosa.models import Arrival

SENTENCES: dict[str, str | Promise] = {
    "unreadable": _(
        "It does not open: it is damaged, or encrypted to another key. Ask the worker to send it "
        "again, or to fill in a new one."
    ),
    "unknown-version": _(
        "This version of the form was never published here. Ask the worker to refresh the list "
        "of forms and fill it in again."
    ),
    "taken": _("Another form has the same number. Ask the worker to fill in a new one."),
    "not-from-a-telephone": _("This questionnaire is filled in from the case, not by telephone."),
    "edits-what-is-written": _(
        "It changes a form that is written down already. Look at both, and add what is missing."
    ),
}
STATES: dict[str, tuple[str, str | Promise]] = {
    Arrival.State.PARTIAL: ("wait", _("not whole yet")),
    Arrival.State.RECEIVED: ("wait", _("received")),
    Arrival.State.HANDLED: ("good", _("written down")),
    Arrival.State.REFUSED: ("late", _("waits to be mended")),
    Arrival.State.MENDED: ("good", _("put right")),
    Arrival.State.DROPPED: ("no", _("put aside")),
    Arrival.State.REPLACED: ("no", _("replaced by a later one")),
}


def sentence_of(why: str) -> str:
    """A fault of a whole form, in a sentence that says what to do next."""
    return str(SENTENCES.get(why, SENTENCES["unreadable"]))
