"""The database's own wall round a conversation between two units, asked in plain SQL."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.tests.scene import a_case, sent
from hearth.foundation.access.actions import deny, grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Basis, Denial
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

HERS = frozenset(access_policy().drawers[Role.CASE_MANAGER])
COPY = (
    "INSERT INTO referrals_referralstep (id, dossier_id, referral_id, sender_id, offer_id, move, "
    "through, unit_id, by_id, at) VALUES (%s, %s, %s, %s, %s, 'asked', 'desk', %s, %s, %s)"
)


@pytest.fixture
def referral(mira: Actor, nora: Actor, agim: Actor) -> Referral:
    """From Mira to Nora; and Agim holds every drawer of the case on another ground."""
    case = a_case(mira)
    sent_to_nora = sent(case, nora, by=mira)
    with acting(mira):
        grant(case.dossier, to=agim.unit, opens=HERS, basis=Basis.TEAM, because="test", by=mira)
    return sent_to_nora


def rows(actor: Actor, table: str) -> int:
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(cursor.fetchone()[0])


def test_whoever_is_not_between_them_counts_no_row(
    referral: Referral, mira: Actor, nora: Actor, agim: Actor, ilir: Actor
) -> None:
    for table in (Referral._meta.db_table, ReferralStep._meta.db_table):
        assert rows(mira, table) == rows(nora, table) == 1
        assert rows(agim, table) == rows(ilir, table) == 0


def test_nobody_else_writes_into_the_conversation(
    referral: Referral, nora: Actor, agim: Actor, ilir: Actor
) -> None:
    for stranger, offer in ((agim, None), (agim, referral.offer_id), (ilir, referral.offer_id)):
        with pytest.raises(ProgrammingError), transaction.atomic():
            _write(referral, stranger, offer)
    _write(referral, nora, referral.offer_id)


def test_a_step_cannot_pretend_another_sender(referral: Referral, agim: Actor) -> None:
    """Else somebody could answer in a conversation that is not theirs, and nobody would see it."""
    referral.sender_id = agim.unit.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        _write(referral, agim, None)


def test_nobody_else_changes_it(referral: Referral, agim: Actor) -> None:
    with identity(agim), connection.cursor() as cursor:
        cursor.execute("UPDATE referrals_referral SET state = 'accepted'")
        assert cursor.rowcount == 0


def test_a_denial_beats_the_grant_it_was_sent_with(
    referral: Referral, mira: Actor, nora: Actor
) -> None:
    with acting(mira):
        deny(referral.case.dossier, to=nora.unit, reason=Denial.Reason.CONFLICT, by=mira)
    assert rows(later(nora, minutes=1), Referral._meta.db_table) == 0


def _write(referral: Referral, actor: Actor, offer: UUID | None) -> None:
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(
            COPY,
            [
                uuid4(),
                referral.dossier_id,
                referral.pk,
                referral.sender_id,
                offer,
                actor.unit.pk,
                actor.user.pk,
                actor.at,
            ],
        )
