"""Complete the screening: versions, bases, and the four ways of not answering."""

from __future__ import annotations

import pytest

from hearth.areas.identification.actions import (
    Contradiction,
    Interviewed,
    WrittenMeanwhile,
    write_interview,
)
from hearth.areas.identification.models import Identification, InitialInterview
from hearth.areas.identification.queries import screenings_of
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.tests.reports import identified
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vocabularies.choices import UnknownTerm


def test_a_version_is_added_and_none_is_overwritten(vera: Actor, vesa: Actor) -> None:
    done = identified(vera)
    first = Interviewed(words={"act_words": "First words (invented)"})
    then = Interviewed(
        signs={
            "indicator/g-01": "stated",
            "indicator/g-12": "stated",
            "indicator/l-01": "suspected",
        },
        many={"means": ("means-of-control/debt-bondage",), "disability": ("disability/declined",)},
        ethnicity="ethnicity/not-asked",
        words={"act_words": "Second words (invented)"},
    )
    write_interview(done.identification, first, seen=0, by=vera)
    written = write_interview(done.identification, then, seen=1, by=vesa)
    assert (written.version, written.advised) == (2, Finding.POTENTIAL_VICTIM)
    with acting(vera):
        (screened,) = screenings_of(done.case, vera)
        assert screened.versions == 2
        assert screened.words["act_words"] == "Second words (invented)"
        assert {sign.basis for sign in screened.signs} == {
            "indicator-basis/stated", "indicator-basis/suspected",
        }  # fmt: skip
        versions = InitialInterview.objects.visible_to(vera).order_by("version")
        assert [row.words["act_words"] for row in versions] == [
            "First words (invented)", "Second words (invented)",
        ]  # fmt: skip
        kept = Identification.objects.visible_to(vera).get()
        assert kept.signs == ["indicator/g-01=observed", "indicator/g-12=stated"]


def test_what_is_known_now_may_speak_otherwise_and_nothing_follows_by_itself(vera: Actor) -> None:
    done = identified(vera, finding=Finding.AT_RISK)
    signs = {"indicator/g-01": "stated", "indicator/g-12": "stated", "indicator/l-01": "stated"}
    write_interview(done.identification, Interviewed(signs=signs), seen=0, by=vera)
    with acting(vera):
        (screened,) = screenings_of(done.case, vera)
    assert screened.differs
    assert screened.identification.concluded == Finding.AT_RISK


def test_nothing_must_be_answered(vera: Actor) -> None:
    done = identified(vera)
    assert write_interview(done.identification, Interviewed(), seen=0, by=vera).version == 1


def test_an_answer_and_a_way_of_not_answering_contradict(vera: Actor) -> None:
    done = identified(vera)
    both = ("disability/seeing", "disability/declined")
    with pytest.raises(Contradiction) as said:
        write_interview(
            done.identification, Interviewed(many={"disability": both}), seen=0, by=vera
        )
    assert said.value.questions == ("disability",)


def test_a_word_of_another_list_is_refused(vera: Actor) -> None:
    done = identified(vera)
    wrong = Interviewed(many={"means": ("disability/seeing",)})
    with pytest.raises(UnknownTerm):
        write_interview(done.identification, wrong, seen=0, by=vera)


def test_two_who_write_at_once_do_not_overwrite_each_other(vera: Actor, vesa: Actor) -> None:
    done = identified(vera)
    write_interview(done.identification, Interviewed(), seen=0, by=vera)
    with pytest.raises(WrittenMeanwhile):
        write_interview(done.identification, Interviewed(), seen=0, by=vesa)


def test_the_record_knows_that_and_not_what(vera: Actor) -> None:
    done = identified(vera)
    said = Interviewed(words={"wishes": "A door of her own (invented)"})
    write_interview(done.identification, said, seen=0, by=vera)
    with acting(vera):
        event = Event.objects.visible_to(vera).of_kind("identification.interviewed").get()
    assert event.facts == {"version": 1, "advised": "no-signs"}


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "nora", "elton", "mira"])
def test_others_neither_write_nor_read_it(
    request: pytest.FixtureRequest, vera: Actor, agim: Actor, drita: Actor, who: str
) -> None:
    done, other = identified(vera), request.getfixturevalue(who)
    write_interview(done.identification, Interviewed(), seen=0, by=vera)
    with pytest.raises(NotTheirWork):
        write_interview(done.identification, Interviewed(), seen=1, by=other)
    with acting(other):
        assert not InitialInterview.objects.visible_to(other).exists()
        assert screenings_of(done.case, other) == []
