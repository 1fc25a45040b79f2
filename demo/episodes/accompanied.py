"""M.'s plan through every phase: what it says, and on which days, is invented."""

from __future__ import annotations

from datetime import date, timedelta

from demo.episodes.planned import first_action, met, mine, paid, rated, served, signed
from demo.teller import Story, Teller
from hearth.areas.plan.actions import (
    Aim,
    AtTheTable,
    Conferred,
    Decided,
    Drawn,
    Given,
    Met,
    Needed,
    Needs,
    Opinion,
    Risk,
    Safety,
    Step,
    ToDo,
    assess_needs,
    assess_risk,
    begin_phase,
    confer,
    deliver,
    draw_plan,
    follow_up,
    give_feedback,
    make_safe,
    move_entitlement,
    note_unmet,
)
from hearth.areas.plan.models import AssistancePlan, ConferenceQuestion, PlannedAction
from hearth.areas.plan.rules.plan import State, Whose
from hearth.areas.plan.rules.road import Owed
from hearth.casework.cases.actions import do
from hearth.casework.cases.models import Case
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting

AT_FIRST, IN_SUMMER, LATELY = (1, 1, 2, 1, 2, 3, 1), (2, 3, 3, 2, 4, 2, 3), (4, 4, 4, 4, 4, 3, 3)
WISH = "Dua një punë timen dhe një derë që e mbyll vetë."
AT_FIRST, IN_SUMMER, LATELY = (1, 1, 2, 1, 2, 3, 1), (2, 3, 3, 2, 4, 2, 3), (4, 4, 4, 4, 4, 3, 3)


def tailor(teller: Teller, case: Case) -> Story:
    """M.: first safe, then a plan of her own, a trade, a home with a key; still accompanied."""
    yield from _stabilised(teller, case)
    yield from _planned(teller, case)
    yield from _on_her_own(teller, case)


def _stabilised(teller: Teller, case: Case) -> Story:
    first = teller.at(291, 12)
    yield first
    by, on = teller.actor("mira", first), first.date()
    begin_phase(case, Step("plan-phase/reception", on), seen=0, by=by)
    needs = {"outcome-domain/housing": "Një vend ku askush nuk hyn pa trokitur."}
    assess_needs(case, Needs(on, needs, rated(AT_FIRST), "Gjumë, dentist."), seen=0, by=by)
    danger = Risk(
        on, "risk-level/high", "Del gjithnjë me dikë. Numri i telefonit u ndërrua.",
        ("risk-sign/exposure", "risk-sign/alone"), "Ka frikë se e kërkojnë në rrjete (e shpikur).",
    )  # fmt: skip
    assess_risk(case, danger, seen=0, by=by)
    words = {"people": "Mira, me fjalën “mëndafsh”.", "phone": "Vendndodhja e fikur."}
    make_safe(case, Safety(words, tried=True), seen=0, by=by)
    for service, lek in (("clothing", 4200), ("hygiene-pack", 900)):
        deliver(case, Given(f"service/{service}", on, lek=lek, funding=paid("donor")), by=by)

    calmer = teller.at(288, 10)
    yield calmer
    tests = ("safe-tonight", "urgent-needs-met")
    step = Step("plan-phase/stabilisation", calmer.date(), tests)
    begin_phase(case, step, seen=1, by=teller.actor("mira", calmer))
    lower = teller.at(262, 10)
    yield lower
    risk = Risk(lower.date(), "risk-level/medium", "Rruga e kursit u provua bashkë.")
    assess_risk(case, risk, seen=1, by=teller.actor("mira", lower))


def _planned(teller: Teller, case: Case) -> Story:
    drawn = teller.at(270 - 10, 11)
    yield drawn
    first = _first_plan(teller, drawn.date())
    plan = draw_plan(case, first, seen=0, by=teller.actor("mira", drawn))
    yield from signed(teller, plan, "mira", 259)
    unmet = teller.at(250, 9)
    yield unmet
    by = teller.actor("mira", unmet)
    tooth = Needed("service/dental", "unmet-reason/no-funds", unmet.date(), "Dy dhëmbë, u shty.")
    note_unmet(case, tooth, by=by)
    for code, state in (("economic-aid", Owed.ASKED), ("training", Owed.GRANTED)):
        move_entitlement(case, f"entitlement/{code}", state, seen=0, by=by)
    for days in (230, 200):
        yield from met(teller, case, days, "contact-mode/shelter", "Kursi po ecën.")
    yield from served(teller, case, 198, "vocational-training", 12000, "donor")

    review = teller.at(172, 11)
    yield review
    by = teller.actor("mira", review)
    seven = Met(review.date(), "contact-mode/office", words="E rishikuam planin.",
                ratings=rated(IN_SUMMER))  # fmt: skip
    follow_up(case, seven, by=by)
    second = draw_plan(case, _next_plan(teller, case, plan, review.date()), seen=1, by=by)
    yield from signed(teller, second, "mira", 171)
    tests = ("plan-agreed", "risk-lower", "health-stable")
    moved = teller.at(165, 10)
    yield moved
    step = Step("plan-phase/transition", moved.date(), tests)
    begin_phase(case, step, seen=2, by=teller.actor("mira", moved))


def _on_her_own(teller: Teller, case: Case) -> Story:
    yield from _conferred(teller, case)
    rented = teller.at(116, 10)
    yield rented
    by = teller.actor("mira", rented)
    deliver(case, Given("service/rent-subsidy", rented.date(), first_action(teller, case, rented),
                        lek=15000, funding=paid("municipality")), by=by)  # fmt: skip
    tests = ("income-or-training", "daily-autonomy")
    step = Step("plan-phase/inclusion", rented.date(), tests)
    begin_phase(case, step, seen=3, by=by)
    move_entitlement(case, "entitlement/economic-aid", Owed.GRANTED, seen=1, by=by)
    for code, state in (("social-housing", Owed.ASKED), ("compensation", Owed.NOT_WANTED)):
        move_entitlement(case, f"entitlement/{code}", state, seen=0, by=by)

    again = teller.at(86, 16)
    yield again
    by = teller.actor("mira", again)
    third = _last_plan(teller)
    plan = draw_plan(case, third, seen=2, by=by)
    yield from signed(teller, plan, "mira", 85)
    spoke = teller.at(60, 15)
    yield spoke
    answers = {f"feedback-question/{q}": 4 for q in ("heard", "decided", "safe")}
    give_feedback(case, Opinion(answers), by=teller.actor("mira", spoke))
    yield from met(teller, case, 38, "contact-mode/elsewhere", "Punon; qiraja paguhet.", LATELY)
    calm = teller.at(29, 10)
    yield calm
    risk = Risk(calm.date(), "risk-level/low", "Fjala e kthimit mbetet. Telefonon kur do.")
    assess_risk(case, risk, seen=2, by=teller.actor("mira", calm))
    yield from met(teller, case, 8, "contact-mode/phone", "Mirë. Do të shohim kontratën bashkë.",
                    next_in=8)  # fmt: skip


def _first_plan(teller: Teller, on: date) -> Drawn:
    soon = on + timedelta(days=20)
    course = mine(teller, "Kërkoj kursin e qepjes", "vocational-training", soon)
    sew = ToDo("Provoj makinën një herë në javë", Whose.PERSON)
    talks = mine(teller, "Bisedë një herë në javë", "counselling-individual")
    card = ToDo("Karta e identitetit", Whose.INSTITUTION, service="service/document-recovery")
    return Drawn(
        (
            Aim("outcome-domain/livelihood", "Dua të qep për të tjerë.", True, (course, sew)),
            Aim("outcome-domain/housing", "Një derë që e mbyll vetë.", True),
            Aim("outcome-domain/health", "Të fle pa dritë.", False, (talks,)),
            Aim("outcome-domain/legal", "Dokumentet e mia, në emrin tim.", False, (card,)),
        ),
        WISH,
    )


def _next_plan(teller: Teller, case: Case, before: AssistancePlan, on: date) -> Drawn:
    by = teller.actor("mira", teller.at(172, 11))
    with acting(by):
        rows = PlannedAction.objects.visible_to(by).filter(plan=before).in_order()
        keys = [row.pk for row in rows]
    course = ToDo("Kërkoj kursin e qepjes", Whose.STAFF, teller.user("mira"),
                  service="service/vocational-training", state=State.ACHIEVED,
                  continues=keys[0])  # fmt: skip
    sew = ToDo("Provoj makinën një herë në javë", Whose.PERSON, state=State.CHANGED,
               why="Tani qep çdo ditë, në kurs.", continues=keys[1])  # fmt: skip
    home = mine(teller, "Shohim dhoma me qira", "rent-subsidy", on + timedelta(days=40))
    return Drawn(
        (
            Aim("outcome-domain/livelihood", "Dua të qep për të tjerë.", True, (course, sew)),
            Aim("outcome-domain/housing", "Një derë që e mbyll vetë.", True, (home,)),
        ),
        WISH,
        why="Kursi filloi; tani vjen banesa.",
    )


def _last_plan(teller: Teller) -> Drawn:
    ahead = teller.day(-1)
    contract = mine(teller, "Shohim bashkë kontratën e punës", "employment-mediation", ahead)
    save = ToDo("Lë mënjanë pak çdo muaj", Whose.PERSON, state=State.IN_PROGRESS)
    home = Aim("outcome-domain/housing", "Një derë që e mbyll vetë.", True, (save,))
    work = Aim("outcome-domain/livelihood", "Të qep me emrin tim.", True, (contract,))
    return Drawn((work, home), WISH, why="Punon dhe ka një dhomë me qira.")


def _conferred(teller: Teller, case: Case) -> Story:
    held = teller.at(125, 10)
    yield held
    by = teller.actor("mira", held)
    table = [AtTheTable(teller.unit("vatra-case-management"), Role.CASE_MANAGER),
             AtTheTable(teller.unit("vatra-shelter"), Role.SHELTER_MANAGER)]  # fmt: skip
    ready = Decided("A është gati të jetojë vetë?", "Po; Mira e viziton çdo javë në fillim.",
                    teller.user("mira"), held + timedelta(days=4))  # fmt: skip
    key = Decided("Kush e mban çelësin e dytë?", "Ajo vetë, dhe askush tjetër.")
    conferred = Conferred(held.date(), table, [ready, key], asked=True, voice="Dua ta provoj vetë.")
    conference = confer(case, conferred, by=by)
    done = teller.at(122, 15)
    yield done
    by = teller.actor("mira", done)
    with acting(by):
        asked = ConferenceQuestion.objects.visible_to(by).filter(conference=conference)
        task = asked.select_related("task").get(position=1).task
        if task is not None:
            do(task, by=by)
