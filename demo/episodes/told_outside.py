"""Who goes out for which unit in the demo, and what they tell from there. All of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from hearth.areas.outreach.entries import Knowledge, PersonMet, PlaceVisited, SessionHeld

CHANCE = Random(2013)  # noqa: S311 - a story; its own, so that the other stories stay as they are


@dataclass(frozen=True)
class Team:
    """Two workers, their unit, the towns and the places they go to."""

    unit: str
    directorate: str
    pair: tuple[str, str]
    towns: tuple[str, ...]
    places: tuple[str, ...]


TEAMS = (
    Team(
        "vlore", "dvp-vlore", ("vera", "vesa"), ("61", "60", "59"),
        ("beach-or-resort", "minority-quarter", "port-or-border", "street"),
    ),
    Team(
        "diber", "dvp-diber", ("ada", "fatos"), ("7", "6", "9"),
        ("remote-village", "settlement", "market", "home"),
    ),
    Team(
        "berat", "dvp-berat", ("klea", "arben"), ("1", "2"),
        ("minority-quarter", "workshop", "remote-village", "station"),
    ),
    Team(
        "durres", "dvp-durres", ("dorina", "genti"), ("10", "11"),
        ("beach-or-resort", "workshop", "port-or-border", "informal-area"),
    ),
    Team(
        "lezhe", "dvp-lezhe", ("mimoza", "pjeter"), ("43", "42"),
        ("informal-area", "farm-or-field", "remote-village", "street"),
    ),
)  # fmt: skip
AUDIENCES = ("ninth-grade", "high-school", "high-school", "community", "university", "workplace")
AGES = {
    "ninth-grade": "12-14",
    "high-school": "15-17",
    "community": "26-plus",
    "university": "18-25",
    "workplace": "26-plus",
}
TOPICS = ("recognise", "prevention", "rights", "services", "online-safety", "safe-work")
RISKS = ("children-begging", "out-of-school", "recruiter", "sleep-at-work", "online-recruiting")
QUESTIONS = ("signs", "lure", "whom-to-call", "not-guilty", "services")


def visit(at: datetime, town: str, place: str) -> PlaceVisited:
    chance = CHANCE
    return PlaceVisited(
        made_up(),
        at,
        town,
        place,
        people_met=chance.randint(4, 38),
        materials=("outreach-material/leaflet", "outreach-material/number-card"),
        materials_given=chance.randint(10, 60),
        risks=tuple(
            f"risk-situation/{risk}" for risk in chance.sample(RISKS, chance.randint(0, 2))
        ),
    )


def contact(at: datetime, town: str, place: str) -> PersonMet:
    chance = CHANCE
    return PersonMet(
        made_up(),
        at,
        town,
        place,
        sex="sex/male" if chance.random() < 0.3 else "sex/female",
        age_band=f"age-band/{chance.choice(('12-14', '15-17', '18-25', '26-plus'))}",
        topics=("outreach-topic/rights", "outreach-topic/how-to-report"),
        materials=("outreach-material/number-card",),
        materials_given=1,
        knows_the_way_to_us=chance.random() < 0.9,
    )


def session(at: datetime, town: str, outing: int) -> SessionHeld:
    chance = CHANCE
    audience = AUDIENCES[outing % len(AUDIENCES)]
    band = f"age-band/{AGES[audience]}"
    women, men = chance.randint(9, 44), chance.randint(6, 32)
    cards = min(women + men, chance.randint(12, 40))
    return SessionHeld(
        made_up(),
        at,
        town,
        f"session-audience/{audience}",
        "language/iso:sq",
        venue="Shkolla “Shembull” (e shpikur)" if "grade" in audience else "Vend i shpikur",
        topics=tuple(f"outreach-topic/{topic}" for topic in chance.sample(TOPICS, 3)),
        people={("sex/female", band): women, ("sex/male", band): men},
        minutes=60,
        materials=("outreach-material/leaflet",),
        materials_given=women + men,
        knowledge=tuple(knew(question, cards) for question in QUESTIONS),
        disclosures=chance.choice((0, 0, 1, 2)),
    )


def knew(question: str, cards: int) -> Knowledge:
    before = round(cards * CHANCE.uniform(0.1, 0.45))
    after = round(cards * CHANCE.uniform(0.7, 0.98))
    return Knowledge(f"knowledge-question/{question}", cards, before, after)


def made_up() -> UUID:
    """What a telephone makes up when a form is opened."""
    return UUID(int=CHANCE.getrandbits(128), version=4)


def some(words: tuple[str, ...], number: int) -> list[str]:
    return CHANCE.sample(words, number)
