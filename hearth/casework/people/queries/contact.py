"""How she may be reached, for whoever may open that drawer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.casework.people.models import Person, SafeContact
from hearth.casework.people.queries.standing import opens
from hearth.casework.people.rules import Call, ContactRules, Days, may_telephone
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.design.dates import on_day


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
    said: str = ""  # since when, by whom, and whether it was confirmed with her

    @property
    def never(self) -> bool:
        return self.call is Call.NEVER

    @property
    def whole(self) -> ContactRules:
        """Rules, number and address in one, for what takes them along together."""
        return replace(self.rules, phone=self.phone.words, address=self.address.words)

    @property
    def call_said(self) -> str:
        """What one may do with the telephone at this moment."""
        if self.call is Call.NOW:
            return _("May be called now")
        if self.call is Call.LATER:
            return _("Not now: outside the agreed hours")
        return _("The person has not agreed to calls; no number is shown") if self.agreed else ""

    @property
    def visit_said(self) -> str:
        if self.rules.may_visit:
            return _("may be visited there")
        return _("do not go there; for danger only")

    @property
    def said_rules(self) -> list[tuple[str, str, str]]:
        """Each rule as it stands in the strip: its sign, what to do, and what more."""
        return [rule for rule in (*_calling(self), *_speaking(self.rules)) if rule[1]]


def safe_contact_of(person: Person, actor: Actor) -> ContactSheet | None:
    """The rules in force; None only for a reader to whom the drawer is closed."""
    if not opens(actor, person.dossier_id, Compartment.WHEREABOUTS):
        return None
    for newest in _agreed(actor, person.pk):
        return _sheet(newest, actor.at)
    return _nothing_agreed(person.pk)


@asked_for
def _agreed(actor: Actor, person: UUID) -> QuerySet[SafeContact]:
    agreed = SafeContact.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return agreed.select_related("by").latest_first()[:1]


def _sheet(contact: SafeContact, at: datetime) -> ContactSheet:
    rules = ContactRules.from_document(contact.rules)
    return ContactSheet(
        person=contact.person_id,
        agreed=True,
        rules=replace(rules, phone="", address=""),
        phone=WithRules(rules.phone),
        address=WithRules(rules.address),
        call=may_telephone(rules, timezone.localtime(at)),
        said=_since(contact),
    )


def _since(contact: SafeContact) -> str:
    sentence = (
        _("Confirmed with the person on %(day)s, %(who)s")
        if contact.confirmed_with_her
        else _("Not confirmed with the person; written on %(day)s, %(who)s")
    )
    return sentence % {"day": on_day(contact.at), "who": contact.by.short_name}


def _calling(sheet: ContactSheet) -> list[tuple[str, str, str]]:
    """When to ring, and what not to leave behind. Nothing of it where nobody may ring at all."""
    if sheet.never:
        return []
    rules = sheet.rules
    hours = _("Telephone %(begins)s–%(ends)s") % {"begins": rules.begins, "ends": rules.ends}
    days = _("on working days only") if rules.days == Days.WORKING else _("any day")
    voice = _("A voice message may be left") if rules.voicemail else _("Leave no voice message")
    sms = _("an SMS may be sent, without the centre’s name") if rules.sms else _("no SMS either")
    other = rules.if_another_answers or _("say that it is a wrong number, and hang up")
    return [
        ("clock", hours, days),
        ("phone-off", voice, sms),
        ("person", _("Somebody else answers?"), other),
    ]


def _speaking(rules: ContactRules) -> list[tuple[str, str, str]]:
    say = _("Say: “%(words)s”") % {"words": rules.say} if rules.say else ""
    answer = _("The answering word: “%(word)s”") % {"word": rules.codeword}
    return [
        ("talk", say, ""),
        ("check", answer if rules.codeword else "", ""),
        ("team", _("The telephone is shared") if rules.shared else "", rules.shared),
        ("care", _("Otherwise") if rules.otherwise else "", rules.otherwise),
    ]


def _nothing_agreed(person: UUID) -> ContactSheet:
    """Until something is agreed with her, nobody telephones and nobody goes there."""
    return ContactSheet(
        person,
        agreed=False,
        rules=ContactRules(),
        phone=WithRules(""),
        address=WithRules(""),
        call=Call.NEVER,
        said=_("Nothing has been agreed with the person yet"),
    )
