"""How she may be reached, for whoever may open that drawer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.casework.people.models import Person, SafeContact
from hearth.casework.people.queries.standing import opens
from hearth.casework.people.rules import Call, ContactRules, may_telephone
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment


class WithRules:
    """A telephone number or an address. On its own it prints as a sentence: the rules come with it.

    The only template that may ask for its `words` is people/phone.html, which draws the rules
    beside them; a test reads every template of the house to be sure.
    """

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return _("see safe contact")

    def __repr__(self) -> str:
        return "<only with its rules>"


@dataclass(frozen=True)
class ContactSheet:
    """What was agreed with her, and what it means now; `agreed`: whether anything was at all."""

    person: UUID
    agreed: bool
    rules: ContactRules
    phone: WithRules
    address: WithRules
    call: Call
    confirmed: bool = False
    by: str = ""
    at: datetime | None = None

    @property
    def now(self) -> bool:
        return self.call is Call.NOW

    @property
    def never(self) -> bool:
        return self.call is Call.NEVER


def safe_contact_of(person: UUID, actor: Actor) -> ContactSheet | None:
    """The rules in force; None only for a reader to whom the drawer is closed."""
    newest = (
        SafeContact.objects.visible_to(actor)
        .filter(person=person)
        .select_related("by")
        .latest_first()
        .first()
    )
    if newest is not None:
        return _sheet(newest, actor.at)
    return _nothing_agreed(person) if _is_open(person, actor) else None


def _sheet(contact: SafeContact, at: datetime) -> ContactSheet:
    rules = ContactRules.from_document(contact.rules)
    return ContactSheet(
        person=contact.person_id,
        agreed=True,
        rules=replace(rules, phone="", address=""),
        phone=WithRules(rules.phone),
        address=WithRules(rules.address),
        call=may_telephone(rules, timezone.localtime(at)),
        confirmed=contact.confirmed_with_her,
        by=contact.by.short_name,
        at=contact.at,
    )


def _nothing_agreed(person: UUID) -> ContactSheet:
    """Until something is agreed with her, nobody telephones and nobody goes there."""
    return ContactSheet(
        person, False, ContactRules(), phone=WithRules(""), address=WithRules(""), call=Call.NEVER
    )


def _is_open(person: UUID, actor: Actor) -> bool:
    dossier = Person.objects.visible_to(actor).filter(pk=person).values_list("dossier_id").first()
    return dossier is not None and opens(actor, dossier[0], Compartment.WHEREABOUTS)
