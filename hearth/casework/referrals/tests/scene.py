"""What the tests of referrals begin with, done by the deeds themselves: a case, her yes, a wish."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import connection

from hearth.casework.cases.actions import Agreed, give_consent, open_case, withdraw
from hearth.casework.cases.models import Case, Consent
from hearth.casework.people.actions import PersonFacts
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Ground, Referral
from hearth.casework.referrals.wish import OnConsent, Partner, Wish
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Grant
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import acting
from tests.cast import VLORE

NEEDS = "A bed for a woman with one child, for three months, far from Vlora."
DOCTOR = Partner("Dr Shembull", "health", "paper")


def a_case(by: Actor, *, age_band: str = "age-band/18-24") -> Case:
    """A case of the actor's unit: a woman of twenty or so, without a name."""
    return open_case(
        PersonFacts(sex="sex/female", age_band=age_band),
        qark=VLORE,
        how="first-contact/own-detection",
        by=by,
    )


def her_yes(
    case: Case, to: Unit | str, *, purpose: str = "referral", guardian: str = "", by: Actor
) -> Consent:
    """She agreed that this case is referred to this recipient."""
    agreed = Agreed(
        purpose=f"consent-purpose/{purpose}",
        wording="consent/2026-11/en",
        recipient=to if isinstance(to, Unit) else None,
        outside=to if isinstance(to, str) else "",
        by_guardian=bool(guardian),
        guardian=guardian,
        assent="given" if guardian else "",
    )
    return give_consent(case, agreed, by=by)


def a_wish(to: Unit | Partner, **changes: object) -> Wish:
    wish = Wish(service="service/shelter", urgency="urgency/planned", message=NEEDS, to=to)
    return replace(wish, **changes)  # type: ignore[arg-type]


def sent(case: Case, to: Actor, *, by: Actor, **changes: object) -> Referral:
    """A referral to the other's unit, resting on her consent, sent now."""
    agreed = her_yes(case, to.unit, by=by)
    written = actions.draft(case, a_wish(to.unit, **changes), by=by)
    return actions.send(written, OnConsent(agreed.pk), by=by)


def takes_back(referral: Referral, *, by: Actor) -> None:
    """She takes back the consent this referral rests on."""
    with acting(by):
        ground = Ground.objects.visible_to(by).select_related("consent").get(referral=referral)
        assert ground.consent is not None
        withdraw(ground.consent, by=by)


def sees(actor: Actor, row: ScopedModel) -> bool:
    """Whether this reader's query finds the row, and the database's own wall says the same."""
    by_rule = type(row).objects.visible_to(actor).filter(pk=row.pk).exists()
    by_wall = behind_the_wall(actor, type(row)._meta.db_table, row.pk)
    assert by_rule == by_wall, f"rule {by_rule}, wall {by_wall}"
    return bool(by_rule)


def behind_the_wall(actor: Actor, table: str, pk: UUID) -> bool:
    """Asks the table itself, in plain SQL, with no condition but row-level security."""
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE id = %s", [pk])  # noqa: S608
        return bool(cursor.fetchone()[0])


def the_grant(pk: UUID | None) -> Grant:
    """A grant, whoever may see it."""
    with identity(House("the test looks at a grant")):
        assert pk is not None
        return Grant.objects.select_related("unit").get(pk=pk)
