"""The lists as they are: whole, in both languages, and true to the sources they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest
from django.conf import settings

from hearth.foundation.vocabularies.models import Term
from hearth.foundation.vocabularies.sheets import read_sheets

ALBANIAN = re.compile(r"[A-Za-zÇçËë0-9 ,.;:/()“”'–’-]+")
NAMES = frozenset({"website-or-app", "country", "citizenship"})  # spelt as their owners spell them
Terms = Mapping[str, Term]
Lists = Mapping[str, list[Term]]
NON_ANSWERS = ("unknown", "not-asked", "not-applicable", "declined")


@pytest.fixture(scope="module")
def terms() -> Terms:
    return read_sheets(settings.VOCABULARIES_DIR)


@pytest.fixture(scope="module")
def lists(terms: Terms) -> Lists:
    found: dict[str, list[Term]] = {}
    for term in terms.values():
        found.setdefault(term.list, []).append(term)
    return found


def test_every_term_is_named_in_both_languages_with_albanian_letters(terms: Terms) -> None:
    odd = [t.sq for t in terms.values() if not ALBANIAN.fullmatch(t.sq) and t.list not in NAMES]
    assert odd == []


def test_no_two_terms_of_a_list_have_the_same_name(lists: Lists) -> None:
    for name, members in lists.items():
        for language in ("en", "sq"):
            said_twice = _twice(getattr(t, language) for t in members)
            assert (name, language, said_twice) == (name, language, [])


def test_a_list_offers_all_four_non_answers_or_none(lists: Lists) -> None:
    for name, members in lists.items():
        held = {t.code.removeprefix(f"{name}/") for t in members if not t.is_answer}
        assert held in (set(), set(NON_ANSWERS)), name
        for term in members:
            if not term.is_answer:
                assert term.parent_id == f"non-answer/{term.code.removeprefix(f'{name}/')}"


@pytest.mark.parametrize(
    "name", ["sex", "age-band", "citizenship", "ethnicity", "exploitation-form", "means-of-control"]
)
def test_what_describes_a_person_may_stay_unanswered(lists: Lists, name: str) -> None:
    assert sum(not t.is_answer for t in lists[name]) == len(NON_ANSWERS)


def test_the_indicators_are_those_of_the_domain_reference(lists: Lists) -> None:
    families = Counter(t.parent_id for t in lists["indicator"])
    expected = {"g": 15, "l": 10, "x": 9, "b": 6, "c": 10, "v": 12}
    assert families == {f"indicator-family/{family}": many for family, many in expected.items()}


def test_what_an_indicator_may_show_is_marked_as_unverified_advice(lists: Lists) -> None:
    elements = {t.code.removeprefix("element/") for t in lists["element"]}
    for term in lists["indicator"]:
        assert set(term.facts.get("amp", "").split()) <= elements
        assert term.facts["amp_source"]
        assert not term.verified


def test_a_vulnerability_alone_is_no_element_of_trafficking(lists: Lists) -> None:
    vulnerable = [t for t in lists["indicator"] if t.parent_id == "indicator-family/v"]
    assert [t.facts.get("amp") for t in vulnerable] == [None] * 12


def test_forms_and_means_carry_the_words_of_htcds(lists: Lists) -> None:
    forms = {t.crosswalk["htcds"] for t in lists["exploitation-form"] if t.is_answer}
    assert forms == {
        "ForcedLabour", "SexualExploitation", "ChildLabour", "ForcedMarriage", "Servitude",
        "ForcedMilitaryByNonStateActors", "OrganRemoval", "ForcedBegging", "ForcedAdoption",
        "Surrogacy", "Other",
    }  # fmt: skip
    means = {t.crosswalk["htcds"] for t in lists["means-of-control"] if t.is_answer}
    assert len(means) == 16
    industries = [t for t in lists["industry"] if t.is_answer]
    assert [t.code[-1] for t in industries] == list("ABCDEFGHIJKLMNOPQRSTU")
    assert all(t.crosswalk["htcds"].startswith(f"{t.code[-1]}_") for t in industries)


def test_forced_criminality_is_our_extension_and_says_so(terms: Terms) -> None:
    ours = terms["exploitation-form/forced-criminality"]
    assert ours.crosswalk["htcds"] == "Other"
    assert ours.source.startswith("Local extension")


def test_every_age_band_says_whether_it_is_a_childs(lists: Lists) -> None:
    minor = {t.code: t.facts["minor"] for t in lists["age-band"]}
    assert minor["age-band/15-17"] == minor["age-band/14-17"] == "yes"
    assert minor["age-band/18-25"] == minor["age-band/18-24"] == "no"
    assert minor["age-band/unknown"] == "presumed"


def test_there_are_twelve_qarks_and_sixty_one_municipalities(lists: Lists) -> None:
    assert [t.code for t in lists["qark"]] == [f"qark/iso:AL-{n:02}" for n in range(1, 13)]
    assert [t.code for t in lists["municipality"]] == [
        f"municipality/asrdb:{n}" for n in range(1, 62)
    ]


def test_every_municipality_lies_in_one_qark_whichever_scheme_is_asked(
    lists: Lists, terms: Terms
) -> None:
    """HDX, LAU and NUTS number the qarks differently; all must name the same one."""
    for term in lists["municipality"]:
        qark = terms[str(term.parent_id)].crosswalk
        here = term.crosswalk
        assert here["hdx"].startswith(qark["hdx"])
        assert here["nuts3"] == qark["nuts3"]
        assert here["lau"][2:4] == qark["nuts3"][3:], term.code  # AL357 lies in AL035
    assert {t.parent_id for t in lists["municipality"]} == {t.code for t in lists["qark"]}
    for scheme in ("hdx", "lau"):
        assert _twice(t.crosswalk[scheme] for t in lists["municipality"]) == []


def test_place_names_keep_their_letters(terms: Terms) -> None:
    assert terms["qark/iso:AL-06"].sq == "Korçë"
    assert terms["municipality/asrdb:49"].sq == "Vau i Dejës"
    assert terms["municipality/asrdb:5"].facts["former_name"] == "Ura Vajgurore"


def test_countries_and_citizenships_are_alike_but_for_the_stateless(lists: Lists) -> None:
    def held(name: str) -> dict[str, tuple[str, str]]:
        return {t.code.removeprefix(f"{name}/"): (t.en, t.sq) for t in lists[name]}

    citizenships = held("citizenship")
    assert citizenships.pop("stateless") == ("Stateless", "Pa shtetësi")
    assert citizenships == held("country")
    assert len(citizenships) == 250 + len(NON_ANSWERS)  # ISO 3166-1, and Kosovo


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, many in Counter(words).items() if many > 1]
