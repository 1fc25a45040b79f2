"""What the world of the access matrix holds of a plan: one row of each kind that has an address."""

from __future__ import annotations

from django.db.models import Model
from django.utils import timezone

from hearth.areas.plan.actions import (
    AtTheTable,
    Conferred,
    Decided,
    Finding,
    Given,
    Met,
    Needed,
    Needs,
    Opinion,
    Risk,
    Safety,
    Signature,
    Step,
    assess_needs,
    assess_risk,
    begin_phase,
    confer,
    deliver,
    follow_up,
    give_feedback,
    make_safe,
    move_action,
    move_entitlement,
    note_unmet,
    sign,
)
from hearth.areas.plan.models import Deadline, PlannedAction
from hearth.areas.plan.rules.plan import Seat, Sign, State
from hearth.areas.plan.rules.road import Owed
from hearth.areas.plan.tests.plans import drawn
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting


def plan_rows(case: Case, by: Actor) -> list[Model]:
    """The child's guardian has signed; a dentist could not be paid."""
    today = timezone.localdate(by.at)
    plan = drawn(by, case)
    halla = Signature(Seat.GUARDIAN, Sign.PAPER, "Halla Shembulli (e shpikur)")
    sign(plan, [halla, Signature(Seat.WORKER)], on=today, by=by)
    need = note_unmet(case, Needed("service/dental", "unmet-reason/no-funds", today), by=by)
    _all_the_rest(case, by)
    with acting(by):
        planned = PlannedAction.objects.visible_to(by).get(plan=plan, position=1)
        day = Deadline.objects.visible_to(by).get(action=planned)
    move_action(planned, State.IN_PROGRESS, seen=0, by=by)
    return [plan, planned, day, need]


def _all_the_rest(case: Case, by: Actor) -> None:
    """Something in every drawer that Vera's role opens."""
    today, safety = timezone.localdate(by.at), "outcome-domain/safety"
    begin_phase(case, Step("plan-phase/reception", today), seen=0, by=by)
    assess_needs(case, Needs(today, {safety: "A door that locks."}, {safety: 2}), seen=0, by=by)
    risk = Risk(today, "risk-level/high", "Never alone after dark.", reasons="He waits outside.")
    assess_risk(case, risk, seen=0, by=by)
    make_safe(case, Safety({"people": "Halla Shembulli (e shpikur)"}), seen=0, by=by)
    follow_up(case, Met(today, ratings={safety: 3}, finding=Finding(words="Alone.")), by=by)
    deliver(case, Given("service/transport", today, lek=400), by=by)
    move_entitlement(case, "entitlement/schooling", Owed.ASKED, seen=0, by=by)
    give_feedback(case, Opinion({"feedback-question/heard": 4}), by=by)
    decided = Decided("Where does she sleep?", "With her aunt (invented).")
    table = [AtTheTable(by.unit, by.posts[0].role)]
    confer(case, Conferred(today, table, [decided], asked=True), by=by)
