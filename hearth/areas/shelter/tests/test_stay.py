"""She comes, moves, stays longer, leaves; a mother and her children are one placement."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from hearth.areas.shelter.actions import (
    BedTaken,
    DirectorDecides,
    Left,
    LeftAlready,
    LivesElsewhere,
    NobodyCame,
    NotLater,
    NotOursYet,
    NotTheirHouse,
    NotYet,
    Proposed,
    admit,
    decide_exit,
    extend,
    hold,
    leave,
    move,
    propose_exit,
)
from hearth.areas.shelter.actions.exits import NotTheDirector
from hearth.areas.shelter.actions.stays import RULES
from hearth.areas.shelter.models import ExitProposal, Lodging, Stay
from hearth.areas.shelter.queries import asking
from hearth.areas.shelter.queries.occupancy import occupancy_of
from hearth.areas.shelter.tests.scene import (
    a_house,
    bed,
    bookings,
    lives_there,
    referred,
    wanted,
)
from hearth.casework.cases.tests.scene import kinds, met
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.tests.scene import sees, sent
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, somebody, unit


def left(by: Actor, reason: str = "goals-reached", **days: int) -> Left:
    on = timezone.localdate(by.at) + timedelta(**days)
    return Left(on, f"leaving-reason/{reason}", "destination/own-rent", "Me qira (e shpikur).")


def test_she_comes_and_her_stay_lies_in_her_own_dossier(
    mira: Actor, nora: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    house, case = a_house(nora), referred(mira, nora)
    stay = lives_there(house, case, by=nora)
    assert stay.dossier_id == case.dossier_id
    assert stay.due_on == timezone.localdate(nora.at) + timedelta(days=180), "policy/shelter.toml"
    assert sees(nora, stay)
    assert sees(mira, stay)
    assert not any(sees(who, stay) for who in (agim, ilir, drita))
    referral = Referral.objects.unscoped(because="test").get(case=case)
    assert referral.stands is State.STARTED, "nobody presses twice"
    assert "shelter.admitted" in kinds()


def test_nobody_is_let_in_whose_referral_waits(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), met(mira)
    sent(case, nora, by=mira)
    (held,) = hold(house, wanted(house, "1A", by=nora, cases=(case,)), by=nora)
    with pytest.raises(NotOursYet):
        admit(held, came=[case.pk], by=nora)
    assert bookings(house, by=nora)[0].kind == "hold", "the bed is still kept for her"


def test_who_lived_with_us_and_is_referred_again_asks_again(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    assert _ask(nora) == [case.number]
    stay = lives_there(house, case, by=nora)
    assert _ask(nora) == []
    month = later(nora, days=30)
    leave(stay, left(month), by=month)
    assert _ask(later(month, days=1)) == [], "that referral had its bed"
    sent(case, month, by=later(mira, days=60))
    assert _ask(later(nora, days=61)) == [case.number]


def test_how_full_counts_the_nights_that_were_slept(mira: Actor, nora: Actor) -> None:
    house, week = a_house(nora), later(nora, days=7)
    stay = lives_there(house, referred(mira, nora), by=nora)
    leave(stay, left(week), by=week)
    with acting(week):
        year = occupancy_of(house, week)
    assert year.nights == 7
    assert [many for _words, many in year.lengths] == [0, 1, 0, 0, 0, 0]


def test_nobody_lives_in_two_houses(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    lives_there(house, case, by=nora)
    with pytest.raises(LivesElsewhere):
        lives_there(house, case, "1B", by=nora)


def test_a_mother_and_her_children_come_as_one(mira: Actor, nora: Actor) -> None:
    """Two beds for three: the youngest sleeps with the mother's daughter."""
    house = a_house(nora)
    mother, son = referred(mira, nora), referred(mira, nora, band="12-14", sex="male")
    baby = referred(mira, nora, band="0-11")
    held = hold(house, wanted(house, "2A", "2B", by=nora, cases=(mother, son, baby)), by=nora)
    stays = admit(held[0], came=[mother.pk, son.pk, baby.pk], by=nora)
    assert len(stays) == 3
    assert len({stay.party for stay in stays}) == 1
    assert {stay.dossier_id for stay in stays} == {c.dossier_id for c in (mother, son, baby)}
    assert len(bookings(house, by=nora)) == 2

    tonight = later(nora, days=2)
    (hers,) = [stay for stay in stays if stay.case_id == baby.pk]
    move(hers, bed(house, "2D", by=tonight), by=tonight)
    shared = [each for each in bookings(house, by=nora) if son.pk in each.cases]
    assert [each.cases for each in shared] == [[son.pk]], "the brother keeps the bed"


def test_who_did_not_come_keeps_no_bed(mira: Actor, nora: Actor) -> None:
    house, mother, son = a_house(nora), referred(mira, nora), referred(mira, nora, band="12-14")
    held = hold(house, wanted(house, "2A", "2B", by=nora, cases=(mother, son)), by=nora)
    with pytest.raises(NobodyCame):
        admit(held[0], came=[], by=nora)
    admit(held[0], came=[mother.pk], by=nora)
    assert len(bookings(house, by=nora)) == 1


def test_at_the_door_a_minute_late_she_is_let_in(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    (held,) = hold(house, wanted(house, "1A", by=nora, cases=(case,)), by=nora)
    assert admit(held, came=[case.pk], by=later(nora, hours=6, minutes=1))


def test_she_moves_and_the_old_bed_is_free(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    stay = lives_there(house, case, by=nora)
    week = later(nora, days=7)
    move(stay, bed(house, "2A", by=week), by=week)
    with acting(week):
        assert Lodging.objects.visible_to(week).filter(stay=stay).count() == 2
    assert hold(house, wanted(house, "1A", by=week), by=week)


def test_into_the_apartment_the_stay_is_of_another_kind(mira: Actor, nora: Actor) -> None:
    house, flat = a_house(nora), a_house(nora, kind="high-autonomy-apartment")
    stay = lives_there(house, referred(mira, nora), by=nora)
    week = later(nora, days=7)
    move(stay, bed(flat, "1A", by=week), by=week)
    with acting(week):
        assert Stay.objects.visible_to(week).get().kind_id == "house-kind/high-autonomy-apartment"


def test_longer_only_if_the_bed_is_free_for_it(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    soon = timezone.localdate(nora.at) + timedelta(days=4)
    stay = lives_there(house, case, until=soon, by=nora)
    hold(house, wanted(house, "1A", by=nora, on=10), by=nora)
    with pytest.raises(BedTaken):
        extend(stay, until=soon + timedelta(days=30), why="Gjyqi vonohet.", by=nora)
    with pytest.raises(NotLater):
        extend(stay, until=soon, why="Asgjë.", by=nora)
    extend(stay, until=soon + timedelta(days=2), why="Deri të gjejë banesë.", by=nora)
    assert Stay.objects.unscoped(because="test").get().due_on == soon + timedelta(days=2)


def test_she_leaves_and_says_where_to(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    stay = lives_there(house, case, by=nora)
    month = later(nora, days=30)
    with pytest.raises(NotYet):
        leave(stay, left(month, days=1), by=month)
    leaving = leave(stay, left(month), by=month)
    assert sees(mira, leaving)
    with pytest.raises(LeftAlready):
        leave(stay, left(month), by=month)
    assert hold(house, wanted(house, "1A", by=month), by=month)


def test_came_and_left_on_one_day_uses_no_night(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    leave(lives_there(house, case, by=nora), left(nora, "own-wish"), by=nora)
    assert bookings(house, by=nora) == []


def test_whoever_works_with_her_elsewhere_reads_and_does_not_act(mira: Actor, nora: Actor) -> None:
    house, case = a_house(nora), referred(mira, nora)
    stay = lives_there(house, case, by=nora)
    with pytest.raises(NotTheirHouse):
        leave(stay, left(mira), by=mira)


def test_because_of_the_rules_the_director_decides_and_offers_another_place(
    mira: Actor, nora: Actor, director: Actor, ilir: Actor
) -> None:
    office = unit("other-office", kind=UnitKind.NGO, of="other-shelter")
    theirs = somebody("drejtoresha", Role.DIRECTOR, office)
    house, case = a_house(nora), referred(mira, nora)
    stay = lives_there(house, case, by=nora)
    with pytest.raises(DirectorDecides):
        leave(stay, left(nora, "rules"), by=nora)

    proposed = Proposed(
        "house-rule/address-told",
        "exit-alternative/other-shelter",
        "Adresa iu tha dikujt (e shpikur).",
        "Një vend në një qytet tjetër, nesër në mëngjes.",
    )
    proposal = propose_exit(stay, proposed, by=nora)
    assert sees(theirs, proposal)
    assert not any(sees(who, proposal) for who in (director, ilir, mira))
    assert not sees(theirs, stay), "to decide she need not know where she sleeps"
    with pytest.raises(NotTheDirector):
        decide_exit(proposal, agreed=True, why="Po.", by=nora)
    decision = decide_exit(proposal, agreed=True, why="Siguria e të gjithave.", by=theirs)
    assert ExitProposal.objects.unscoped(because="test").get().decided_at
    with pytest.raises(DirectorDecides):
        leave(stay, left(nora, "own-wish"), decision=decision, by=nora)
    assert leave(stay, left(nora, "rules"), decision=decision, by=nora).reason_id == RULES


def _ask(actor: Actor) -> list[str]:
    with acting(actor):
        return [each.number for each in asking(actor)]
