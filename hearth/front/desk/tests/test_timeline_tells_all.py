"""Every kind of event has its sentence on the timeline, or a reason not to have one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from django.utils.translation import override

from hearth.areas.counselling.happened import Happened as Counselling
from hearth.areas.identification.happened import Happened as Identification
from hearth.areas.livelihood.happened import Happened as Livelihood
from hearth.areas.plan.happened import Happened as Plan
from hearth.areas.shelter.happened import Happened as Shelter
from hearth.casework.cases.queries.timeline import MOST
from hearth.casework.instruments.happened import Happened as Instruments
from hearth.casework.referrals.happened import Happened as Referrals
from hearth.casework.referrals.tests.scene import a_case, sent
from hearth.config.place import REPOSITORY
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.desk.queries.case_file import TOLD, timeline
from tests.cast import later

PACKAGES = ("casework/cases", "casework/people", "casework/duties", "casework/referrals")
UNTOLD = {
    "access.refused": "of no case: nothing opened",
    "cases.listed": "of no case",
    "duties.listed": "of no case",
    "referrals.listed": "of no case",
    "people.searched": "of no case",
    "identification.no-signs": "of no case",
    "instruments.field-answered": "of no case",
    "instruments.feedback-given": "of no case: without a name",
    "counselling.group-opened": "of no case",
    "counselling.group-closed": "of no case",
    "counselling.group-met": "of no case: each member's session is told in that member's file",
    "counselling.supervisor-chosen": "of a colleague's care file, which has no timeline",
    "counselling.supervised": "of a colleague's care file, which has no timeline",
    "counselling.checked-in": "of a colleague's care file, which has no timeline",
    "livelihood.course-offered": "of no case",
    "livelihood.course-confirmed": "of no case",
    "livelihood.course-withdrawn": "of no case",
    "shelter.handed-over": "of a house; its book tells it",
    "shelter.house-changed": "of a house; its book tells it",
    "shelter.house-opened": "of a house; its book tells it",
    "shelter.incident": "of a house; its book tells it",
    "shelter.inspected": "of a house; its book tells it",
    "shelter.logged": "of a house; its book tells it",
    "shelter.out-of-use": "of a house; its book tells it",
    "shelter.room-added": "of a house; its book tells it",
    "shelter.taken-over": "of a house; its book tells it",
    "shelter.visited": "of a house; its book tells it",
    "shelter.visitor-left": "of a house; its book tells it",
    "shelter.came-back": "of every day; the house's book tells it",
    "shelter.dose-noted": "of every day; the house's book tells it",
    "shelter.went-out": "of every day; the house's book tells it",
    "shelter.held": "of a bed that waits; her stay is told when she comes",
    "shelter.released": "of a bed that waits; her stay is told when she comes",
    "people.name-read": "a reading; the page of readers tells it",
    "people.name-found": "a reading; the page of readers tells it",
    "duties.name-given": "told by identification.identity-given",
    "cases.task-set-apart": "kept by one unit: the timeline of the others does not tell of it",
    "referrals.drafted": "a draft is read by the writer's own unit alone",
}


def test_every_kind_of_event_is_told_or_has_a_reason() -> None:
    kinds = {word for package in PACKAGES for word in _recorded(REPOSITORY / "hearth" / package)}
    pages = (*Identification, *Referrals, *Instruments, *Livelihood, *Counselling, *Plan, *Shelter)
    kinds |= {happened.value for happened in pages}
    told = {kind.value if isinstance(kind, StrEnum) else kind for kind in TOLD}
    assert kinds - told == set(UNTOLD)
    assert told <= kinds | {"identification.at-risk"}


def test_the_case_file_tells_of_a_referral_and_a_closed_drawer_tells_nothing(
    mira: Actor, nora: Actor, ilir: Actor
) -> None:
    case = a_case(mira)
    sent(case, nora, by=mira)
    said = {who.user.username: _said(case, later(who, minutes=1)) for who in (mira, nora, ilir)}
    assert "A referral was sent" in said["mira"]
    assert "A referral was sent" not in said["nora"]  # asked, and the cover alone is open to her
    assert said["ilir"] == []


def _said(case: object, actor: Actor) -> list[str]:
    with acting(actor), override("en"):
        panel = timeline(case, actor, most=MOST)  # type: ignore[arg-type]
    return [moment.what for moment in panel.context["timeline"].moments] if panel else []


def _recorded(package: Path) -> Iterator[str]:
    """The kinds that the code of this package names: first words of `record` and its like."""
    for path in package.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"record", "_say"}:
                for said in ast.walk(node.args[0]):
                    if isinstance(said, ast.Constant) and "." in str(said.value):
                        yield str(said.value)


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""
