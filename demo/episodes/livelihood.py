"""Courses of the qarks, from the offices that give them; and how M. becomes a tailor.

Every course, provider and telephone is invented. That M. learned a trade and works as a tailor is
from the source (founding/003-iom-project); sewing, cooking, mechanics and welding are the courses
of founding/004-elbasan-2006; days, weeks, terms and places are invented.
"""

from __future__ import annotations

from datetime import timedelta

from demo.teller import Story, Teller
from hearth.areas.livelihood.actions import (
    Ended,
    Enters,
    Found,
    Offer,
    Paper,
    Placed,
    Step,
    Week,
    Wished,
    begin_schooling,
    begin_work,
    check_keeping,
    end_enrolment,
    enrol,
    note_certificate,
    note_step,
    note_week,
    note_wish,
    offer_course,
)
from hearth.areas.livelihood.models import Course, KeepingCheck
from hearth.casework.cases.actions import do
from hearth.casework.cases.models import Case, Task
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

CENTRE, CITY, OFFICE, NGO = "vocational-centre", "municipality", "employment-office", "ngo"
COURSES = (  # name, trade, who gives it, what they are, qark, hours, childcare, written in by
    ("Rrobaqepësi për fillestare", "sewing", "Zyra Shembull", OFFICE, "12", 240, False, "luan"),
    ("Kuzhinë dhe pastiçeri", "cooking", "Bashkia Shembull", CITY, "12", 180, True, "mira"),
    ("Parukeri", "hairdressing", "Qendra e formimit Shembull", CENTRE, "12", 300, False, "mira"),
    ("Kompjuter për të gjithë", "computing", "Qendra Shembull", CENTRE, "12", 80, False, "luan"),
    ("Saldim", "welding", "Qendra e formimit Provë", CENTRE, "03", 260, False, "sokol"),
    ("Mekanikë automjetesh", "car-mechanics", "Organizata Provë", NGO, "03", 320, False, "sokol"),
    ("Qepje dhe rregullim rrobash", "sewing", "Organizata Provë", NGO, "03", 200, True, "sokol"),
    ("Ndihmëskuzhinier", "cooking", "Zyra e punësimit Provë", OFFICE, "02", 150, False, "sokol"),
    ("Kujdes për të moshuar", "care", "Organizata Mostër", NGO, "11", 160, True, "nora"),
    ("Hoteleri", "hotel", "Qendra e formimit Mostër", CENTRE, "11", 220, False, "nora"),
    ("Gjuhë italiane", "languages", "Bashkia Mostër", CITY, "10", 90, False, "sokol"),
)  # fmt: skip
MONDAYS = ((3, 3), (3, 3), (2, 3), (3, 3), (3, 3), (1, 3), (3, 3), (3, 3))


def catalogue(teller: Teller) -> Story:
    """The offices put what they give on one page. Half a year later some was not confirmed."""
    for number, (name, trade, provider, kind, qark, hours, children, who) in enumerate(COURSES):
        written = teller.at(330 - 26 * number, 9, 10 + number)
        yield written
        offer_course(
            Offer(
                name=name,
                kind="course-kind/vocational",
                trade=f"trade/{trade}",
                provider=f"{provider} (e shpikur)",
                provider_kind=f"course-provider/{kind}",
                qark=f"qark/iso:AL-{qark}",
                phone="069 000 0555",
                hours=hours,
                places=12,
                certificate=True,
                free=True,
                childcare=children,
            ),
            by=teller.actor(who, written),
        )


def tailor(teller: Teller, case: Case) -> Story:
    """Her wish, the course, the certificate, the work; and it is still asked whether it is kept."""
    wished = teller.at(241, 12)
    yield wished
    wish = Wished(
        ("trade/sewing",),
        "education-level/lower-secondary",
        ("livelihood-barrier/cost", "livelihood-barrier/fear"),
        "Dua një zanat timin.",
    )
    note_wish(case, wish, seen=0, by=teller.actor("mira", wished))

    began = teller.at(214, 9)
    yield began
    sewing = Course.objects.filter(trade="trade/sewing", qark="qark/iso:AL-12").get()
    enrolment = enrol(case, sewing, began_on=began.date(), by=teller.actor("mira", began))
    for number, (came, held) in enumerate(MONDAYS, start=1):
        friday = teller.at(214 - 8 * number, 16)
        yield friday
        away = ("livelihood-barrier/transport",) if came < held else ()
        note_week(enrolment, Week(friday.date(), held, came, away), by=teller.actor("mira", friday))

    over = teller.at(131, 12)
    yield over
    ended = Ended("enrolment-end/completed", over.date())
    end_enrolment(enrolment, ended, by=teller.actor("mira", over))

    given = teller.at(110, 10)
    yield given
    note_certificate(enrolment, Paper(given.date()), by=teller.actor("mira", given))

    works = teller.at(96, 16, 30)
    yield works
    job = Placed(
        kind="placement-kind/job",
        trade="trade/sewing",
        began_on=works.date(),
        contract="contract-kind/written",
        pay="pay-level/minimum",
        hours_a_week=40,
        after=enrolment,
        where="Rrobaqepësia Shembull (e shpikur)",
    )
    begin_work(case, job, by=teller.actor("mira", works))

    asked = teller.at(3, 17)
    yield asked
    by = teller.actor("mira", asked)
    with acting(by):
        first = KeepingCheck.objects.visible_to(by).get(placement__case=case, months=3)
    if first.due_on > asked.date():
        return
    found = Found("kept/same", asked.date(), "pay-level/minimum", words="Punon dhe ndihet mirë.")
    check_keeping(first, found, by=by)


def pupil(teller: Teller, case: Case, who: str) -> Story:
    """A child is written in at school, misses it, is brought back."""
    for days_ago, step in ((120, ""), (70, "dropped-out"), (48, "returned")):
        moment = teller.at(days_ago, 11, 20)
        yield moment
        by = teller.actor(who, moment)
        if not step:
            enters = Enters(
                "schooling-form/ordinary",
                "education-level/lower-secondary",
                moment.date(),
                grade=6,
                where="Shkolla Shembull (e shpikur)",
            )
            school = begin_schooling(case, enters, by=by)
            continue
        seen = 1 if step == "dropped-out" else 2
        why = ("school-reason/work",) if step == "dropped-out" else ()
        change = Step(f"schooling-step/{step}", (moment - timedelta(days=1)).date(), why)
        note_step(school, change, seen=seen, by=by)
        if step == "returned":
            _what_the_drop_out_set(case, by)


def _what_the_drop_out_set(case: Case, by: Actor) -> None:
    """Somebody asked what would bring the child back; now it is done."""
    with acting(by):
        waiting = list(Task.objects.visible_to(by).for_user(by.user).waiting().filter(case=case))
    for task in waiting:
        do(task, by=by)
