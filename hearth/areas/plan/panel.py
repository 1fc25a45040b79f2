"""What the case file shows of the plan: each panel only for who may open its drawer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.plan.forms.care import SAFETY
from hearth.areas.plan.queries.care import danger_of, needs_of
from hearth.areas.plan.queries.conferences import conferences_of
from hearth.areas.plan.queries.given import services_of
from hearth.areas.plan.queries.outcomes import outcomes_of
from hearth.areas.plan.queries.plan import asked_of, plan_of
from hearth.areas.plan.queries.road import road_of
from hearth.casework.cases.actions.standing import decides_on
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import drawers, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Reader:
    """Which drawers of this case open to the actor, and whether the work on it is theirs."""

    case: Case
    actor: Actor
    open_drawers: frozenset[Compartment]
    works: bool

    def opens(self, drawer: Compartment) -> bool:
        return drawer in self.open_drawers

    @property
    def today(self) -> date:
        return timezone.localdate(self.actor.at)

    def panel(self, key: str, title: str, template: str, **words: Any) -> Panel:
        context: Mapping[str, Any] = {
            "case": self.case, "now": self.actor.at, "works": self.works, **words,
        }  # fmt: skip
        return Panel(key, title, f"plan/{template}.html", context)


def main(case: Case, actor: Actor) -> list[Panel]:
    """The plan, how it goes, what was given, the road, the danger, the conferences."""
    reader = _reader(case, actor)
    if not reader.opens(Compartment.SERVICES):
        return _for_a_partner(reader) if reader.opens(Compartment.ASKED) else []
    made = (_plan(reader), _danger(reader), _road(reader), _outcomes(reader), _services(reader))
    beyond = (_needs(reader), _conferences(reader))
    return [panel for panel in (*made, *beyond) if panel is not None]


def _plan(reader: Reader) -> Panel | None:
    read = plan_of(reader.case, reader.actor, today=reader.today)
    if read is None and not reader.works:
        return None
    return reader.panel("assistance-plan", _("The plan"), "panel_plan", read=read)


def _needs(reader: Reader) -> Panel | None:
    """In the person's words, domain by domain; that of health for who may know of it."""
    health = reader.opens(Compartment.HEALTH)
    newest, words = needs_of(reader.case, reader.actor, health=health)
    if newest is None and not reader.works:
        return None
    said = [(name_of(code), words[code]) for code in words if words[code]]
    return reader.panel("needs", _("What is needed"), "panel_needs", newest=newest, said=said)


def _danger(reader: Reader) -> Panel | None:
    """With the whereabouts: who protects the person reads it."""
    if not reader.opens(Compartment.WHEREABOUTS):
        return None
    danger = danger_of(
        reader.case, reader.actor, today=reader.today,
        story=reader.opens(Compartment.STORY), health=reader.opens(Compartment.HEALTH),
    )  # fmt: skip
    said = [(label, danger.words[name]) for name, label in SAFETY.items() if name in danger.words]
    return reader.panel("risk", _("Risk and safety"), "panel_danger", danger=danger, safety=said)


def _road(reader: Reader) -> Panel:
    road = road_of(reader.case, reader.actor)
    decides = reader.works and decides_on(reader.case, reader.actor)
    return reader.panel("road", _("The road"), "panel_road", road=road, decides=decides)


def _outcomes(reader: Reader) -> Panel | None:
    outcomes = outcomes_of(reader.case, reader.actor, today=reader.today)
    if outcomes is None:
        return None
    title = _("Seven domains of life")
    return reader.panel("outcomes", title, "panel_outcomes", outcomes=outcomes)


def _services(reader: Reader) -> Panel:
    services = services_of(reader.case, reader.actor)
    return reader.panel("services", _("Services"), "panel_services", services=services)


def _conferences(reader: Reader) -> Panel | None:
    held = conferences_of(reader.case, reader.actor)
    if not held:
        return None
    return reader.panel("conferences", _("Case conferences"), "panel_conferences", held=held)


def _for_a_partner(reader: Reader) -> list[Panel]:
    """A course, a doctor: what the plan asks of them, and nothing else of it."""
    asked = asked_of(reader.case, reader.actor, today=reader.today)
    if not asked:
        return []
    title = _("Asked of you")
    return [reader.panel("assistance-plan", title, "panel_plan", asked=asked, read=None)]


def _reader(case: Case, actor: Actor) -> Reader:
    """Nothing is added to an episode that is closed."""
    works = case.closed_at is None and works_on(actor, case.dossier_id)
    return Reader(case, actor, drawers(actor, case.dossier_id), works)
