"""Stretches of time that meet, and what is left of one when others are taken away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearth.foundation.access.spans import Span, during, without
from hearth.foundation.access.tests.worlds import moment

HOURS = 12
spans = st.builds(
    lambda since, until: Span(moment(since), None if until is None else moment(until)),
    st.integers(0, HOURS),
    st.none() | st.integers(0, HOURS),
)


def holds(span: Span | None, hour: int) -> bool:
    """Whether that hour lies in it: what begins then holds, what ends then does not."""
    if span is None:
        return False
    return span.since <= moment(hour) and (span.until is None or moment(hour) < span.until)


@given(first=spans, second=spans, third=spans)
def test_they_meet_in_the_hours_in_which_all_hold(first: Span, second: Span, third: Span) -> None:
    met = during(first, second, third)
    for hour in range(HOURS + 1):
        assert holds(met, hour) is all(holds(span, hour) for span in (first, second, third))


@given(whole=spans, gaps=st.lists(spans, max_size=4))
def test_what_is_left_are_the_hours_no_gap_took(whole: Span, gaps: list[Span]) -> None:
    left = without(whole, gaps)
    assert all(left)
    for hour in range(HOURS + 1):
        expected = holds(whole, hour) and not any(holds(gap, hour) for gap in gaps)
        assert any(holds(span, hour) for span in left) is expected
