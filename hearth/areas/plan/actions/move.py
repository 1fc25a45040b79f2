"""Move one action of the plan: it began, it was achieved, it changed. Each move is kept."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hearth.areas.plan.actions.ask import ask_no_more
from hearth.areas.plan.actions.dates import settle_action
from hearth.areas.plan.actions.draw import Lacking, WrittenMeanwhile
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import ActionStep, PlannedAction
from hearth.areas.plan.rules.plan import Missing, State
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def move_action(
    action: PlannedAction, state: State, *, why: str = "", seen: int, by: Actor
) -> ActionStep:
    """`seen`: how many moves stood on the screen. Of two who press at once one wins."""
    insist_on_work(action.dossier_id, by=by)
    if state.needs_why and not why:
        raise Lacking([Missing.WHY_OF_ACTION])
    step = ActionStep(
        dossier_id=action.dossier_id, action=action, number=seen + 1, state=state.value,
        why=why or None, by=by.user, at=by.at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    PlannedAction.objects.visible_to(by).filter(pk=action.pk).update(state=state.value)
    action.state = state.value
    if not state.open:
        settle_action(action, by=by)
        ask_no_more(action, by=by)
    record(Happened.MOVED, action.dossier_id, by=by, which=action.pk, state=state.value)
    return step
