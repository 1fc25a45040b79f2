"""The case file gathers the areas' panels, by name, in reading order. No registry, no scanning.

What everybody needs at once is drawn at once (MAIN, BESIDE). What an area tells beyond that is a
*part*: it stands below, and is fetched when the reader comes to it, when the page is printed, or
by its own address. So the file opens as quickly with ten areas as with one. Two pieces come
without being asked for, as soon as the file is there, into places that wait for them: the *story*
(who was asked for what, what happened) and, beside it, the *papers* (what protects her, who she
is, what she agreed to, who works with her).
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
from hearth.casework.referrals.queries import may_refer
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
    """One panel of a piece: its place and its title are known before it is there.

    It is there for whoever opens its drawer; with no drawer, for whoever `there` says.
    """

    key: str
    title: str | Promise
    icon: str
    maker: Maker
    drawer: Compartment | None = None
    there: Callable[[Case, Actor], bool] | None = None

    def is_there(self, case: Case, actor: Actor) -> bool:
        if self.there is not None:
            return self.there(case, actor)
        return self.drawer in drawers(actor, case.dossier_id)


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
)
BESIDE: tuple[Maker, ...] = (cases.tasks,)
STORY = (
    Paper("referrals", _("Referrals"), "refer", referrals, there=may_refer),
    Paper("timeline", _("What happened"), "clock", timeline, Compartment.OPEN),
)
PAPERS = (
    Paper("reflection", _("Reflection period"), "clock", identification.reflection,
          Compartment.SERVICES),
    Paper("non-punishment", _("Non-punishment"), "scales", identification.non_punishment,
          Compartment.LEGAL),
    Paper("origin", _("Where the report came from"), "team", outreach.origin,
          there=outreach.is_asked),
    Paper("identity", _("Identity"), "person", cases.identity, Compartment.IDENTITY),
    Paper("consents", _("Consents"), "check", cases.consents, Compartment.SERVICES),
    Paper("team", _("Team"), "team", cases.team, Compartment.OPEN),
)  # fmt: skip


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
PIECES = {
    key: Part(
        key,
        title,
        frozenset(paper.drawer for paper in papers if paper.drawer),
        tuple(paper.maker for paper in papers),
    )
    for key, title, papers in (
        ("story", _("What happened"), STORY),
        ("papers", _("Papers"), PAPERS),
    )
}


def parts_of(case: Case, actor: Actor) -> list[Part]:
    """The parts of the file that open to the reader."""
    opened = drawers(actor, case.dossier_id)
    return [part for part in PARTS if part.drawers & opened]


def papers_of(case: Case, actor: Actor, papers: tuple[Paper, ...]) -> list[Paper]:
    """Those of a piece that are there for the reader."""
    return [paper for paper in papers if paper.is_there(case, actor)]


def part_of(case: Case, actor: Actor, key: str) -> Part | None:
    if key in PIECES:
        return PIECES[key]
    return next((part for part in parts_of(case, actor) if part.key == key), None)


def panels_of(case: Case, actor: Actor, makers: tuple[Maker, ...]) -> list[Panel]:
    """Only the drawers the reader may open. A closed one leaves no trace."""
    panels: list[Panel] = []
    for make in makers:
        made = make(case, actor)
        panels += made if isinstance(made, list) else [made] if made else []
    return panels
