"""What forms and screens ask for, in the reader's language."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from hearth.foundation.vocabularies import choices
from hearth.foundation.vocabularies.models import Term

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 19)


def test_choices_stand_in_the_order_of_the_sheet_in_the_readers_language() -> None:
    with override("sq"):
        assert choices.choices("danger", on=TODAY)[0] == ("danger/now", "Në rrezik tani")
    with override("en"):
        assert choices.choices("danger", on=TODAY)[0] == ("danger/now", "In danger now")


def test_the_ways_of_not_answering_can_be_left_out() -> None:
    assert len(choices.choices("sex", on=TODAY)) == 7
    answers = choices.choices("sex", on=TODAY, answers_only=True)
    assert [code for code, _ in answers] == ["sex/female", "sex/male", "sex/other"]


def test_indicators_come_by_family() -> None:
    with override("en"):
        families = choices.grouped("indicator", on=TODAY)
    assert [name for name, _ in families][:2] == ["General signs", "Labour exploitation"]
    assert len(families) == 6


def test_the_municipalities_of_a_qark() -> None:
    with override("sq"):
        vlore = choices.under("qark/iso:AL-12", "municipality", on=TODAY)
    assert [name for _, name in vlore] == [
        "Delvinë", "Himarë", "Konispol", "Finiq", "Sarandë", "Selenicë", "Vlorë",
    ]  # fmt: skip


def test_a_term_says_its_name_and_what_others_call_it() -> None:
    labour = choices.term("exploitation-form/forced-labour")
    with override("sq"):
        assert str(labour) == "Punë e detyruar"
    assert labour.crosswalk == {"htcds": "ForcedLabour", "ctdc": "isForcedLabour"}


def test_several_answers_are_put_in_order_and_strangers_refused() -> None:
    picked = ["need-tonight/doctor", "need-tonight/shelter"]
    assert choices.of_list(picked, "need-tonight", on=TODAY) == picked[::-1]
    with pytest.raises(choices.UnknownTerm, match="sex/male may not be chosen from need-tonight"):
        choices.of_list(["sex/male"], "need-tonight", on=TODAY)


def test_an_unknown_code_or_list_is_named() -> None:
    with pytest.raises(choices.UnknownTerm, match="sex/none"):
        choices.name_of("sex/none")
    with pytest.raises(choices.UnknownTerm, match="colours"):
        choices.choices("colours", on=TODAY)


def test_the_table_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        choices.choices("sex", on=TODAY)
        choices.choices("qark", on=TODAY)
        choices.name_of("danger/now")


def test_query_sets_speak_in_sentences() -> None:
    codes = Term.objects.of("first-contact").on(TODAY).in_order().values_list("code", flat=True)
    assert list(codes) == ["first-contact/own-detection", "first-contact/referred"]
