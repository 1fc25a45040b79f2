"""What the tests of counselling begin with: a case of Mira's, and a psychologist asked to help."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hearth.casework.cases.actions import Agreed, give_consent
from hearth.casework.cases.models import Case, Consent
from hearth.casework.cases.tests.scene import READ, met
from hearth.casework.instruments.actions import Filled, answer
from hearth.casework.instruments.models import HealthAnswers
from hearth.casework.instruments.queries import current
from hearth.casework.referrals.actions import accept, draft, see, send
from hearth.casework.referrals.wish import OnConsent, Wish
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.design.language import LANGUAGE_COOKIE
from tests.cast import VLORE, at, later, signed_in, somebody, unit

TODAY = date(2026, 3, 19)


@pytest.fixture
def anila(house: None) -> Actor:
    """Psychologist of Vatra's counselling."""
    there = unit("counselling", kind=UnitKind.COUNSELLING, of="vatra", qark=VLORE)
    return somebody("anila", Role.PSYCHOLOGIST, there)


@pytest.fixture
def blerta(house: None) -> Actor:
    """A psychologist of another organisation."""
    there = unit("other-counselling", kind=UnitKind.COUNSELLING, of="other-shelter", qark=VLORE)
    return somebody("blerta", Role.PSYCHOLOGIST, there)


def counselled(mira: Actor, anila: Actor) -> tuple[Case, Consent]:
    """Mira refers her for counselling, with consent; Anila accepts."""
    case = met(mira)
    yes = give_consent(
        case, Agreed("consent-purpose/referral", READ, recipient=anila.unit), by=mira
    )
    wish = Wish("service/counselling-individual", "urgency/planned", "To talk.", to=anila.unit)
    referral = send(draft(case, wish, by=mira), OnConsent(yes.pk), by=mira)
    see(referral, by=anila)
    accept(referral, by=anila)
    return case, yes


def phq9(case: Case, by: Actor, *, ninth: str = "several-days") -> HealthAnswers:
    said = {f"q{n}": ["not-at-all"] for n in range(1, 9)} | {"q9": [ninth]}
    return tool(case, "phq-9", said, by)


def tool(case: Case, key: str, said: dict[str, list[str]], by: Actor) -> HealthAnswers:
    """One of the scored tools, filled in for her."""
    row = answer(case, Filled(current(key), uuid4(), said, by.at.date()), by=by)
    assert isinstance(row, HealthAnswers)
    return row


def now(actor: Actor) -> Actor:
    """Browsers act by the clock on the wall."""
    return at(actor, timezone.now())


def soon(actor: Actor) -> Actor:
    return later(actor, minutes=5)


def in_english(client: Client, who: Actor) -> Client:
    client.cookies[LANGUAGE_COOKIE] = "en"
    return signed_in(client, who)
