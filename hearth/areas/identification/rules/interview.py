"""The two-officer rule of the formal interview. No database, no clock.

Source: domain reference 2.2, step 8 (SOP, DCM 499/2018, as generally understood): the police,
at the border the Border and Migration Police, and the State Social Service, together; for a
child also child protection. Only when the person is ready and agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Seat(StrEnum):
    """For which body somebody sits at the interview."""

    POLICE = "police"
    BORDER_POLICE = "border-police"
    SOCIAL_SERVICE = "state-social-service"
    CHILD_PROTECTION = "child-protection"
    PSYCHOLOGIST = "psychologist"


class Where(StrEnum):
    """In the territory or at the border: it decides which police sits there."""

    TERRITORY = "territory"
    BORDER = "border"


@dataclass(frozen=True)
class Seated:
    """One officer. `who`: whatever tells one human being from another: an account, or a name."""

    seat: Seat
    who: str
    signed: bool = True


class Obstacle(StrEnum):
    """What is missing before an interview counts as the formal one."""

    NO_CONSENT = "no-consent"
    NO_POLICE = "no-police"
    NO_BORDER_POLICE = "no-border-police"
    NO_SOCIAL_SERVICE = "no-social-service"
    NO_CHILD_PROTECTION = "no-child-protection"
    NOBODY_NAMED = "nobody-named"
    ONE_PERSON_TWICE = "one-person-twice"
    NOT_SIGNED = "not-signed"


def obstacles(
    officers: Sequence[Seated], *, where: Where, child: bool, consented: bool
) -> list[Obstacle]:
    """Everything that is missing. Whoever's age is unknown is a child here too."""
    seats = {officer.seat for officer in officers if officer.who}
    names = [officer.who.casefold() for officer in officers if officer.who]
    border = where is Where.BORDER
    in_the_way = {
        Obstacle.NO_CONSENT: not consented,
        Obstacle.NO_POLICE: not border and Seat.POLICE not in seats,
        Obstacle.NO_BORDER_POLICE: border and Seat.BORDER_POLICE not in seats,
        Obstacle.NO_SOCIAL_SERVICE: Seat.SOCIAL_SERVICE not in seats,
        Obstacle.NO_CHILD_PROTECTION: child and Seat.CHILD_PROTECTION not in seats,
        Obstacle.NOBODY_NAMED: any(not officer.who for officer in officers),
        Obstacle.ONE_PERSON_TWICE: len(names) != len(set(names)),
        Obstacle.NOT_SIGNED: any(not officer.signed for officer in officers),
    }
    return [obstacle for obstacle, present in in_the_way.items() if present]


def seats_needed(*, where: Where, child: bool) -> tuple[Seat, ...]:
    """The seats that must be filled, for the form that asks."""
    police = Seat.BORDER_POLICE if where is Where.BORDER else Seat.POLICE
    two = (police, Seat.SOCIAL_SERVICE)
    return (*two, Seat.CHILD_PROTECTION) if child else two
