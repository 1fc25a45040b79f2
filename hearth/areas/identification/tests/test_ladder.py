"""The ladder, against the lines of domain reference 2.3 written down once more as sentences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.areas.identification.rules.ladder import (
    LADDER,
    PROTECTED,
    Body,
    Decided,
    Obstacle,
    Status,
    is_told_anew,
    may_follow,
    obstacles,
    who_may,
)
from hearth.foundation.vocabularies.models import Term

TODAY = date(2026, 3, 19)
FIRST = "mobile-unit ngo police border-police state-social-service child-protection"
FIRST += " responsible-authority other"
SPIF = "formal-structure"

# from > to: the bodies that decide it. "-" is the beginning.
LINES = f"""
- > signal screening potential at-risk-only: {FIRST}
signal > screening: {FIRST}
screening at-risk-only > potential not-victim: {FIRST}
screening > at-risk-only: {FIRST}
at-risk-only > screening: {FIRST}
potential > formal-requested: {FIRST}
formal-requested > formal-held: {SPIF}
formal-requested > potential: {FIRST} {SPIF}
formal-held > official potential not-victim at-risk-only: {SPIF}
official > formal-held: {SPIF}
not-victim withdrawn untraceable > screening potential formal-requested: {FIRST}
signal screening at-risk-only > withdrawn untraceable: {FIRST} {SPIF}
potential formal-requested formal-held > withdrawn untraceable: {FIRST} {SPIF}
withdrawn > untraceable: {FIRST} {SPIF}
untraceable > withdrawn: {FIRST} {SPIF}
"""


def _told() -> set[tuple[str, str, str]]:
    """Every step the sentences allow: from, to, by whom."""
    steps = set()
    for line in LINES.strip().splitlines():
        road, _, bodies = line.partition(": ")
        before, _, after = road.partition(" > ")
        steps |= {(b, a, w) for b in before.split() for a in after.split() for w in bodies.split()}
    return steps


ALLOWED = _told()


@given(
    before=st.sampled_from([None, *Status]),
    after=st.sampled_from(list(Status)),
    body=st.sampled_from(list(Body)),
)
def test_the_ladder_lets_follow_what_the_sentences_say_and_nothing_else(
    before: Status | None, after: Status, body: Body
) -> None:
    allowed = (before.value if before else "-", after.value, body.value) in ALLOWED
    in_the_way = obstacles(
        Decided(after, body, TODAY), follows=before, decided_last=TODAY, today=TODAY
    )
    assert (in_the_way == []) is allowed
    assert (body in who_may(before, after)) is allowed


def test_every_status_has_a_place_and_nothing_follows_itself() -> None:
    assert set(LADDER) == {None, *Status}
    for status in Status:
        assert status not in may_follow(status)


@pytest.mark.parametrize("status", sorted(PROTECTED - {Status.FORMAL_HELD}))
def test_no_single_unit_takes_away_a_status_with_rights(status: Status) -> None:
    for after in (Status.NOT_VICTIM, Status.AT_RISK_ONLY, Status.SCREENING):
        assert who_may(status, after) <= {Body.FORMAL_STRUCTURE}


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.UNTRACEABLE, Status.NOT_VICTIM])
def test_whoever_left_may_come_back(status: Status) -> None:
    assert {Status.POTENTIAL, Status.SCREENING, Status.FORMAL_REQUESTED} <= set(may_follow(status))


def test_what_stands_in_the_way_is_said_all_at_once() -> None:
    said = obstacles(
        Decided(Status.OFFICIAL, Body.POLICE, TODAY + timedelta(days=1)),
        follows=Status.FORMAL_HELD,
        decided_last=TODAY + timedelta(days=2),
        today=TODAY,
    )
    assert said == [Obstacle.NOT_THIS_BODY, Obstacle.BEFORE_THE_LAST, Obstacle.IN_THE_FUTURE]


def test_who_becomes_a_potential_victim_is_told_of_unless_told_before() -> None:
    anew = {before for before in [None, *Status] if is_told_anew(before, Status.POTENTIAL)}
    assert anew == {None, *Status} - PROTECTED
    assert not any(is_told_anew(None, status) for status in Status if status != "potential")


@pytest.mark.django_db
def test_statuses_and_bodies_are_those_of_the_lists() -> None:
    statuses = Term.objects.of("identification-status").values_list("code", flat=True)
    bodies = Term.objects.of("deciding-body").values_list("code", flat=True)
    assert {f"identification-status/{status}" for status in Status} == set(statuses)
    assert {f"deciding-body/{body}" for body in Body} == set(bodies)
