"""The unit asked sees it, says yes or no, begins and ends; what opens to it, and when it closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest

from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.people.actions import name_person
from hearth.casework.people.models import Identity
from hearth.casework.people.queries.standing import works_on
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Ground, Referral, ReferralStep
from hearth.casework.referrals.rules import Move, State
from hearth.casework.referrals.tests.scene import NEEDS, a_case, sees, sent, the_grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


@dataclass(frozen=True)
class Scene:
    """A case with a name in its drawer, and a referral from Mira to Nora's shelter."""

    case: Case
    name: Identity
    referral: Referral


@pytest.fixture
def scene(mira: Actor, nora: Actor) -> Scene:
    case = a_case(mira)
    with acting(mira):
        name = name_person(case.person, {"given_name": "Provë", "family_name": "Testi"}, by=mira)
    return Scene(case, name, sent(case, nora, by=mira))


def test_the_first_who_opens_it_has_seen_it(scene: Scene, mira: Actor, nora: Actor) -> None:
    assert actions.see(scene.referral, by=nora)
    assert actions.see(scene.referral, by=later(nora, minutes=5)) is None
    assert scene.referral.stands is State.SEEN
    with pytest.raises(actions.NotTheRecipient):
        actions.see(scene.referral, by=mira)


def test_acceptance_opens_the_drawers_the_service_needs_and_no_other(
    scene: Scene, mira: Actor, nora: Actor, ilir: Actor
) -> None:
    assert not sees(nora, scene.name)
    actions.accept(scene.referral, from_day=date(2026, 3, 20), by=nora)

    assert sees(nora, scene.name)
    assert not sees(ilir, scene.name)
    given = the_grant(scene.referral.opened_id)
    assert given.basis == Basis.REFERRAL
    assert given.unit == nora.unit
    assert Compartment.STORY not in given.drawers
    assert Compartment.LEGAL not in given.drawers
    assert given.rests_on == _ground(scene.referral).consent_id


def test_whoever_is_asked_knows_of_her_and_works_with_her_only_after_saying_yes(
    scene: Scene, nora: Actor
) -> None:
    assert not works_on(nora, scene.case.dossier_id)
    actions.accept(scene.referral, by=nora)
    assert works_on(nora, scene.case.dossier_id)


def test_what_she_does_not_wish_shared_stays_shut(mira: Actor, nora: Actor) -> None:
    case = a_case(mira)
    with acting(mira):
        name = name_person(case.person, {"given_name": "Provë"}, by=mira)
    withheld = frozenset({Compartment.IDENTITY, Compartment.HEALTH})
    referral = sent(case, nora, by=mira, withheld=withheld)
    actions.accept(referral, by=nora)

    assert not sees(nora, name)
    assert Compartment.WHEREABOUTS in the_grant(referral.opened_id).drawers


def test_acceptance_notes_how_the_agency_met_her(scene: Scene, mira: Actor, nora: Actor) -> None:
    actions.accept(scene.referral, by=nora)

    contact = FirstContact.objects.unscoped(because="test").get(case=scene.case, unit=nora.unit)
    assert contact.how_id == "first-contact/referred"
    assert contact.from_unit == mira.unit
    assert contact.on == date(2026, 3, 19)


def test_police_who_accept_are_counted_though_that_drawer_is_shut_to_them(
    mira: Actor, agim: Actor
) -> None:
    case = a_case(mira)
    referral = sent(case, agim, by=mira, service="service/police-protection")
    actions.accept(referral, by=agim)

    contacts = FirstContact.objects.unscoped(because="test").filter(unit=agim.unit)
    assert contacts.count() == 1
    assert not sees(agim, contacts.get())


def test_a_no_says_why_and_closes_the_door(scene: Scene, mira: Actor, nora: Actor) -> None:
    with pytest.raises(actions.SayWhyNot):
        actions.decline(scene.referral, reason="", by=nora)
    step = actions.decline(
        scene.referral, reason="decline-reason/no-place", words="Full until May.", by=nora
    )

    assert not sees(nora, scene.referral)
    assert not sees(nora, scene.case)
    assert sees(mira, step)
    with acting(mira):
        assert ReferralStep.objects.visible_to(mira).get(pk=step.pk).words == "Full until May."


def test_only_the_unit_asked_answers(
    scene: Scene, mira: Actor, agim: Actor, ilir: Actor, elton: Actor
) -> None:
    for stranger in (mira, agim, ilir, elton):
        with pytest.raises(actions.NotTheRecipient):
            actions.accept(scene.referral, by=stranger)
        with pytest.raises(actions.NotTheRecipient):
            actions.decline(scene.referral, reason="decline-reason/other", by=stranger)


def test_a_second_answer_learns_who_was_first(scene: Scene, nora: Actor) -> None:
    actions.accept(scene.referral, by=nora)

    with pytest.raises(actions.AlreadyAnswered) as quicker:
        actions.decline(scene.referral, reason="decline-reason/other", by=later(nora, minutes=1))
    assert quicker.value.first.by == nora.user
    assert quicker.value.first.move == Move.ACCEPTED


def test_questions_and_replies_are_read_by_both_and_do_not_stop_the_clock(
    scene: Scene, mira: Actor, nora: Actor
) -> None:
    due = scene.referral.answer_by
    question = actions.ask(scene.referral, words="Does the child need a school?", by=nora)
    reply = actions.reply(scene.referral, words="Not this week.", by=later(mira, minutes=5))

    assert scene.referral.answer_by == due
    assert sees(mira, question)
    assert sees(nora, reply)
    with pytest.raises(actions.WriteSomething):
        actions.ask(scene.referral, words=" ", by=nora)
    with pytest.raises(actions.NotTheSender):
        actions.reply(scene.referral, words="I answer myself.", by=nora)


def test_the_end_closes_the_drawers_and_feedback_the_door(
    scene: Scene, mira: Actor, nora: Actor
) -> None:
    actions.accept(scene.referral, by=nora)
    actions.start(scene.referral, by=later(nora, days=1))
    after = later(nora, days=90)
    outcome = actions.complete(scene.referral, outcome="referral-outcome/completed", by=after)

    assert not sees(after, scene.name)
    assert sees(after, scene.referral)
    assert sees(later(mira, days=90), outcome)

    told = actions.give_feedback(scene.referral, words="She is well.", by=later(after, days=1))
    assert not sees(later(after, days=1), scene.referral)
    assert not sees(later(after, days=1), scene.case)
    assert sees(later(mira, days=92), told)
    assert scene.referral.stands is State.FEEDBACK


def test_whoever_writes_no_feedback_reads_the_referral_some_days_and_no_longer(
    scene: Scene, nora: Actor
) -> None:
    actions.accept(scene.referral, by=nora)
    actions.complete(scene.referral, outcome="referral-outcome/partly", by=later(nora, days=10))

    assert sees(later(nora, days=23), scene.referral)
    assert not sees(later(nora, days=25), scene.referral)


def test_outcome_and_feedback_said_together_close_everything_at_once(
    scene: Scene, nora: Actor
) -> None:
    actions.accept(scene.referral, by=nora)
    actions.complete(
        scene.referral, outcome="referral-outcome/completed", feedback="All went well.", by=nora
    )

    assert not sees(nora, scene.referral)
    assert not sees(nora, scene.case)


def test_a_step_out_of_order_is_refused(scene: Scene, nora: Actor) -> None:
    for too_early in (
        partial(actions.start, scene.referral, by=nora),
        partial(actions.complete, scene.referral, outcome="referral-outcome/partly", by=nora),
        partial(actions.give_feedback, scene.referral, words="Well.", by=nora),
    ):
        with pytest.raises(actions.NotNow):
            too_early()


def test_the_whole_life_is_in_the_audit_and_nothing_of_what_was_said(
    scene: Scene, mira: Actor, nora: Actor
) -> None:
    actions.see(scene.referral, by=nora)
    actions.accept(scene.referral, words="We expect her on Friday.", by=nora)
    actions.complete(
        scene.referral, outcome="referral-outcome/completed", feedback="Good.", by=nora
    )

    events = Event.objects.unscoped(because="test").about(scene.case.dossier_id)
    kinds = [event.kind for event in events.order_by("seq")]
    for kind in ("sent", "seen", "accepted", "completed", "feedback"):
        assert f"referrals.{kind}" in kinds
    said = str([event.facts for event in events])
    assert not any(word in said for word in (NEEDS, "Friday", "Good", "Testi"))


def _ground(referral: Referral) -> Ground:
    found = Ground.objects.unscoped(because="test").get(referral=referral)
    assert isinstance(found, Ground)
    return found
