"""What the case file shows of identification: five panels, each only for who may open it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.identification.queries import (
    charges_of,
    foreign_decisions_of,
    formal_of,
    ladder_of,
    names_of,
    reflection_of,
    screenings_of,
)
from hearth.areas.identification.rules.ladder import Status, may_follow
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import drawers, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy


def panel(case: Case, actor: Actor) -> Panel | None:
    """The ladder, for whoever may know of the case; acts for those who work on it."""
    ladder = ladder_of(case, actor)
    if not ladder.rungs:
        return None
    open_drawers = drawers(actor, case.dossier_id)
    works = _works(case, actor)
    words = {
        "case": case,
        "now": actor.at,
        "ladder": ladder,
        "abroad": foreign_decisions_of(case, actor),
        "may_decide": works and Compartment.STORY in open_drawers,
        "may_note_meeting": case.closed_at is None and not works and _acts_on_cases(actor),
        "may_note_abroad": works and Compartment.SERVICES in open_drawers,
        "names": names_of(case, actor) if works and Compartment.IDENTITY in open_drawers else None,
    }
    return Panel("identification", _("Identification"), "identification/panel_ladder.html", words)


def screening(case: Case, actor: Actor) -> Panel | None:
    """What was seen and said, for whoever may open the story."""
    screened = screenings_of(case, actor)
    if not screened:
        return None
    words = {"case": case, "now": actor.at, "screened": screened, "works": _works(case, actor)}
    return Panel("screening", _("Screening"), "identification/panel_screening.html", words)


def formal(case: Case, actor: Actor) -> Panel | None:
    """The formal procedure. It is hers to ask for, and no step that a case must reach."""
    if Compartment.SERVICES not in drawers(actor, case.dossier_id):
        return None
    ladder, procedure = ladder_of(case, actor), formal_of(case, actor)
    may_ask = Status.FORMAL_REQUESTED in may_follow(ladder.status)
    if procedure is None and not ladder.protected:
        return None
    words = {
        "case": case,
        "now": actor.at,
        "procedure": procedure,
        "works": _works(case, actor),
        "may_ask": may_ask,
        "may_hold": Status.FORMAL_HELD in may_follow(ladder.status),
        "official": ladder.status is Status.OFFICIAL,
        "may_conclude": ladder.status is Status.FORMAL_HELD,
        "story": Compartment.STORY in drawers(actor, case.dossier_id),
    }
    return Panel("formal", _("Formal identification"), "identification/panel_formal.html", words)


def reflection(case: Case, actor: Actor) -> Panel | None:
    """The reflection and recovery period and what is left of it."""
    if Compartment.SERVICES not in drawers(actor, case.dossier_id):
        return None
    period = reflection_of(case, actor)
    if period is None and not ladder_of(case, actor).protected:
        return None
    words = {"case": case, "now": actor.at, "period": period, "works": _works(case, actor)}
    return Panel(
        "reflection", _("Reflection period"), "identification/panel_reflection.html", words
    )


def non_punishment(case: Case, actor: Actor) -> Panel | None:
    """Charges against her and the requests that they be dropped: the legal drawer alone."""
    if Compartment.LEGAL not in drawers(actor, case.dossier_id):
        return None
    words = {
        "case": case,
        "now": actor.at,
        "charges": charges_of(case, actor),
        "works": _works(case, actor),
    }
    return Panel(
        "non-punishment", _("Non-punishment"), "identification/panel_non_punishment.html", words
    )


def _acts_on_cases(actor: Actor) -> bool:
    """Whoever was told meets her too, and says for itself how: the police, child protection."""
    return any(access_policy().works(post.role) for post in actor.posts)


def _works(case: Case, actor: Actor) -> bool:
    """Nothing is added to an episode that is closed."""
    return case.closed_at is None and works_on(actor, case.dossier_id)
