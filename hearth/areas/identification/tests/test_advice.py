"""The A-B-C rule of 2005, against a table that was written from the text and not from the code."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.rules import Element, Finding, advise, was_referred

# Act, means, purpose marked or not; for an adult, for a child. Domain reference 2.4: an adult needs
# one of each; for a child the act and the purpose alone are enough.
TABLE = {
    # act   means  purpose   adult               child
    (True, True, True): ("potential-victim", "potential-victim"),
    (True, True, False): ("at-risk", "at-risk"),
    (True, False, True): ("at-risk", "potential-victim"),
    (True, False, False): ("at-risk", "at-risk"),
    (False, True, True): ("at-risk", "at-risk"),
    (False, True, False): ("at-risk", "at-risk"),
    (False, False, True): ("at-risk", "at-risk"),
    (False, False, False): ("no-signs", "no-signs"),
}
SIGNS = [f"indicator/t-{n:02}" for n in range(12)]
BASES = ["observed", "stated", "suspected", "unknown"]

marked = st.dictionaries(st.sampled_from(SIGNS), st.sampled_from(BASES))
speaks = st.dictionaries(st.sampled_from(SIGNS), st.frozensets(st.sampled_from(list(Element))))


@pytest.mark.parametrize("child", [False, True])
@pytest.mark.parametrize("which", list(product([True, False], repeat=3)))
def test_one_sign_of_each_as_the_table_says(which: tuple[bool, ...], child: bool) -> None:
    elements = {f"indicator/t-0{n}": {element} for n, element in enumerate(Element)}
    signs = {f"indicator/t-0{n}": "observed" for n, here in enumerate(which) if here}
    assert advise(signs, elements, child=child).finding == TABLE[which][child]  # type: ignore[index]


@given(signs=marked, elements=speaks, child=st.booleans())
def test_any_signs_as_the_table_says(
    signs: dict[str, str], elements: dict[str, frozenset[Element]], child: bool
) -> None:
    known = [sign for sign, basis in signs.items() if basis != "unknown"]
    shown = [
        any(e in elements.get(sign, ()) for sign in known) for e in ("act", "means", "purpose")
    ]
    expected = TABLE[tuple(shown)][child]  # type: ignore[index]
    if expected == "no-signs" and known:
        expected = "at-risk"  # signs that speak for no element are signs all the same
    assert advise(signs, elements, child=child).finding == expected


@given(signs=marked, elements=speaks)
def test_the_means_never_matter_for_a_child(
    signs: dict[str, str], elements: dict[str, frozenset[Element]]
) -> None:
    without = {sign: shows - {Element.MEANS} for sign, shows in elements.items()}
    with_means = advise(signs, elements, child=True).finding
    assert with_means == advise(signs, without, child=True).finding


@given(signs=marked, elements=speaks, child=st.booleans())
def test_one_sign_more_never_makes_less_of_it(
    signs: dict[str, str], elements: dict[str, frozenset[Element]], child: bool
) -> None:
    order = [Finding.NO_SIGNS, Finding.AT_RISK, Finding.POTENTIAL_VICTIM]
    before = advise(signs, elements, child=child).finding
    for sign in SIGNS:
        after = advise({**signs, sign: "stated"}, elements, child=child).finding
        assert order.index(after) >= order.index(before)


@given(signs=marked, elements=speaks, child=st.booleans())
def test_the_advice_says_what_is_missing(
    signs: dict[str, str], elements: dict[str, frozenset[Element]], child: bool
) -> None:
    advice = advise(signs, elements, child=child)
    assert (advice.finding is Finding.POTENTIAL_VICTIM) == (advice.missing == ())


@pytest.mark.django_db
def test_the_signs_of_the_list_bring_an_adult_over_the_line() -> None:
    signs = {"indicator/g-12": "stated", "indicator/g-01": "observed", "indicator/l-01": "stated"}
    advice = advise(signs, elements_of_signs(), child=False)
    assert advice.finding is Finding.POTENTIAL_VICTIM
    assert advice.signs[Element.ACT] == ("indicator/g-12",)


@pytest.mark.parametrize(
    ("source", "referred"),
    [("police", True), ("school", True), ("other-ngo", True), ("outreach-visit", False),
     ("hotline", False), ("self", False), ("family", False), ("anonymous-tip", False)],
)  # fmt: skip
def test_an_institution_refers_and_everything_else_is_our_own_finding(
    source: str, referred: bool
) -> None:
    assert was_referred(source) is referred
