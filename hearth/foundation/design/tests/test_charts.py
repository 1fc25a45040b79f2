"""Charts and maps: figures in, coordinates out, and what is hidden stays hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearth.foundation.design import charts, qarks
from hearth.foundation.design.charts import Series
from hearth.foundation.design.tests.test_fields import drawn


def test_the_longest_bar_takes_most_of_the_width() -> None:
    long, short, hidden = charts.bars([("a", 200), ("b", 50), ("c", None)])
    assert (long.length, short.length, hidden.length) == ("86.0%", "21.5%", "0.0%")


@given(st.integers(min_value=0, max_value=10**9))
def test_the_scale_ends_above_the_largest_and_halves_evenly(largest: int) -> None:
    top = charts.scale(largest)
    assert top >= largest
    assert top % 2 == 0


def test_a_line_breaks_where_a_value_is_hidden() -> None:
    figure = charts.lines(["1", "2", "3", "4"], [Series("x", [1, 2, None, 4])])
    line = figure.lines[0]
    assert len(line.pieces) == 1
    assert [point.value for point in line.lone] == [4]


def test_many_periods_share_a_few_labels() -> None:
    figure = charts.lines([str(n) for n in range(24)], [Series("x", list(range(24)))])
    assert len(figure.periods) <= charts.MOST_LABELS


def test_the_map_has_the_twelve_qarks_and_five_shades() -> None:
    drawing = qarks.drawn({"qark/iso:AL-12": 22, "AL-07": None, "AL-11": 0}, bounds=(5, 10, 15, 25))
    told = {qark.code: qark for qark in drawing.qarks}
    assert sorted(told) == sorted(qarks.TILES)
    assert told["AL-12"].shade == 3
    assert told["AL-07"].hidden
    assert not told["AL-01"].told
    assert told["AL-11"].shade == 0
    assert [shade.first for shade in drawing.shades] == [0, 5, 10, 15, 25]


def test_a_hidden_figure_is_said_in_words_and_never_as_nothing() -> None:
    figures = {"AL-12": 22, "AL-07": None}
    html = drawn("{% qark_tiles 't' figures values='v' %}", figures=figures)
    assert html.count(">hidden<") == 3  # the tile, the legend, the table
    assert ">0<" not in html
    assert '<td class="num"><span class="suppressed">hidden</span>' in html


def test_every_chart_has_its_table() -> None:
    html = drawn("{% bars 'By form' rows names='Form' values='Cases' %}", rows=[("a", 1)])
    assert 'role="img" aria-label="By form"' in html
    assert '<th scope="row">a</th>' in html
