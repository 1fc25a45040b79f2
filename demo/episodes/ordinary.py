"""The ordinary work of five mobile units over a year: who they met, and who answered them.

Forms and ages follow the shape of the published national figures (mostly girls and women,
sexual and labour exploitation, begging of children); every person and place is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from demo import hands
from demo.teller import YEAR, Story, Teller
from hearth.areas.identification.rules import Finding
from hearth.casework.cases.actions import close
from hearth.casework.cases.models import Case

REPORTS = 48


@dataclass(frozen=True)
class Region:
    """A mobile unit's region: who works there, and in which towns."""

    qark: str
    towns: tuple[str, ...]
    workers: tuple[str, ...]


REGIONS = (
    Region("iso:AL-12", ("asrdb:61", "asrdb:59", "asrdb:60"), ("vera", "vesa")),
    Region("iso:AL-09", ("asrdb:7",), ("ada", "fatos")),
    Region("iso:AL-01", ("asrdb:1",), ("klea", "arben")),
    Region("iso:AL-02", ("asrdb:10",), ("dorina", "genti")),
    Region("iso:AL-08", ("asrdb:43",), ("mimoza", "pjeter")),
)


@dataclass(frozen=True)
class Kind:
    """A kind of exploitation, and the signs by which it shows."""

    form: str
    signs: tuple[str, ...]
    ages: tuple[str, ...]
    places: tuple[str, ...]


KINDS = (
    Kind(
        "sexual-exploitation",
        ("g-04", "g-11", "x-05", "x-07"),
        ("15-17", "18-25", "26-plus"),
        ("bar-or-club", "hotel", "online"),
    ),
    Kind(
        "forced-labour",
        ("g-01", "g-12", "l-01", "l-02"),
        ("18-25", "26-plus"),
        ("farm", "construction-site", "factory"),
    ),
    Kind(
        "forced-begging",
        ("b-01", "b-02", "c-02", "c-05"),
        ("0-11", "12-14"),
        ("street", "beach", "market"),
    ),
    Kind(
        "forced-criminality",
        ("b-06", "g-07", "c-06", "l-02"),
        ("12-14", "15-17"),
        ("farm", "street"),
    ),
)


SOURCES = ("outreach-visit", "information-session", "school", "self", "anonymous-tip")
ENDS = ("goals-achieved", "family-reunification", "declined-help", "untraceable")
GIVEN = ("Anonima", "Emri", "Persona", "Askushi", "Provëza", "Shembulla")
FAMILY = ("Testi", "Shembulli", "Prova", "Mostra", "Filani", "Eshpikur")


def tell(teller: Teller) -> None:
    """Reports spread over the year; most answered within minutes, some late, some in vain."""
    for number in range(REPORTS):
        region = REGIONS[number % len(REGIONS)]
        days_ago = YEAR - 6 - number * (YEAR - 14) / REPORTS
        teller.begin(_one(teller, region, days_ago))


def _one(teller: Teller, region: Region, days_ago: float) -> Story:
    chance = teller.chance
    kind = chance.choice(KINDS)
    moment = teller.at(days_ago, chance.randint(9, 21), chance.randint(0, 59))
    yield moment
    case = _reported(teller, region, kind, moment)
    if chance.random() < 0.5:
        days = chance.randint(20, 90)
        if days < days_ago - 1:
            yield from _closed(teller, case, teller.at(days_ago - days, 15))


def _reported(teller: Teller, region: Region, kind: Kind, moment: datetime) -> Case:
    chance = teller.chance
    done = hands.report(
        teller,
        chance.choice(region.workers),
        moment,
        qark=region.qark,
        municipality=chance.choice(region.towns),
        place_type=f"place-type/{chance.choice(kind.places)}",
        source=f"signal-source/{chance.choice(SOURCES)}",
        sex="sex/male" if chance.random() < 0.3 else "sex/female",
        age_band=f"age-band/{chance.choice(kind.ages)}",
        signs={f"indicator/{sign}": "observed" for sign in kind.signs},
        form=f"exploitation-form/{kind.form}",
        danger="danger/now" if chance.random() < 0.12 else "danger/not-seen",
        finding=Finding.AT_RISK if chance.random() < 0.2 else Finding.POTENTIAL_VICTIM,
        name={"given_name": chance.choice(GIVEN), "family_name": chance.choice(FAMILY)},
    )
    for alert in done.told.alerts:
        after = chance.choice((2, 3, 5, 8, 12, 18, 25))
        came = chance.choice(("yes", "yes", "yes", "person-not-found", "not-enough-information"))
        who = chance.choice(teller.on_duty(alert.recipient.key)[:2])
        teller.begin(hands.answered(teller, alert, who, after=after, came=came))
    return done.case


def _closed(teller: Teller, case: Case, moment: datetime) -> Story:
    yield moment
    reason = f"closing-reason/{teller.chance.choice(ENDS)}"
    close(case, reason=reason, by=teller.actor(case.opened_by.username, moment))
