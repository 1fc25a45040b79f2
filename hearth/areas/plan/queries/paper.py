"""The plan as a sheet to carry: first names, plain words, and nothing that could do harm.

Left out whatever is ticked: the domains that policy/plan.toml names. Never on it: the name of
the person, of the centre, of an institution, the case number, an address, a telephone number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hearth.areas.plan.models import AssistancePlan
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.queries.plan import ActionLine, GoalLine, plan_read
from hearth.areas.plan.rules.paper import betrays
from hearth.areas.plan.rules.plan import State, Whose
from hearth.foundation.access.actor import Actor


@dataclass(frozen=True)
class PaperLine:
    """One thing to do, in plain words."""

    what: str
    who: str
    due_on: date | None
    done: bool


@dataclass(frozen=True)
class PaperGoal:
    domain: str
    words: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Paper:
    """The whole sheet."""

    wish: str
    goals: tuple[PaperGoal, ...]
    review_on: date
    left_out: int  # goals that stay in the file: said on the screen, never on the paper
    unsafe: int  # what was to be carried, and says a word that could do harm


def paper_of(plan: AssistancePlan, actor: Actor, *, today: date) -> Paper:
    """Only what the person wants on it, and of that only what the policy page allows."""
    read, policy = plan_read(plan, actor, today=today), plan_policy()
    banned = (*policy.words_not_on_paper, *_names_of(actor))
    wanted = [g for g in read.goals if g.row.carried]
    allowed = [g for g in wanted if g.row.domain_id not in policy.never_on_paper]
    safe = [g for g in allowed if not betrays(str(g.row.words), banned)]
    goals = [_goal(goal, banned) for goal in safe]
    wish = str(plan.wish or "")
    wish_betrays = betrays(wish, banned)
    lines = sum(1 for goal in safe for each in goal.actions if _stands(each))
    kept = sum(len(goal.lines) for goal in goals)
    return Paper(
        wish="" if wish_betrays else wish,
        goals=tuple(goals),
        review_on=plan.review_on,
        left_out=len(read.goals) - len(allowed),
        unsafe=len(allowed) - len(safe) + lines - kept + int(wish_betrays),
    )


def _goal(goal: GoalLine, banned: tuple[str, ...]) -> PaperGoal:
    lines = [_line(each) for each in goal.actions if _stands(each)]
    kept = tuple(line for line in lines if not betrays(line.what, banned))
    return PaperGoal(goal.domain, str(goal.row.words), kept)


def _names_of(actor: Actor) -> list[str]:
    """What our own house is called, word by word, where a word is long enough to be a name."""
    names = f"{actor.unit.organisation.en} {actor.unit.organisation.sq}"
    return [word for word in re.findall(r"\w{4,}", names) if word[0].isupper()]


def _stands(action: ActionLine) -> bool:
    return State(action.row.state) is not State.DROPPED


def _line(action: ActionLine) -> PaperLine:
    return PaperLine(
        what=str(action.row.what),
        who=_who(action),
        due_on=action.row.due_on,
        done=State(action.row.state) is State.ACHIEVED,
    )


def _who(action: ActionLine) -> str:
    """A first name at most. Which office it is, the person knows by heart."""
    if action.row.whose == Whose.PERSON:
        return _("me")
    if action.row.user is not None:
        return action.row.user.full_name.partition(" ")[0]
    return _("an office")
