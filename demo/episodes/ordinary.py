"""The ordinary work of five mobile units over a year: who they met, and who answered them.

Forms and ages follow the shape of the published national figures (mostly girls and women,
sexual and labour exploitation, begging of children); every person and place is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from demo.teller import YEAR, Teller
from hearth.areas.identification.rules import Finding

REPORTS = 48


@dataclass(frozen=True)
class Region:
    """A mobile unit's region: who works there, which towns, which police answer."""

    qark: str
    towns: tuple[str, ...]
    workers: tuple[str, ...]
    police: str
    officers: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of exploitation, and the signs by which it shows."""

    form: str
    signs: tuple[str, ...]
    ages: tuple[str, ...]
    places: tuple[str, ...]


KINDS = (
    Kind("sexual-exploitation", ("g-04", "g-11", "x-05", "x-07"), ("15-17", "18-25", "26-plus"), ("bar-or-club", "hotel", "online")),
    Kind("forced-labour", ("g-01", "g-12", "l-01", "l-02"), ("18-25", "26-plus"), ("farm", "construction-site", "factory")),
    Kind("forced-begging", ("b-01", "b-02", "c-02", "c-05"), ("0-11", "12-14"), ("street", "beach", "market")),
    Kind("forced-criminality", ("b-06", "g-07", "c-06", "l-02"), ("12-14", "15-17"), ("farm", "street")),
)  # fmt: skip


def tell(teller: Teller, regions: tuple[Region, ...]) -> None:
    """Reports spread over the year; most answered within minutes, some late, some in vain."""
    for number in range(REPORTS):
        region = regions[number % len(regions)]
        days_ago = YEAR - 6 - number * (YEAR - 14) / REPORTS
        _one(teller, region, days_ago)


def _one(teller: Teller, region: Region, days_ago: float) -> None:
    chance = teller.chance
    kind = chance.choice(KINDS)
    moment = teller.at(days_ago, chance.randint(9, 21), chance.randint(0, 59))
    at_risk = chance.random() < 0.2
    done = teller.report(
        chance.choice(region.workers),
        moment,
        qark=region.qark,
        municipality=chance.choice(region.towns),
        place_type=f"place-type/{chance.choice(kind.places)}",
        source=f"signal-source/{chance.choice(('outreach-visit', 'information-session', 'school', 'self', 'anonymous-tip'))}",
        sex="sex/male" if chance.random() < 0.3 else "sex/female",
        age_band=f"age-band/{chance.choice(kind.ages)}",
        signs={f"indicator/{sign}": "observed" for sign in kind.signs},
        form=f"exploitation-form/{kind.form}",
        danger="danger/now" if chance.random() < 0.12 else "danger/not-seen",
        finding=Finding.AT_RISK if at_risk else Finding.POTENTIAL_VICTIM,
        name={"given_name": chance.choice(GIVEN), "family_name": chance.choice(FAMILY)},
    )
    if at_risk:
        return
    after = chance.choice((2, 3, 5, 8, 12, 22, 40))
    came = chance.choice(("yes", "yes", "yes", "person-not-found", "not-enough-information"))
    teller.answered(done, region.police, chance.choice(region.officers), after=after, came=came)
    teller.answered(done, "responsible-authority", "drita", after=after * 9, came="yes")
    assert moment + timedelta(minutes=after * 9) < teller.until


GIVEN = ("Anonima", "Emri", "Persona", "Askushi", "Provëza", "Shembulla")
FAMILY = ("Testi", "Shembulli", "Prova", "Mostra", "Filani", "Eshpikur")
