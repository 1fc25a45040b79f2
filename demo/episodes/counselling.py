"""M. is counselled: sessions, measures, one hard evening; somebody else still is; and who cares
for those who listen.

That she had counselling is from the source (founding/003-iom-project); every session, word and
number here is invented.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from demo import hands
from demo.hands import wish
from demo.teller import Story, Teller
from hearth.areas.counselling.actions import (
    Gathered,
    Held,
    Numbered,
    Safety,
    Talk,
    check_in,
    choose_supervisor,
    hold_meeting,
    hold_session,
    join_group,
    note_score,
    open_group,
    supervise,
    take_safety_step,
)
from hearth.areas.counselling.queries import care_file_of
from hearth.areas.counselling.rules import Asked, Said
from hearth.casework.cases.actions import do
from hearth.casework.cases.models import Case, Task
from hearth.casework.instruments.actions import Filled, answer
from hearth.casework.instruments.models import HealthAnswers
from hearth.casework.instruments.queries import current
from hearth.foundation.deeds.deeds import acting

ALMOST, HALF, DAYS, NO = "nearly-every-day", "more-than-half", "several-days", "not-at-all"
MOODS = (  # days ago, and the nine answers
    (270, (HALF, ALMOST, ALMOST, HALF, HALF, ALMOST, HALF, DAYS, DAYS)),
    (228, (HALF, HALF, HALF, HALF, DAYS, HALF, DAYS, DAYS, NO)),
    (160, (DAYS, DAYS, HALF, DAYS, DAYS, DAYS, DAYS, NO, NO)),
    (84, (NO, DAYS, DAYS, NO, NO, DAYS, NO, NO, NO)),
)
WELL = ((268, "less-than-half"), (160, "more-than-half"), (84, "most"))


def talks(teller: Teller, case: Case) -> Story:
    """Weekly at first, then rarely; the own notes are Anila's alone."""
    for days_ago, kind, summary, own in (
        (282, "first", "Do të vijë një herë në javë.", "Flet pak për të atin. Mos e shty."),
        (262, "individual", "Fle më mirë kur e di kush është në shtëpi.", "Ëndrra e derës."),
        (212, "individual", "Filloi kursin. Ka frikë nga rruga, e provuam bashkë.", ""),
        (84, "individual", "Punon. Do takime më të rralla.", "Besimi te të tjerët po kthehet."),
    ):
        moment = teller.at(days_ago, 10, 30)
        yield moment
        held = Held(f"session-kind/{kind}", moment.date(), minutes=50, summary=summary, own=own)
        hold_session(case, held, by=teller.actor("anila", moment))


def measured(teller: Teller, case: Case) -> Story:
    """Low mood over the months; the first sheet asked for the safety step, and it was taken."""
    for days_ago, answers in MOODS:
        moment = teller.at(days_ago, 11, 40)
        yield moment
        said = {f"q{number}": [word] for number, word in enumerate(answers, start=1)}
        row = _sheet(teller, case, "phq-9", said, moment)
        if answers[-1] == NO:
            continue
        asked = teller.at(days_ago, 11, 55)
        yield asked
        safety = Safety(
            Asked(Said.NO, Said.NO, Said.YES),
            ("safety-act/own-person", "safety-act/plan-written", "safety-act/shelter-told"),
            agreed="Thërret Lirën natën. Ilaçet i mban shtëpia.",
            stays="Lira, deri në mëngjes",
        )
        take_safety_step(case, safety, answers=row, by=teller.actor("anila", asked))
        evening = teller.at(days_ago, 20, 30)
        yield evening
        _again(teller, case, evening)


def well(teller: Teller, case: Case) -> Story:
    """Well-being, and a number from a doctor outside."""
    for days_ago, word in WELL:
        moment = teller.at(days_ago, 12, 20)
        yield moment
        _sheet(teller, case, "who-5", {f"q{n}": [word] for n in range(1, 6)}, moment)
    noted = teller.at(80, 9)
    yield noted
    score = Numbered("external-tool/htq", Decimal("1.9"), noted.date(), "Dr. Shembulli (i shpikur)")
    note_score(case, score, by=teller.actor("anila", noted))


def circle(teller: Teller, case: Case) -> Story:
    """A group in which things are made by hand; the decoration of the source may have begun so."""
    opened = teller.at(250, 15)
    yield opened
    by = teller.actor("anila", opened)
    group = open_group("group-theme/art", by=by)
    member = join_group(case, group, by=by)
    for days_ago in (248, 241, 234):
        moment = teller.at(days_ago, 17)
        yield moment
        came = {member.pk: "session-attendance/came"}
        gathered = Gathered(moment.date(), 90, "group-activity/art", came)
        hold_meeting(group, gathered, by=teller.actor("anila", moment))


def still(teller: Teller, case: Case) -> Story:
    """Somebody whom Mira asked about sleep, and Anila ever since: the talks go on."""
    asked = teller.at(59, 9, 40)
    yield asked
    talks = hands.refer(
        teller, "mira", asked, case,
        wish(teller, "vatra-counselling", "counselling-individual", "Fle keq dhe rri vetëm."),
    )  # fmt: skip
    yield from hands.taken_on(teller, talks, "anila", after=4)
    for days_ago, kind, summary, own, well in (
        (54, "first", "Do të vijë çdo dy javë.", "Kujdes me dyert e mbyllura.", "less-than-half"),
        (40, "individual", "Provuam frymëmarrjen para gjumit.", "", ""),
        (26, "individual", "Doli vetëm deri te dyqani.", "Për motrën flet vetë.", ""),
        (5, "individual", "Netë më të qeta.", "", "more-than-half"),
    ):
        moment = teller.at(days_ago, 14, 15)
        yield moment
        if well:
            _sheet(teller, case, "who-5", {f"q{n}": [well] for n in range(1, 6)}, moment)
        next_on = teller.day(-9) if days_ago == 5 else None
        held = Held(f"session-kind/{kind}", moment.date(), minutes=50, summary=summary, own=own,
                    next_on=next_on)  # fmt: skip
        hold_session(case, held, by=teller.actor("anila", moment))
    lately = teller.at(1, 15)
    yield lately
    for what, due in (
        ("Fol me Mirën për orarin e ri", teller.ago(hours=5)),
        ("Telefonoji në orarin e rënë dakord", teller.later_today(2)),
    ):
        hands.task(teller, "anila", lately, case, what, due)


def care(teller: Teller) -> Story:
    """Mira says how heavy it is, and chose Anila to speak with. Nobody above them reads it."""
    for days_ago, load in ((70, 2), (42, 3), (12, 4)):
        moment = teller.at(days_ago, 16, 50)
        yield moment
        by = teller.actor("mira", moment)
        check_in(load, wishes=("care-wish/talk",) if load > 3 else (), by=by)
        if days_ago == 70:
            choose_supervisor(teller.user("anila"), by=by)
    spoke = teller.at(11, 13)
    yield spoke
    mira = teller.actor("mira", spoke)
    with acting(mira):
        file = care_file_of(mira)
    if file is not None:
        agreed = "Dy ditë pushim; një rast ndahet."
        talk = Talk("supervision-kind/individual", spoke.date(), 60, agreed)
        supervise(file, talk, by=teller.actor("anila", spoke))


def _sheet(
    teller: Teller, case: Case, key: str, said: dict[str, list[str]], moment: datetime
) -> HealthAnswers:
    filled = Filled(current(key), teller.submission(), said, moment.date())
    row = answer(case, filled, by=teller.actor("anila", moment))
    if not isinstance(row, HealthAnswers):
        raise TypeError(key)
    return row


def _again(teller: Teller, case: Case, moment: datetime) -> None:
    """Anila looks again that evening, as the step asked."""
    by = teller.actor("anila", moment)
    with acting(by):
        waiting = list(Task.objects.visible_to(by).waiting().filter(case=case, danger=True))
    for task in waiting:
        do(task, by=by)
