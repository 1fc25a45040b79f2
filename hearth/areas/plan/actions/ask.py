"""What the plan asks of an institution, laid where that institution alone can read it.

The house writes it: whoever draws a plan has no key to the drawer of an outside partner.
"""

from __future__ import annotations

from collections.abc import Iterable

from hearth.areas.plan.models import AssistancePlan, Commission, PlannedAction
from hearth.areas.plan.rules.plan import State
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity

WHY = "what the plan asks of an institution lies in a drawer of its own"


def ask_institutions(plan: AssistancePlan, actions: Iterable[PlannedAction], *, by: Actor) -> None:
    """With a new version, what the earlier ones asked is over: it is asked anew, or not."""
    asked = [
        Commission(
            dossier_id=plan.dossier_id,
            case_id=plan.case_id,
            version=plan.version,
            position=action.position,
            institution=action.institution,
            what=str(action.what),
            due_on=action.due_on,
            at=by.at,
        )
        for action in actions
        if action.institution is not None and State(action.state).open
    ]
    before = Commission.objects.unscoped(because=WHY).standing()
    before.filter(case=plan.case_id).update(over_at=by.at)
    with identity(House(WHY)):
        Commission.objects.bulk_create(asked)


def ask_no_more(action: PlannedAction, *, by: Actor) -> None:
    """Done, or dropped: the institution is asked for nothing any more."""
    standing = Commission.objects.unscoped(because=WHY).standing()
    numbered = {"version": action.plan.version, "position": action.position}
    standing.filter(case=action.plan.case_id, **numbered).update(over_at=by.at)
