"""Invented worlds: a few people, units and dossiers, and who was let in and kept out, when.

A world is plain numbers. People, units and dossiers are counted from nought; a moment is an
hour of one day, so that beginnings and ends fall on each other as often as they can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

DRAWERS = (
    "open", "alert", "identity", "whereabouts", "story",
    "health", "legal", "services", "child", "sessions",
)  # fmt: skip
ROLES = (
    "outreach-worker", "case-manager", "shelter-manager", "mens-programme-worker",
    "police-officer", "national-officer", "lawyer", "director", "auditor", "administrator",
)  # fmt: skip
LAST_HOUR = 4
MIDNIGHT = datetime(2026, 3, 19, tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    who: int
    unit: int
    role: str
    begins: int = 0
    ends: int | None = None


@dataclass(frozen=True)
class Let:
    """Somebody was let in. `to_unit` or `to_person`, never both."""

    dossier: int
    to_unit: int | None
    to_person: int | None
    drawers: frozenset[str]
    given: int = 0
    until: int | None = None
    ended: int | None = None


@dataclass(frozen=True)
class Shut:
    """Somebody is kept out."""

    dossier: int
    unit: int | None
    person: int | None
    made: int = 0
    lifted: int | None = None


@dataclass(frozen=True)
class Slip:
    """A row between few: the unit that sent it, and whoever holds the very grant it offers."""

    dossier: int
    sender: int | None
    offer: int | None  # one of `lets`, of the same dossier


@dataclass(frozen=True)
class World:
    people: int
    units: int
    sealed: Sequence[bool]  # one for each dossier
    posts: Sequence[Post]
    lets: Sequence[Let]
    shuts: Sequence[Shut] = ()
    slips: Sequence[Slip] = ()


def moment(hour: int) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


hours = st.integers(0, LAST_HOUR)
few = st.sampled_from([1, 1, 2, 2, 3])  # the fewer there are, the oftener they meet
begins = st.sampled_from([0, 0, 0, 1, 2, 3, 4])  # and what has begun can be denied


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Small on purpose: what goes wrong goes wrong between three people, and can be read."""
    people, units, dossiers = draw(few), draw(few), draw(few)
    sealed = draw(st.lists(st.booleans(), min_size=dossiers, max_size=dossiers))
    a_person, a_unit = st.integers(0, people - 1), st.integers(0, units - 1)
    a_dossier = st.integers(0, dossiers - 1)

    @st.composite
    def post(draw: st.DrawFn) -> Post:
        begin = draw(begins)
        return Post(
            draw(a_person),
            draw(a_unit),
            draw(st.sampled_from(ROLES)),
            begin,
            _end(draw, begin + 1),
        )

    @st.composite
    def let(draw: st.DrawFn) -> Let:
        dossier, given = draw(a_dossier), draw(begins)
        by_name = draw(st.booleans())
        ended = _end(draw, given)
        if sealed[dossier] and not by_name and ended is None:
            ended = draw(st.integers(given, LAST_HOUR + 1))  # the seal ended it, then or later
        return Let(
            dossier,
            None if by_name else draw(a_unit),
            draw(a_person) if by_name else None,
            draw(st.frozensets(st.sampled_from(DRAWERS), min_size=1)),
            given,
            _end(draw, given + 1),
            ended,
        )

    @st.composite
    def shut(draw: st.DrawFn) -> Shut:
        made, by_name = draw(hours), draw(st.booleans())
        return Shut(
            draw(a_dossier),
            None if by_name else draw(a_unit),
            draw(a_person) if by_name else None,
            made,
            _end(draw, made),
        )

    lets = draw(st.lists(let(), min_size=1, max_size=5))

    @st.composite
    def slip(draw: st.DrawFn) -> Slip:
        dossier = draw(a_dossier)
        offers = [n for n, let in enumerate(lets) if let.dossier == dossier]
        return Slip(dossier, draw(st.none() | a_unit), draw(st.sampled_from([None, *offers])))

    return World(
        people,
        units,
        sealed,
        draw(st.lists(post(), min_size=1, max_size=5, unique_by=lambda p: (p.who, p.unit, p.role))),
        lets,
        draw(st.lists(shut(), max_size=3)),
        draw(st.lists(slip(), max_size=2)),
    )


def _end(draw: st.DrawFn, earliest: int) -> int | None:
    """Mostly none: a world in which everything is over shows nothing."""
    if draw(st.integers(0, 2)):
        return None
    return draw(st.integers(earliest, LAST_HOUR + 1))
