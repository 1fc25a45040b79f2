"""Open a case: a dossier with its key, a person without a name, a number to speak of her by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.cases.rules import next_episode, number_from
from hearth.casework.people.actions import PersonFacts, register
from hearth.casework.people.models import Person
from hearth.casework.people.queries.standing import insist_on_knowing, insist_on_work
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.pen import first_page
from hearth.foundation.access.together import write
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key


class StillOpen(Exception):
    """She has an open case: there is never a second one beside it."""


class MetBefore(Exception):
    """An agency meets a person for the first time once in an episode."""


@deed
def open_case(
    person: PersonFacts,
    *,
    qark: str,
    municipality: str = "",
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> Case:
    """A first episode for somebody new. `how`, `source`, `from_unit`, `on`: our first contact.

    These facts of first contact are required: without them no honest national figure.
    """
    dossier = open_dossier(qark=qark, municipality=municipality, by=by)
    cut_key(dossier, by=by)
    registered = register(dossier, person, by=by)
    case = _begin(registered, qark=qark, by=by)
    _meet(case, how=how, source=source, from_unit=from_unit, on=on, by=by)
    record("cases.opened", dossier, by=by, which=case.pk, qark=qark)
    return case


@deed
def open_case_of(
    person: Person,
    *,
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> Case:
    """A first episode for somebody who is here already without one: the child of a victim, say."""
    insist_on_work(person.dossier_id, by=by)
    dossier = Dossier.objects.visible_to(by).get(pk=person.dossier_id)
    with _or(StillOpen):
        case = _begin(person, qark=dossier.qark, by=by)
    _meet(case, how=how, source=source, from_unit=from_unit, on=on, by=by)
    record("cases.opened", dossier, by=by, which=case.pk, qark=dossier.qark)
    return case


@deed
def reopen(
    closed: Case,
    *,
    because: str,
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> Case:
    """She came back: a new episode, a new number, the same dossier. The old one stays closed."""
    insist_on_work(closed.dossier_id, by=by)
    if closed.closed_at is None:
        raise StillOpen
    with _or(StillOpen):
        case = _begin(closed.person, qark=closed.qark, because=because, by=by)
    _meet(case, how=how, source=source, from_unit=from_unit, on=on, by=by)
    record("cases.reopened", case.dossier_id, by=by, which=case.pk, because=because)
    return case


@deed
def note_first_contact(
    case: Case,
    *,
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> UUID:
    """How this agency first met the person: found her, or was sent to her, by whom and when."""
    insist_on_knowing(case.dossier_id, by=by)
    with _or(MetBefore):
        met = _meet(case, how=how, source=source, from_unit=from_unit, on=on, by=by)
    record("cases.met", case.dossier_id, by=by, which=met, how=how)
    return met


def _begin(person: Person, *, qark: str, because: str | None = None, by: Actor) -> Case:
    case = Case(
        dossier_id=person.dossier_id,
        person=person,
        number=number_from(uuid4()),
        episode=next_episode(_episodes(person, by=by)) if because else 1,
        reopened_because_id=because,
        unit=by.unit,
        qark=qark,
        opened_at=by.at,
        opened_by=by.user,
    )
    write(case)
    return case


def _meet(
    case: Case,
    *,
    how: str,
    source: str | None,
    from_unit: Unit | None,
    on: date | None,
    by: Actor,
) -> UUID:
    contact = FirstContact(
        dossier_id=case.dossier_id,
        case=case,
        unit=by.unit,
        how_id=how,
        source_id=source,
        from_unit=from_unit,
        on=on or timezone.localtime(by.at).date(),
    )
    with first_page(Compartment.SERVICES, by=by):
        write(contact)
    return contact.pk


def _episodes(person: Person, *, by: Actor) -> list[int]:
    episodes = Case.objects.visible_to(by).of_person(person.pk)
    return list(episodes.values_list("episode", flat=True))


@contextmanager
def _or(sentence: type[Exception]) -> Iterator[None]:
    """Of two who press at once the database lets one through; the other reads this sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise sentence from None
