"""A mother and her two: each child has a plan of its own. All of it invented."""

from __future__ import annotations

from demo.episodes.planned import met, mine, rated, service, signed
from demo.teller import Story, Teller
from hearth.areas.plan.actions import (
    Aim,
    Drawn,
    Met,
    Needed,
    Needs,
    Risk,
    Signature,
    Step,
    ToDo,
    assess_needs,
    assess_risk,
    begin_phase,
    draw_plan,
    follow_up,
    note_unmet,
    sign,
)
from hearth.areas.plan.rules.plan import Seat, Sign, Whose
from hearth.casework.cases.models import Case


def mother(teller: Teller, case: Case, children: list[Case]) -> Story:
    """A mother and her two: each child has a plan of its own, in the child's own words."""
    first = teller.at(199, 10)
    yield first
    by, on = teller.actor("mira", first), first.date()
    begin_phase(case, Step("plan-phase/stabilisation", on), seen=0, by=by)
    risk = Risk(on, "risk-level/medium", "Shkolla e di kush i merr fëmijët.", ("risk-sign/family",))
    assess_risk(case, risk, seen=0, by=by)
    assess_needs(case, Needs(on, ratings=rated((2, 1, 3, 1, 3, 2, 2))), seen=0, by=by)
    apply = ToDo("Bëj kërkesën për banesë", Whose.PERSON, due_on=teller.day(-10))
    escort = mine(teller, "E shoqëroj te bashkia", "transport", teller.day(-2))
    goal = "Një shtëpi me dy dhoma, afër shkollës."
    home = Aim("outcome-domain/housing", goal, True, (apply, escort))
    plan = draw_plan(case, Drawn((home,), "Fëmijët të flenë pa frikë."), seen=0, by=by)
    yield from signed(teller, plan, "mira", 198)
    missing = teller.at(150, 9)
    yield missing
    rent = Needed("service/rent-subsidy", "unmet-reason/no-funds", missing.date())
    note_unmet(case, rent, by=teller.actor("mira", missing))
    teller.begin(_child(teller, children[0], "Dua të kthehem te klasa ime.", 76))
    teller.begin(_child(teller, children[1], "Dua të luaj futboll.", 74))
    yield from met(teller, case, 100, "contact-mode/shelter", "U fol për banesën.")
    again = teller.at(80, 10)
    yield again
    second = Drawn((home,), "Fëmijët të flenë pa frikë.", why="Banesa ende pritet.")
    plan = draw_plan(case, second, seen=1, by=teller.actor("mira", again))
    yield from signed(teller, plan, "mira", 79)
    lately = teller.at(20, 10)
    yield lately
    judged = Risk(lately.date(), "risk-level/medium", "Rruga e re për në shkollë u provua.")
    assess_risk(case, judged, seen=1, by=teller.actor("mira", lately))
    yield from met(teller, case, 13, "contact-mode/home", "Fëmijët shkojnë në shkollë.",
                    (3, 2, 4, 2, 4, 3, 2), next_in=14)  # fmt: skip


def _child(teller: Teller, case: Case, goal: str, days: float) -> Story:
    drawn = teller.at(days, 12)
    yield drawn
    by = teller.actor("teuta", drawn)
    register = ToDo("E regjistroj në shkollë", Whose.STAFF, teller.user("teuta"),
                    service=service("schooling"), due_on=teller.day(-4))  # fmt: skip
    aim = Aim("outcome-domain/education", goal, actions=(register,))
    plan = draw_plan(case, Drawn((aim,), goal), seen=0, by=by)
    guardian = Signature(Seat.GUARDIAN, Sign.PAPER, "Nëna (e shpikur)")
    sign(plan, [guardian, Signature(Seat.PERSON, Sign.ALOUD), Signature(Seat.WORKER)],
         on=drawn.date(), by=by)  # fmt: skip

    lately = teller.at(5, 12)
    yield lately
    met_at_school = Met(lately.date(), "contact-mode/elsewhere", words="Në klasë është mirë.",
                        next_on=teller.day(-1))  # fmt: skip
    follow_up(case, met_at_school, by=teller.actor("teuta", lately))
