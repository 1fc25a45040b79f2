"""What the case file shows of identification: five panels, each only for who may open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearth.areas.identification.queries import (
    Ladder,
    charges_of,
    foreign_decisions_of,
    formal_of,
    ladder_of,
    names_of,
    reflection_of,
    screenings_of,
)
from hearth.areas.identification.rules.ladder import Status, may_follow, open_to_first_line
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import drawers, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy


@dataclass(frozen=True)
class Reader:
    """Which drawers of this case open to the actor, and whether the work on it is theirs."""

    case: Case
    actor: Actor
    open_drawers: frozenset[Compartment]
    works: bool

    def opens(self, drawer: Compartment) -> bool:
        return drawer in self.open_drawers

    def writes(self, drawer: Compartment) -> bool:
        return self.works and self.opens(drawer)

    def panel(self, key: str, title: str, template: str, **words: Any) -> Panel:
        context: Mapping[str, Any] = {
            "case": self.case,
            "now": self.actor.at,
            "works": self.works,
            **words,
        }
        return Panel(key, title, f"identification/{template}.html", context)


def main(case: Case, actor: Actor) -> list[Panel]:
    """The ladder, the screening, the formal procedure: asked for once, shown in this order."""
    reader, ladder = _reader(case, actor), ladder_of(case, actor)
    made = (_ladder(reader, ladder), _screening(reader, ladder), _formal(reader, ladder))
    return [panel for panel in made if panel is not None]


def _ladder(reader: Reader, ladder: Ladder) -> Panel | None:
    """For whoever may know of the case; acts for those who work on it."""
    if not ladder.rungs:
        return None
    case, actor = reader.case, reader.actor
    services = reader.opens(Compartment.SERVICES)
    return reader.panel(
        "identification",
        _("Identification"),
        "panel_ladder",
        ladder=ladder,
        abroad=foreign_decisions_of(case, actor) if services else [],
        may_decide=reader.writes(Compartment.STORY) and bool(open_to_first_line(ladder.status)),
        may_correct=reader.writes(Compartment.STORY) and ladder.may_be_corrected_by(actor),
        may_note_meeting=case.closed_at is None and not reader.works and _meets(actor),
        may_note_abroad=reader.writes(Compartment.SERVICES),
        names=names_of(case, actor) if reader.writes(Compartment.IDENTITY) else None,
    )


def _screening(reader: Reader, ladder: Ladder) -> Panel | None:
    """What was seen and said, for whoever may open the story. A screening begins a ladder."""
    if not (reader.opens(Compartment.STORY) and ladder.rungs):
        return None
    screened = screenings_of(reader.case, reader.actor)
    if not screened:
        return None
    return reader.panel("screening", _("Screening"), "panel_screening", screened=screened)


def _formal(reader: Reader, ladder: Ladder) -> Panel | None:
    """The formal procedure. It is hers to ask for, and no step that a case must reach."""
    if not reader.opens(Compartment.SERVICES):
        return None
    procedure = formal_of(reader.case, reader.actor) if ladder.formal_was_asked else None
    if procedure is None and not ladder.protected:
        return None
    follows = may_follow(ladder.status)
    return reader.panel(
        "formal",
        _("Formal identification"),
        "panel_formal",
        procedure=procedure,
        official=ladder.status is Status.OFFICIAL,
        may_ask=Status.FORMAL_REQUESTED in follows,
        may_hold=Status.FORMAL_HELD in follows,
        may_conclude=ladder.status is Status.FORMAL_HELD,
        story=reader.opens(Compartment.STORY),
    )


def reflection(case: Case, actor: Actor) -> Panel | None:
    """The reflection and recovery period and what is left of it."""
    reader = _reader(case, actor)
    if not reader.opens(Compartment.SERVICES):
        return None
    period = reflection_of(case, actor)
    return reader.panel("reflection", _("Reflection period"), "panel_reflection", period=period)


def non_punishment(case: Case, actor: Actor) -> Panel | None:
    """Charges against her and the requests that they be dropped: the legal drawer alone."""
    reader = _reader(case, actor)
    if not reader.opens(Compartment.LEGAL):
        return None
    charges = charges_of(case, actor)
    title = _("Non-punishment")
    return reader.panel("non-punishment", title, "panel_non_punishment", charges=charges)


def _reader(case: Case, actor: Actor) -> Reader:
    """Nothing is added to an episode that is closed."""
    works = case.closed_at is None and works_on(actor, case.dossier_id)
    return Reader(case, actor, drawers(actor, case.dossier_id), works)


def _meets(actor: Actor) -> bool:
    """Whoever was told meets her too, and says for itself how: the police, child protection."""
    return any(access_policy().works(post.role) for post in actor.posts)
