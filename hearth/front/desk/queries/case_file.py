"""The case file gathers the areas' panels, by name, in reading order. No registry, no scanning.

What everybody needs at once is drawn at once (MAIN, BESIDE). What an area tells beyond that is a
*part*: it stands below, and is fetched when the reader comes to it, when the page is printed, or
by its own address. So the file opens as quickly with ten areas as with one. The *papers* (who she
is, what she agreed to, who works with her) stand last beside the story, and come in one piece as
soon as the file is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.panel import panel as counselling
from hearth.areas.counselling.told import TOLD as COUNSELLING_TOLD
from hearth.areas.identification import panel as identification
from hearth.areas.identification.told import TOLD as IDENTIFICATION_TOLD
from hearth.areas.livelihood.panel import panel as livelihood
from hearth.areas.livelihood.told import TOLD as LIVELIHOOD_TOLD
from hearth.areas.outreach import panel as outreach
from hearth.areas.plan import panel as plan
from hearth.areas.plan.told import TOLD as PLAN_TOLD
from hearth.areas.shelter.panel import panel as shelter
from hearth.areas.shelter.told import TOLD as SHELTER_TOLD
from hearth.casework.cases import panels as cases
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.cases.queries.timeline import LATEST
from hearth.casework.cases.told import TOLD as CASES_TOLD
from hearth.casework.duties.panel import panel as duties
from hearth.casework.duties.told import TOLD as DUTIES_TOLD
from hearth.casework.instruments.panel import panel as instruments
from hearth.casework.instruments.told import TOLD as INSTRUMENTS_TOLD
from hearth.casework.people.queries import drawers
from hearth.casework.referrals.panel import panel as referrals
from hearth.casework.referrals.told import TOLD as REFERRALS_TOLD
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment

Maker = Callable[[Case, Actor], Panel | list[Panel] | None]


@dataclass(frozen=True)
class Part:
    """Some panels of one area under one heading. `key` is its place on the page and its address.

    It is there for whoever opens one of its drawers; to everybody else it does not exist.
    """

    key: str
    title: str | Promise
    drawers: frozenset[Compartment]
    makers: tuple[Maker, ...]


@dataclass(frozen=True)
class Paper:
    """One panel among the papers: its place and its title are known before it is there."""

    key: str
    title: str | Promise
    icon: str
    drawer: Compartment
    maker: Maker


TOLD = {
    **CASES_TOLD,
    **DUTIES_TOLD,
    **REFERRALS_TOLD,
    **INSTRUMENTS_TOLD,
    **IDENTIFICATION_TOLD,
    **SHELTER_TOLD,
    **LIVELIHOOD_TOLD,
    **PLAN_TOLD,
    **COUNSELLING_TOLD,
}


def timeline(case: Case, actor: Actor, *, most: int = LATEST) -> Panel | None:
    """One story, in which every part of the house tells its own."""
    return cases.timeline(case, actor, told=TOLD, most=most)


MAIN: tuple[Maker, ...] = (
    identification.main,
    duties,
    referrals,
    timeline,
)
BESIDE: tuple[Maker, ...] = (
    cases.tasks,
    identification.beside,
    outreach.beside,
)
PAPERS = (
    Paper("identity", _("Identity"), "person", Compartment.IDENTITY, cases.identity),
    Paper("consents", _("Consents"), "check", Compartment.SERVICES, cases.consents),
    Paper("team", _("Team"), "team", Compartment.OPEN, cases.team),
)


SERVICES, ASKED, HEALTH, WHEREABOUTS = (
    frozenset({Compartment.SERVICES}),
    frozenset({Compartment.ASKED}),
    frozenset({Compartment.HEALTH}),
    frozenset({Compartment.WHEREABOUTS}),
)
PARTS: tuple[Part, ...] = (
    Part("plan", _("The plan"), SERVICES | ASKED, (plan.main,)),
    Part("shelter", _("Shelter"), WHEREABOUTS, (shelter,)),
    Part("counselling", _("Counselling"), HEALTH, (counselling,)),
    Part("livelihood", _("Work and school"), SERVICES, (livelihood,)),
    Part("questionnaires", _("Questionnaires"), SERVICES | HEALTH, (instruments,)),
)
ALL_PAPERS = Part(
    "papers",
    _("Identity, consents, team"),
    frozenset(paper.drawer for paper in PAPERS),
    tuple(paper.maker for paper in PAPERS),
)


def parts_of(case: Case, actor: Actor) -> list[Part]:
    """The parts of the file that open to the reader."""
    opened = drawers(actor, case.dossier_id)
    return [part for part in PARTS if part.drawers & opened]


def papers_of(case: Case, actor: Actor) -> list[Paper]:
    """The papers that open to the reader."""
    opened = drawers(actor, case.dossier_id)
    return [paper for paper in PAPERS if paper.drawer in opened]


def part_of(case: Case, actor: Actor, key: str) -> Part | None:
    if key == ALL_PAPERS.key:
        return ALL_PAPERS if papers_of(case, actor) else None
    return next((part for part in parts_of(case, actor) if part.key == key), None)


def panels_of(case: Case, actor: Actor, makers: tuple[Maker, ...]) -> list[Panel]:
    """Only the drawers the reader may open. A closed one leaves no trace."""
    panels: list[Panel] = []
    for make in makers:
        made = make(case, actor)
        panels += made if isinstance(made, list) else [made] if made else []
    return panels
