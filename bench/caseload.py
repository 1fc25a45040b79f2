"""A team with two hundred open cases, each with a plan, meetings, sessions, a course; some a bed.

Told through the deeds themselves, months back, so that every row is what the house would hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from hearth.areas.counselling.actions import Held as Session
from hearth.areas.counselling.actions import hold_session
from hearth.areas.livelihood.actions import Placed, Week, begin_work, enrol, note_week
from hearth.areas.livelihood.models import Course
from hearth.areas.plan import actions as plans
from hearth.areas.plan.rules.plan import Seat, Whose
from hearth.areas.shelter import actions as beds
from hearth.areas.shelter.models import Bed, House, Stay
from hearth.casework.cases.actions import Agreed, ToDo, join, open_case, set_task, write_note
from hearth.casework.cases.models import Case
from hearth.casework.instruments.actions import Filled, answer
from hearth.casework.instruments.queries import current
from hearth.casework.people.actions import PersonFacts, name_person
from hearth.casework.referrals.actions import accept, refer, see, start
from hearth.casework.referrals.wish import Wish
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

ROOMS = (beds.NewRoom(beds=3),) * 20
A_DAY = timedelta(days=1)
WORDS = "Një fjali siç e shkruan dikush që ka pak kohë (e shpikur). "


@dataclass
class Caseload:
    """Who works in the team, and what they hold so far."""

    mira: Actor  # case manager
    lira: Actor  # shelter manager
    anila: Actor  # psychologist
    house: House
    course: Course
    free: list[UUID] = field(default_factory=list)  # beds
    cases: list[Case] = field(default_factory=list)
    stays: list[UUID] = field(default_factory=list)
    plans: list[UUID] = field(default_factory=list)
    sessions: list[UUID] = field(default_factory=list)


def begun(mira: Actor, lira: Actor, anila: Actor) -> Caseload:
    """A house of sixty beds, and a course of the catalogue."""
    house = beds.open_house(
        beds.NewHouse("house-kind/shelter", "Shtëpia e matjes", "iso:AL-12", "E shpikur 1"),
        ROOMS, by=lira,
    )  # fmt: skip
    with acting(lira):
        free = [bed.pk for bed in Bed.objects.visible_to(lira).of_house(house.pk)]
    return Caseload(mira, lira, anila, house, Course.objects.order_by("pk")[0], free)


def grow(load: Caseload, to: int) -> Iterator[Case]:
    """Until there are so many. The oldest case is the longest in hand."""
    while len(load.cases) < to:
        n = len(load.cases)
        case = _one(load, n)
        if load.free and n % 3 == 0:
            _comes(load, case, load.free.pop(0))
        load.cases.append(case)
        yield case


def _one(load: Caseload, n: int) -> Case:
    by = replace(load.mira, at=load.mira.at - timedelta(days=300 - n, minutes=n))
    facts = PersonFacts("sex/female", "age-band/26-plus")
    case = open_case(facts, qark="iso:AL-12", how="first-contact/own-detection", by=by)
    with acting(by):
        name_person(case.person, {"given_name": "Anonima", "family_name": f"Testi{n}"}, by=by)
    join(case, by.user, leads=True, by=by)
    for each in range(3):
        write_note(case, WORDS * 4, by=_on(by, each + 1))
    for due in (2, 40):
        set_task(case, ToDo(WORDS, load.mira.at + timedelta(days=due), by.user), by=_on(by, 2))
    _planned(load, case, by)
    _counselled(load, case, by)
    _learns(load, case, by, n)
    return case


def _planned(load: Caseload, case: Case, by: Actor) -> None:
    on, soon = by.at.date(), load.mira.at.date() + timedelta(days=3)
    plans.begin_phase(case, plans.Step("plan-phase/reception", on), seen=0, by=by)
    ratings = {f"outcome-domain/{d}": 2 for d in ("housing", "health", "livelihood")}
    plans.assess_needs(case, plans.Needs(on, {}, ratings, WORDS), seen=0, by=by)
    plans.assess_risk(
        case, plans.Risk(on, "risk-level/medium", WORDS, reasons=WORDS), seen=0, by=by
    )
    todo = plans.ToDo(WORDS, Whose.STAFF, by.user, service="service/rent-subsidy", due_on=soon)
    hers = plans.ToDo(WORDS, Whose.PERSON)
    aims = [plans.Aim(f"outcome-domain/{d}", WORDS, False, (todo, hers))
            for d in ("housing", "livelihood")]  # fmt: skip
    drawn = plans.draw_plan(case, plans.Drawn(tuple(aims), WORDS), seen=0, by=by)
    both = [plans.Signature(Seat.PERSON), plans.Signature(Seat.WORKER)]
    plans.sign(drawn, both, on=on, by=by)
    load.plans.append(drawn.pk)
    for week in range(1, 6):
        later = _on(by, week * 7)
        met = plans.Met(later.at.date(), "contact-mode/phone", words=WORDS, ratings=ratings)
        plans.follow_up(case, met, by=later)
        given = plans.Given("service/transport", later.at.date(), None, lek=500,
                            funding="funding-source/donor")  # fmt: skip
        plans.deliver(case, given, by=later)


def _counselled(load: Caseload, case: Case, by: Actor) -> None:
    _taken_on(load, case, load.anila, "counselling-individual", _on(by, 3))
    for week in range(1, 6):
        hour = replace(load.anila, at=by.at + timedelta(days=4 + 7 * week))
        held = Session(
            "session-kind/individual", hour.at.date(), minutes=50, summary=WORDS, own=WORDS
        )
        load.sessions.append(hold_session(case, held, by=hour).pk)
        said = {f"q{n}": ["several-days"] for n in range(1, 9)} | {"q9": ["not-at-all"]}
        answer(case, Filled(current("phq-9"), uuid4(), said, hour.at.date()), by=hour)


def _learns(load: Caseload, case: Case, by: Actor, n: int) -> None:
    began = _on(by, 20)
    enrolment = enrol(case, load.course, began_on=began.at.date(), by=began)
    for week in range(1, 5):
        friday = _on(began, 7 * week)
        note_week(enrolment, Week(friday.at.date(), 3, 3), by=friday)
    if n % 2:
        work = _on(by, 60)
        begin_work(case, Placed("placement-kind/job", "trade/sewing", work.at.date()), by=work)


def _comes(load: Caseload, case: Case, bed: UUID) -> None:
    """Sixty of them sleep in the house tonight."""
    came = load.lira
    _taken_on(
        load,
        case,
        load.lira,
        "shelter",
        replace(load.mira, at=came.at - timedelta(hours=4)),
        begin=False,
    )
    first = came.at.date()
    want = beds.Wanted((beds.Held(bed, (case.pk,)),), first, first + timedelta(days=90),
                       came.at + A_DAY)  # fmt: skip
    (held,) = beds.hold(load.house, want, by=came)
    stays: list[Stay] = beds.admit(held, came=[case.pk], until=None, by=came)
    load.stays += [stay.pk for stay in stays]


def _taken_on(
    load: Caseload, case: Case, who: Actor, service: str, by: Actor, *, begin: bool = True
) -> None:
    wish = Wish(f"service/{service}", "urgency/planned", WORDS, to=who.unit)
    yes = Agreed("consent-purpose/referral", "consent/2026-11/sq", recipient=who.unit)
    with acting(by):
        asked = refer(case, wish, yes, by=by)
    soon = replace(who, at=by.at + timedelta(hours=2))
    see(asked, by=soon)
    accept(asked, by=soon)
    if begin:
        start(asked, by=soon)


def _on(by: Actor, days: float) -> Actor:
    """The same person some days later."""
    at: datetime = by.at + timedelta(days=days)
    return replace(by, at=at)
