"""Whether a house is right for the people who need a place. All reasons at once, never one by one.

Source: domain notes 3 and D5 (sex, age, children, foreign nationals, disability, risk near home).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ADULT = 18
COT_UNTIL = 4  # years; our default
AGES: Mapping[str, tuple[int, int]] = {  # what a band of vocabularies/age-band.csv says
    "0-11": (0, 11),
    "12-14": (12, 14),
    "15-17": (15, 17),
    "18-24": (18, 24),
    "18-25": (18, 25),
    "25-34": (25, 34),
    "26-plus": (26, 99),
    "35-plus": (35, 99),
    "14-17": (14, 17),
    "under-14": (0, 13),
    "under-18": (0, 17),
    "18-plus": (18, 99),
}


class Obstacle(StrEnum):
    """Why this house is not for them."""

    SEX = "sex"
    AGE = "age"
    CHILDREN = "children"
    BOY = "boy"
    CHILD_ALONE = "child-alone"
    FOREIGN = "foreign"
    STEPS = "steps"
    NEAR_HOME = "near-home"


class Doubt(StrEnum):
    """What somebody must look at before they come; it stops nobody."""

    AGE_UNKNOWN = "age-unknown"
    SEX_UNKNOWN = "sex-unknown"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Member:
    """One person who needs a bed. Ages are those of her band; None: nobody knows."""

    sex: str  # the last part of its code
    youngest: int | None
    oldest: int | None

    @property
    def child(self) -> bool:
        return self.oldest is not None and self.oldest < ADULT

    @property
    def small(self) -> bool:
        """May sleep in a cot: perhaps no more than three years old, as far as the band tells."""
        return self.child and self.youngest is not None and self.youngest < COT_UNTIL


@dataclass(frozen=True)
class Party:
    """Those who come together, and what the place must be like."""

    members: tuple[Member, ...]
    foreign: bool = False
    step_free: bool = False
    flees: str = ""  # the qark somebody looks for them in; empty: not known, or no danger

    @property
    def adults(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if not member.child)

    @property
    def children(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.child)


@dataclass(frozen=True)
class Place:
    """Whom a house takes, and in which qark it lies."""

    sexes: frozenset[str]
    from_age: int
    children: bool
    boys_until: int
    children_alone: bool
    foreigners: bool
    step_free: bool
    qark: str


def member(sex: str, band: str) -> Member:
    """Somebody as her coded facts say: `sex/female`, `age-band/18-25`."""
    youngest, oldest = AGES.get(_last(band), (None, None))
    return Member(_last(sex), youngest, oldest)


def obstacles(party: Party, place: Place) -> list[Obstacle]:
    """Everything that stands in the way. What is not known of somebody is a doubt, no obstacle:
    nobody stays in the street because a form has a gap."""
    in_the_way = {
        Obstacle.SEX: any(_wrong_sex(each, place) for each in party.adults),
        Obstacle.AGE: any(_too_young(each, place) for each in party.adults),
        Obstacle.CHILDREN: bool(party.children and party.adults) and not place.children,
        Obstacle.BOY: bool(party.adults) and any(_too_old(each, place) for each in party.children),
        Obstacle.CHILD_ALONE: not party.adults and not place.children_alone,
        Obstacle.FOREIGN: party.foreign and not place.foreigners,
        Obstacle.STEPS: party.step_free and not place.step_free,
        Obstacle.NEAR_HOME: bool(party.flees) and party.flees == place.qark,
    }
    return [obstacle for obstacle, present in in_the_way.items() if present]


def doubts(party: Party, place: Place, neighbours: Mapping[str, frozenset[str]]) -> list[Doubt]:
    """What to look at first, though the house seems right."""
    open_questions = {
        Doubt.AGE_UNKNOWN: any(each.oldest is None for each in party.members),
        Doubt.SEX_UNKNOWN: any(each.sex not in {"female", "male"} for each in party.members),
        Doubt.NEIGHBOUR: party.flees in neighbours.get(place.qark, frozenset()),
    }
    return [doubt for doubt, present in open_questions.items() if present]


def _wrong_sex(adult: Member, place: Place) -> bool:
    return adult.sex in {"female", "male", "other"} and adult.sex not in place.sexes


def _too_young(adult: Member, place: Place) -> bool:
    return adult.oldest is not None and adult.oldest < place.from_age


def _too_old(child: Member, place: Place) -> bool:
    """A son is too old only if he surely is: the youngest of his band counts."""
    return child.sex == "male" and (child.youngest or 0) > place.boys_until


def _last(code: str) -> str:
    return code.rpartition("/")[2]
