"""The states and their moves, as the domain reference has them; no database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from hearth.casework.referrals.rules import (
    MOVES,
    OVER,
    WAITING,
    ConsentFacts,
    Move,
    State,
    after,
    escalates_next,
    holds,
    opened_by,
    reply_code_from,
    same_code,
)

REFERRAL = frozenset({"consent-purpose/referral"})


def test_the_road_from_draft_to_feedback() -> None:
    state: State | None = State.DRAFT
    for move in (Move.SENT, Move.SEEN, Move.ACCEPTED, Move.STARTED, Move.COMPLETED, Move.FEEDBACK):
        assert state is not None
        state = after(state, move)
    assert state is State.FEEDBACK


@pytest.mark.parametrize("state", sorted(WAITING))
def test_whatever_waits_can_be_answered_however_late(state: State) -> None:
    assert after(state, Move.ACCEPTED) is State.ACCEPTED
    assert after(state, Move.DECLINED) is State.DECLINED


def test_what_is_over_stays_over_but_for_the_feedback() -> None:
    possible = {(s, m) for s, m in product(OVER, Move) if after(s, m) is not None}
    assert possible == {(State.COMPLETED, Move.FEEDBACK)}


def test_silence_ends_nothing() -> None:
    assert set(MOVES[Move.UNANSWERED].values()) == {State.UNANSWERED}
    assert State.UNANSWERED in WAITING


def test_a_consent_holds_for_its_purpose_and_recipient_while_it_is_in_force() -> None:
    good = ConsentFacts("consent-purpose/referral", True, True, given_by_guardian=False)
    assert holds(good, purposes=REFERRAL, child=False)
    assert not holds(good, purposes=REFERRAL, child=True)
    for bad in (
        ConsentFacts("consent-purpose/story", True, True, given_by_guardian=True),
        ConsentFacts("consent-purpose/referral", False, True, given_by_guardian=True),
        ConsentFacts("consent-purpose/referral", True, False, given_by_guardian=True),
    ):
        assert not holds(bad, purposes=REFERRAL, child=False)


def test_nobody_gives_more_than_he_holds_or_the_service_needs() -> None:
    assert opened_by(0b1110, needed=0b0110, held=0b0011) == 0b0011
    assert opened_by(0, needed=0b1111, held=0b1111) == 0b0001  # the cover, always


def test_a_late_one_is_brought_up_ever_more_slowly_but_always() -> None:
    at, pace = datetime(2026, 3, 19, tzinfo=UTC), timedelta(hours=12)
    waits = [escalates_next(steps, pace=pace, at=at) - at for steps in range(9)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(days=8)


def test_a_reply_code_is_read_off_a_paper_by_somebody_tired() -> None:
    code = reply_code_from(123_456_789)
    assert len(code) == 6
    assert same_code(f" {code[:3].lower()}-{code[3:]} ", code)
    assert not same_code("000000", code)
