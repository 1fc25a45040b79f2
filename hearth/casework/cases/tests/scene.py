"""What the tests of cases begin with: somebody met in the street, with or without a name."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from hearth.casework.cases.actions import Agreed, give_consent, join, open_case
from hearth.casework.cases.models import Case, Consent
from hearth.casework.people.actions import PersonFacts, name_person
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.models import Event
from tests.cast import CITY_OF_VLORE, VLORE

READ = "consent/2026-11/sq"


def met(
    by: Actor,
    *,
    given: str = "",
    family: str = "Testi",
    band: str = "18-25",
    sex: str = "female",
    born: int | None = None,
) -> Case:
    """A case that `by` opened, of an adult unless told otherwise; named if a name is given."""
    case = open_case(
        PersonFacts(f"sex/{sex}", f"age-band/{band}", birth_year=born),
        qark=VLORE,
        municipality=CITY_OF_VLORE,
        how="first-contact/own-detection",
        source="signal-source/outreach-visit",
        by=by,
    )
    if given:
        name_person(case.person, {"given_name": given, "family_name": family}, by=by)
    return case


def child(by: Actor) -> Case:
    return met(by, band="12-14")


def told(case: Case, whom: Actor, *drawers: Compartment) -> Grant:
    """The grant a duty would write: this unit was told, and may open these drawers."""
    with identity(House("test: a duty lets in a unit")):
        dossier = Dossier.objects.unscoped(because="test").get(pk=case.dossier_id)
        return grant(
            dossier, to=whom.unit, opens=drawers, basis=Basis.DUTY, because="duty test", by=whom
        )


def agreed_to_share(case: Case, recipient: Unit, *, by: Actor) -> Consent:
    """Her yes to sharing with this unit."""
    return give_consent(case, Agreed("consent-purpose/sharing", READ, recipient=recipient), by=by)


def let_in(case: Case, consent: Consent, whom: Actor, *, by: Actor) -> Grant:
    """What a referral writes when it is accepted: a grant that rests on the consent."""
    with identity(House("test: a referral lets in a unit")):
        dossier = Dossier.objects.unscoped(because="test").get(pk=case.dossier_id)
        return grant(
            dossier,
            to=whom.unit,
            basis=Basis.REFERRAL,
            because="referral test",
            rests_on=consent.pk,
            by=by,
        )


def teamed(case: Case, colleague: Actor, *, by: Actor, leads: bool = False) -> None:
    join(case, colleague.user, leads=leads, by=by)


def kinds() -> list[str]:
    """Every kind of event on record, oldest first."""
    events = Event.objects.unscoped(because="test").order_by("seq")
    return [event.kind for event in events]


def whole_file(client: Client, case: Case) -> str:
    """The case file as it opens, and the story and the papers that come after it."""
    parts = [reverse("desk:case-part", args=[case.pk, part]) for part in ("story", "papers")]
    addresses = (reverse("desk:case", args=[case.pk]), *parts)
    return "".join(client.get(address).content.decode() for address in addresses)


def address_of(screen: str, pk: object) -> str:
    """Where a page of the case is; two belong to the desk, which lays all parts together."""
    space = "desk" if screen in ("timeline", "closing") else "cases"
    return reverse(f"{space}:{screen}", args=[pk])
