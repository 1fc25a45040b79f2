"""What happened, for whoever may know: a closed drawer leaves no count, no date and no author."""

from __future__ import annotations

from dataclasses import replace

from hearth.casework.cases.actions import close, correct, give_consent, reopen, write_note
from hearth.casework.cases.actions.consent import Agreed
from hearth.casework.cases.queries.timeline import Moment, timeline
from hearth.casework.cases.tests.scene import READ, met, teamed, told
from hearth.casework.cases.told import TOLD
from hearth.casework.people.actions import agree_contact
from hearth.casework.people.rules import ContactRules
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


def moments(case: object, actor: Actor, **after: float) -> list[Moment]:
    now = later(actor, **after)
    with acting(now):
        return list(timeline(case, now).moments)  # type: ignore[arg-type]


def test_the_whole_story_newest_first(vera: Actor, mira: Actor) -> None:
    case = met(vera, given="Anësa")
    note = write_note(case, "She came by herself.", by=later(vera, hours=1))
    correct(note, "She came with her sister.", by=later(vera, hours=2))
    teamed(case, mira, by=later(vera, hours=3))
    told_so = moments(case, mira, hours=4)
    assert [m.at for m in told_so] == sorted((m.at for m in told_so), reverse=True)
    assert told_so[0].who == "Vera T."
    assert [m.words for m in told_so if m.words] == [
        "She came with her sister.",
        "She came by herself.",
    ]
    assert ["19.03.2026 23:00" in m.what for m in told_so if m.words] == [True, False]
    assert not any("Anësa" in f"{m.what}{m.words}" for m in told_so)


def test_a_closed_drawer_leaves_no_trace(vera: Actor, agim: Actor, drita: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    told(case, drita, Compartment.OPEN, Compartment.SERVICES)
    before = {who.user.username: moments(case, who, minutes=1) for who in (agim, drita)}
    write_note(case, "Secret.", by=later(vera, minutes=2))
    agree_contact(case.person, ContactRules(), confirmed_with_her=True, by=later(vera, minutes=3))
    after = {who.user.username: moments(case, who, minutes=4) for who in (agim, drita)}
    assert after == before
    give_consent(case, Agreed("consent-purpose/services", READ), by=later(vera, minutes=5))
    assert moments(case, agim, minutes=6) == before["agim"]
    assert len(moments(case, drita, minutes=6)) == len(before["drita"]) + 1


def test_readings_are_no_part_of_the_story(vera: Actor) -> None:
    """Who read what has a page of its own; a kind that nobody placed is shown to nobody."""
    met(vera, given="Anësa")
    kinds = {event.kind for event in Event.objects.unscoped(because="test")}
    assert "access.opened" not in TOLD
    assert "people.name-read" not in TOLD
    assert kinds - TOLD.keys() <= {"people.registered"}


def test_each_episode_has_its_own_story(vera: Actor) -> None:
    case = met(vera)
    write_note(case, "The first time.", by=later(vera, hours=1))
    close(case, reason="closing-reason/declined-help", by=later(vera, hours=2))
    again = reopen(
        case,
        because="reopening-reason/asked-for-help",
        how="first-contact/own-detection",
        by=later(vera, days=30),
    )
    write_note(again, "The second time.", by=later(vera, days=31))
    first, second = moments(case, vera, days=32), moments(again, vera, days=32)
    assert [m.words for m in first if m.words] == ["The first time."]
    assert [m.words for m in second if m.words] == ["The second time."]


def test_others_lay_their_own_pages_beside_this_one(vera: Actor, agim: Actor) -> None:
    case = met(vera)
    told(case, agim, Compartment.OPEN)
    page = {**TOLD, "cases.opened": replace(TOLD["cases.opened"], drawer=Compartment.STORY)}
    now = later(agim, minutes=1)
    with acting(now):
        assert timeline(case, now, told=page).moments == ()


def test_for_ilir_nothing_happened(vera: Actor, ilir: Actor) -> None:
    assert moments(met(vera), ilir, minutes=1) == []
