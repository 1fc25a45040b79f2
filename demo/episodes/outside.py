"""Five mobile units outside over a year: shifts, visits, contacts, sessions, a march, and homes.

Every school and place is invented. Today one unit is outside, and one should be back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from demo.directory import page
from demo.episodes.told_outside import CHANCE, TEAMS, Team, contact, made_up, session, visit
from demo.teller import YEAR, Story, Teller
from hearth.areas.outreach import actions
from hearth.areas.outreach.entries import ComingBack, GoingOut
from hearth.areas.outreach.models import InformationSession, Origin, Visit
from hearth.areas.outreach.rules.steps import Step
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Organisation
from hearth.foundation.deeds.deeds import acting

OUTINGS = 12
SEES_TO_IT = "sokol"
CAMPAIGNS = (
    (250, "durres", "media", 12000),
    (110, "vlore", "march", 450),
    (30, "berat", "day", 280),
)


def tell(teller: Teller) -> None:
    """Side by side with the reports of the same units."""
    teller.begin(_agreements(teller))
    for number, team in enumerate(TEAMS):
        teller.begin(_year(teller, team, number))
        teller.begin(_traced(teller, team, number))
    teller.begin(_house_to_house(teller))
    teller.begin(_campaigns(teller))
    teller.begin(_today(teller))


def _agreements(teller: Teller) -> Story:
    moment = teller.at(YEAR - 3, 8)
    yield moment
    coordinator = teller.actor(SEES_TO_IT, moment)
    dates = {entry["key"]: entry for entry in page()["agreement"]}
    for team in TEAMS:
        entry = dates[f"vatra-{team.directorate}"]
        actions.sign_agreement(
            teller.unit(f"mobile-unit-{team.unit}"),
            Organisation.objects.get(key=team.directorate),
            since=entry["since"],
            until=entry["until"],
            source="Marrëveshje e shpikur për demonstrim",
            by=coordinator,
        )


def _year(teller: Teller, team: Team, number: int) -> Story:
    """About one outing a month that is told in full; the places come round again."""
    for outing in range(OUTINGS):
        days_ago = YEAR - 10 - number * 2 - outing * (YEAR - 25) / OUTINGS
        yield from _outing(teller, team, teller.day(days_ago), outing)


def _outing(teller: Teller, team: Team, day: date, outing: int) -> Iterator[datetime]:
    chance = CHANCE
    days_ago = (teller.day(0) - day).days
    who, other = team.pair if outing % 2 else team.pair[::-1]
    town = f"municipality/asrdb:{chance.choice(team.towns)}"
    place = f"outreach-place/{team.places[outing % len(team.places)]}"
    begun = teller.at(days_ago, 9, chance.randint(0, 40))
    yield begun
    going = GoingOut(
        made_up(), begun, town, begun + timedelta(hours=7), place,
        colleague=teller.user(other).pk,
    )  # fmt: skip
    actions.begin_shift(going, by=teller.actor(who, begun))
    visited = begun + timedelta(minutes=70)
    yield visited
    actions.log_visit(visit(visited, town, place), by=teller.actor(who, visited))
    for each in range(chance.randint(1, 2)):
        met = visited + timedelta(minutes=20 + 25 * each)
        yield met
        actions.log_contact(contact(met, town, place), by=teller.actor(other, met))
    if outing % 3 != 1:
        held = begun + timedelta(hours=4)
        yield held
        actions.hold_session(session(held, town, outing), by=teller.actor(who, held))
    back = begun + timedelta(hours=6)
    yield back
    actions.end_shift(ComingBack(made_up(), back), by=teller.actor(who, back))


def _traced(teller: Teller, team: Team, number: int) -> Story:
    """Each unit says of most of its reports which session or visit they came from."""
    moment = teller.at(16, 17, number)
    yield moment
    for who in team.pair:
        by = teller.actor(who, moment)
        with acting(by):
            mine = Case.objects.visible_to(by).filter(opened_by=by.user, unit=by.unit)
            for case in mine.oldest_first():
                if CHANCE.random() < 0.7:
                    _trace(case, by)


def _trace(case: Case, by: Actor) -> None:
    model = InformationSession if CHANCE.random() < 0.65 else Visit
    rows: Any = model.objects.visible_to(by).of_units(by.unit_ids)
    before = list(rows.filter(happened_at__lte=case.opened_at).newest_first()[:3])
    known = Origin.objects.visible_to(by).filter(case=case).exists()
    if before and not known:
        actions.trace(case, CHANCE.choice(before), by=by)


def _house_to_house(teller: Teller) -> Story:
    """As the project of 2006 did it, step by step; in Lezha, where that one was too."""
    moment = teller.at(190, 10)
    yield moment
    unit = teller.unit("mobile-unit-lezhe")
    programme = actions.begin_programme(
        actions.Programme(
            made_up(),
            "Derë më derë në fshat (i shpikur)",
            "municipality/asrdb:43",
            "target-group/girls-12-16",
            tuple(f"outreach-partner/{each}" for each in ("elders", "schools", "social-services")),
        ),
        unit=unit,
        by=teller.actor("mimoza", moment),
    )
    done = (
        (180, Step.ANALYSIS, 1, 0), (168, Step.AREAS, 3, 0), (150, Step.ANIMATORS, 8, 0),
        (120, Step.VISITS, 34, 96), (80, Step.VISITS, 41, 118), (60, Step.MATERIALS, 150, 0),
    )  # fmt: skip
    for days_ago, step, number, people in done:
        at = teller.at(days_ago, 15)
        yield at
        told = actions.StepDone(made_up(), step, at.date(), number, people)
        actions.note_step(programme, told, by=teller.actor("pjeter", at))


def _campaigns(teller: Teller) -> Story:
    for days_ago, team, kind, reached in CAMPAIGNS:
        moment = teller.at(days_ago, 18)
        yield moment
        pair = next(each.pair for each in TEAMS if each.unit == team)
        town = next(each.towns[0] for each in TEAMS if each.unit == team)
        actions.run_campaign(
            actions.CampaignRun(
                made_up(),
                "Së bashku kundër trafikimit (e shpikur)",
                f"campaign-kind/{kind}",
                "campaign-occasion/other",
                f"municipality/asrdb:{town}",
                moment.date(),
                moment.date(),
                reached,
                "estimated" if kind == "media" else "counted",
                partners=("outreach-partner/schools", "outreach-partner/youth"),
            ),
            unit=teller.unit(f"mobile-unit-{team}"),
            by=teller.actor(pair[0], moment),
        )


def _today(teller: Teller) -> Story:
    """Durrës should be back; Vlorë is outside; the coordinator has planned what comes next."""
    planned = teller.at(3, 11)
    yield planned
    for team, days in ((TEAMS[0], 6), (TEAMS[1], 10), (TEAMS[4], -1)):
        area = actions.AreaPlanned(
            made_up(),
            f"municipality/asrdb:{team.towns[-1]}",
            "outreach-place/social-centre",
            teller.day(-days),
            ("area-reason/not-visited", "area-reason/school-dropout"),
        )
        unit = teller.unit(f"mobile-unit-{team.unit}")
        actions.plan_area(area, unit=unit, by=teller.actor(SEES_TO_IT, planned))
    late = teller.ago(hours=5)
    yield late
    _leave(teller, TEAMS[3], late, timedelta(hours=4))
    out = teller.ago(hours=1)
    yield out
    _leave(teller, TEAMS[0], out, timedelta(hours=4))


def _leave(teller: Teller, team: Team, at: datetime, hours: timedelta) -> None:
    place = f"outreach-place/{team.places[0]}"
    other = teller.user(team.pair[1]).pk
    going = GoingOut(made_up(), at, f"municipality/asrdb:{team.towns[0]}", at + hours, place, other)
    actions.begin_shift(going, by=teller.actor(team.pair[0], at))
