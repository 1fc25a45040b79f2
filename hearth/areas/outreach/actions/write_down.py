"""One door for whatever is told from outside: the desk, the telephone, ODK Collect."""

from __future__ import annotations

from hearth.areas.outreach.actions.contact import log_contact
from hearth.areas.outreach.actions.session import hold_session
from hearth.areas.outreach.actions.shift import begin_shift, end_shift
from hearth.areas.outreach.actions.visit import log_visit
from hearth.areas.outreach.entries import (
    ComingBack,
    Entry,
    GoingOut,
    PersonMet,
    PlaceVisited,
    SessionHeld,
)
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.scoped import ScopedModel


def write_down(entry: Entry, *, by: Actor) -> ScopedModel:
    """The verb that fits what is told. Told twice, the first row comes back."""
    match entry:
        case GoingOut():
            return begin_shift(entry, by=by)
        case ComingBack():
            return end_shift(entry, by=by)
        case PlaceVisited():
            return log_visit(entry, by=by)
        case PersonMet():
            return log_contact(entry, by=by)
        case SessionHeld():
            return hold_session(entry, by=by)
