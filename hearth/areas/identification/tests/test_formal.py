"""Formal identification: only when she asks, only with both officers, and in writing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation

from hearth.areas.identification.actions import (
    DecidedMeanwhile,
    Held,
    NotOnTheLadder,
    NotYetFormal,
    Officer,
    Outcome,
    decide_formally,
    give_decision,
    hold_interview,
    request_formal,
)
from hearth.areas.identification.actions.formal import CONSENT
from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    FormalInterview,
    FormalOfficer,
)
from hearth.areas.identification.queries import formal_of
from hearth.areas.identification.rules.interview import Obstacle, Seat, Where
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import TODAY, agreed, identified, status_now
from hearth.casework.cases.actions import NotAConsent, withdraw
from hearth.casework.cases.models import Case, Consent
from hearth.casework.duties.models import Alert
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting

SIGNED = (
    Officer(Seat.POLICE, name="Polici Shembulli", rank="Inspector"),
    Officer(Seat.SOCIAL_SERVICE, name="Sociale Shembulli"),
)
PROTECTOR = Officer(Seat.CHILD_PROTECTION, name="Mbrojtëse Shembulli")


def asked(by: Actor, **changes: object) -> FormalIdentification:
    case = identified(by, **changes).case
    return request_formal(case, agreed(CONSENT), on=TODAY, seen=1, by=by)


def held(*officers: Officer, where: Where = Where.TERRITORY, **words: str) -> Held:
    return Held(TODAY, where, officers or SIGNED, words=words)


def test_she_asks_two_officers_hear_her_and_she_is_given_the_paper(vera: Actor) -> None:
    procedure = asked(vera)
    hold_interview(procedure, held(account="Invented account"), seen=2, by=vera)
    decision = decide_formally(
        procedure, Outcome(Status.OFFICIAL, TODAY, words={"number": "1/2026"}), seen=3, by=vera
    )
    assert status_now(procedure.case, vera) is Status.OFFICIAL
    give_decision(decision, on=TODAY, language="language/iso:sq", by=vera)
    with acting(vera), translation.override("en"):
        told = formal_of(procedure.case, vera)
        assert told
        assert told.decision
        assert told.decision.given_on == TODAY
        assert told.sittings[0].words["account"] == "Invented account"
        assert told.sittings[0].seated == [
            "Police: Polici Shembulli, Inspector", "State Social Service: Sociale Shembulli",
        ]  # fmt: skip
        kinds = Event.objects.visible_to(vera).order_by("seq").values_list("kind", flat=True)
        wanted = ["formal-requested", "formal-held", "formal-decided", "decision-given"]
        assert [k for k in kinds if k.removeprefix("identification.") in wanted] == [
            f"identification.{word}" for word in wanted
        ]


def test_the_request_rests_on_her_consent(vera: Actor) -> None:
    procedure = asked(vera)
    with acting(vera):
        consent = Consent.objects.visible_to(vera).get(pk=procedure.consent_id)
    assert consent.purpose_id == "consent-purpose/formal-identification"
    assert status_now(procedure.case, vera) is Status.FORMAL_REQUESTED


def test_without_the_childs_yes_there_is_no_request(vera: Actor) -> None:
    case = identified(vera, age_band="age-band/15-17").case
    said = agreed(CONSENT, by_guardian=True, guardian="Aunt (invented)", assent="no")
    with pytest.raises(NotAConsent):
        request_formal(case, said, on=TODAY, seen=1, by=vera)
    assert status_now(case, vera) is Status.POTENTIAL


def test_a_request_that_fails_keeps_no_consent_either(vera: Actor) -> None:
    case = identified(vera).case
    with acting(vera):  # as a page does, which catches the sentence and commits
        with pytest.raises(DecidedMeanwhile):
            request_formal(case, agreed(CONSENT), on=TODAY, seen=0, by=vera)
        assert not Consent.objects.visible_to(vera).exists()


@pytest.mark.parametrize(
    ("officers", "where", "missing"),
    [
        (SIGNED[:1], Where.TERRITORY, [Obstacle.NO_SOCIAL_SERVICE]),
        (SIGNED[1:], Where.TERRITORY, [Obstacle.NO_POLICE]),
        (SIGNED, Where.BORDER, [Obstacle.NO_BORDER_POLICE]),
    ],
)
def test_without_both_officers_it_was_not_held(
    vera: Actor, officers: tuple[Officer, ...], where: Where, missing: list[Obstacle]
) -> None:
    procedure = asked(vera)
    with pytest.raises(NotYetFormal) as refused:
        hold_interview(procedure, held(*officers, where=where), seen=2, by=vera)
    assert list(refused.value.obstacles) == missing
    assert status_now(procedure.case, vera) is Status.FORMAL_REQUESTED


def test_a_child_is_heard_with_child_protection_beside_them(vera: Actor) -> None:
    case = identified(vera, age_band="age-band/unknown").case
    said = agreed(CONSENT, by_guardian=True, guardian="Aunt (invented)", assent="given")
    procedure = request_formal(case, said, on=TODAY, seen=1, by=vera)
    with pytest.raises(NotYetFormal) as refused:
        hold_interview(procedure, held(), seen=2, by=vera)
    assert refused.value.obstacles == (Obstacle.NO_CHILD_PROTECTION,)
    assert hold_interview(procedure, held(*SIGNED, PROTECTOR), seen=2, by=vera).child


def test_she_took_her_consent_back_and_is_not_heard(vera: Actor) -> None:
    procedure = asked(vera)
    with acting(vera):
        withdraw(Consent.objects.visible_to(vera).get(), by=vera)
    with pytest.raises(NotYetFormal) as refused:
        hold_interview(procedure, held(), seen=2, by=vera)
    assert refused.value.obstacles == (Obstacle.NO_CONSENT,)


def test_officers_may_be_colleagues_with_an_account(
    vera: Actor, agim: Actor, social_service_officer: Actor
) -> None:
    procedure = asked(vera)
    both = (
        Officer(Seat.POLICE, user=agim.user),
        Officer(Seat.SOCIAL_SERVICE, user=social_service_officer.user),
    )
    interview = hold_interview(procedure, held(*both), seen=2, by=vera)
    with acting(vera):
        officers = FormalOfficer.objects.visible_to(vera).filter(interview=interview)
        assert {officer.user for officer in officers} == {agim.user, social_service_officer.user}
        assert {officer.name for officer in officers} == {None}


@pytest.mark.parametrize("status", [Status.POTENTIAL, Status.AT_RISK_ONLY, Status.NOT_VICTIM])
def test_whatever_is_decided_she_may_ask_again(vera: Actor, status: Status) -> None:
    procedure = asked(vera)
    hold_interview(procedure, held(), seen=2, by=vera)
    decide_formally(procedure, Outcome(status, TODAY), seen=3, by=vera)
    assert status_now(procedure.case, vera) is status
    if status is not Status.AT_RISK_ONLY:
        assert request_formal(procedure.case, agreed(CONSENT), on=TODAY, seen=4, by=vera)


def test_nothing_is_decided_before_the_interview(vera: Actor) -> None:
    procedure = asked(vera)
    with pytest.raises(NotOnTheLadder):
        decide_formally(procedure, Outcome(Status.OFFICIAL, TODAY), seen=2, by=vera)


def test_the_paper_is_given_once(vera: Actor) -> None:
    procedure = asked(vera)
    hold_interview(procedure, held(), seen=2, by=vera)
    decision = decide_formally(procedure, Outcome(Status.OFFICIAL, TODAY), seen=3, by=vera)
    give_decision(decision, on=TODAY, language=None, by=vera)
    give_decision(decision, on=TODAY + timedelta(days=3), language=None, by=vera)
    with acting(vera):
        assert FormalDecision.objects.visible_to(vera).get().given_on == TODAY


def test_the_police_and_strangers_read_no_word_of_it(
    vera: Actor, agim: Actor, drita: Actor, ilir: Actor, nora: Actor
) -> None:
    procedure = asked(vera)
    hold_interview(procedure, held(account="Invented account"), seen=2, by=vera)
    for other in (agim, drita, ilir, nora):
        with acting(other):
            assert not FormalInterview.objects.visible_to(other).exists()
            assert not FormalOfficer.objects.visible_to(other).exists()
            assert formal_of(procedure.case, other) is None
    assert status_now(procedure.case, drita) is Status.FORMAL_HELD  # the Authority sees the status


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "mira"])
def test_others_do_not_ask_in_her_place(
    request: pytest.FixtureRequest, vera: Actor, agim: Actor, drita: Actor, who: str
) -> None:
    case: Case = identified(vera).case
    with pytest.raises(NotTheirWork):
        request_formal(case, agreed(CONSENT), on=TODAY, seen=1, by=request.getfixturevalue(who))


def test_the_two_bodies_learn_that_it_was_asked_for_and_the_authority_what_came_of_it(
    vera: Actor, agim: Actor, social_service_officer: Actor, drita: Actor, ilir: Actor
) -> None:
    case = identified(vera).case
    procedure = request_formal(case, agreed(CONSENT), on=TODAY, seen=1, by=vera)
    assert "T-SPIF-SHSSH" in _duties(social_service_officer)
    assert "T-SPIF-POL" in _duties(agim)
    hold_interview(procedure, held(), seen=2, by=vera)
    assert "T-SPIF-RA" not in _duties(drita)
    decide_formally(procedure, Outcome(Status.OFFICIAL, TODAY), seen=3, by=vera)
    assert "T-SPIF-RA" in _duties(drita)
    assert _duties(ilir) == set()


def _duties(actor: Actor) -> set[str]:
    with acting(actor):
        return {alert.duty for alert in Alert.objects.visible_to(actor).sent_to(actor.unit_ids)}
