"""Two at the same moment: one answer, one winner; and no grant survives the consent it rests on.

These commit, in a database of their own, with one connection for each thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from hearth.casework.cases.actions import withdraw
from hearth.casework.cases.models import Consent
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import Move, State
from hearth.casework.referrals.tests.scene import a_case, a_wish, her_yes, sees
from hearth.casework.referrals.wish import OnConsent
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from tests.cast import later, somebody

TIMES = 8


@dataclass(frozen=True)
class Outcome:
    """How one of the two ended: done, or refused by name."""

    done: bool
    refused: str = ""


def at_once(*deeds: Callable[[], object]) -> list[Outcome]:
    """All of them in the same moment, each on a connection of its own."""
    ready = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> Outcome:
        try:
            ready.wait()
            deed()
        except (actions.NotNow, actions.ConsentTakenBack) as refusal:
            return Outcome(False, type(refusal).__name__)
        finally:
            connections.close_all()
        return Outcome(True)

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.mark.slow
def test_of_two_who_answer_one_wins_and_the_other_learns_it(
    own_database: Place, mira: Actor, nora: Actor
) -> None:
    noemi = somebody("noemi", Role.CASE_MANAGER, nora.unit)
    for _ in range(TIMES):
        referral = _sent(mira, nora)[0]
        outcomes = at_once(
            partial(actions.accept, _fresh(referral), by=nora),
            partial(actions.decline, _fresh(referral), reason="decline-reason/no-place", by=noemi),
        )
        assert sorted(o.done for o in outcomes) == [False, True]
        assert {o.refused for o in outcomes} <= {"", "AlreadyAnswered", "NotNow"}
        answers = ReferralStep.objects.unscoped(because="test").filter(
            referral=referral, move__in=[Move.ACCEPTED.value, Move.DECLINED.value]
        )
        assert answers.count() == 1
        accepted = answers.get().move == Move.ACCEPTED
        assert _fresh(referral).stands is (State.ACCEPTED if accepted else State.DECLINED)
        assert sees(nora, referral.case) is accepted


@pytest.mark.slow
def test_accepted_and_taken_back_at_once_nothing_stays_open(
    own_database: Place, mira: Actor, nora: Actor
) -> None:
    for _ in range(TIMES):
        referral = _sent(mira, nora)[0]
        at_once(
            partial(actions.accept, _fresh(referral), by=nora),
            partial(
                actions.withdraw, _fresh(referral), reason="withdrawal-reason/not-safe", by=mira
            ),
        )
        assert _fresh(referral).stands is State.WITHDRAWN
        assert not sees(later(nora, seconds=1), referral.case)


@pytest.mark.slow
def test_accepted_while_she_takes_back_her_consent_nothing_stays_open(
    own_database: Place, mira: Actor, nora: Actor
) -> None:
    for _ in range(TIMES):
        referral, consent = _sent(mira, nora)
        at_once(
            partial(actions.accept, _fresh(referral), by=nora),
            partial(withdraw, consent, by=mira),
        )
        assert not sees(later(nora, seconds=1), referral.case)
        assert not sees(later(nora, seconds=1), referral)


def _sent(by: Actor, to: Actor) -> tuple[Referral, Consent]:
    case = a_case(by)
    agreed = her_yes(case, to.unit, by=by)
    written = actions.draft(case, a_wish(to.unit), by=by)
    return actions.send(written, OnConsent(agreed.pk), by=by), agreed


def _fresh(referral: Referral) -> Referral:
    rows = Referral.objects.unscoped(because="test").select_related("sender", "recipient")
    found = rows.get(pk=referral.pk)
    assert isinstance(found, Referral)
    return found
