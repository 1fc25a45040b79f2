"""Open a closed file when a life may hang on it: for some hours, with a reason, before everybody.

open_in_emergency() -> policy/access.toml [emergency]: may this role, which drawers, how long
                    -> a seal or a denial: the same answer as for a number that never was
                    -> Grant (break-glass, to the person, with its end), EmergencyOpening
                    -> the unit that has the file and the data protection officer are woken
"""

from __future__ import annotations

from uuid import UUID

from hearth.casework.cases.models import Case, EmergencyOpening
from hearth.casework.people.queries.standing import works_on
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Denial, Dossier
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic
from hearth.foundation.messaging.actions import wake

WHY = "a file is opened in an emergency by its number"


class NotInThisRole(Exception):
    """The page lets other roles do this. Telephone one of them, or the duty officer."""


class NoSuchFile(Exception):
    """No such number; or the file is sealed, or keeps this colleague out. Which is not said."""


class OpenAnyway(Exception):
    """They work with her: nothing needs to be broken."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case


class SayWhyInWords(Exception):
    """Somebody will read why. Without words nobody could judge it."""


@deed
def open_in_emergency(number: str, *, reason: str, words: str, by: Actor) -> EmergencyOpening:
    """For so many hours, and no longer, whatever happens. Asked again, it is another opening."""
    policy = access_policy().emergency
    if not by.roles & policy.roles:
        raise NotInThisRole
    if not words.strip():
        raise SayWhyInWords
    case = _case(number, by)
    if works_on(by, case.dossier_id):
        raise OpenAnyway(case)
    with identity(House(WHY)):
        dossier = Dossier.objects.unscoped(because=WHY).get(pk=case.dossier_id)
        until = by.at + policy.lasts
        taken = grant(
            dossier, to=by.user, opens=policy.opens, basis=Basis.BREAK_GLASS,
            because="an emergency", until=until, by=by,
        )  # fmt: skip
        opening = EmergencyOpening(
            dossier=dossier, case=case, grant=taken, reason_id=reason, words=words,
            unit=by.unit, by=by.user, at=by.at, until=until,
        )  # fmt: skip
        opening.save(force_insert=True)
    record("cases.emergency-opened", dossier, by=by, which=case.pk, reason=reason, until=until)
    _tell(case, opening, by=by)
    return opening


def _case(number: str, by: Actor) -> Case:
    """By its whole number. What is sealed or keeps the actor out is not there."""
    with identity(House(WHY)):
        case = Case.objects.unscoped(because=WHY).filter(number=number).first()
        if case is None:
            raise NoSuchFile
        sealed = Dossier.objects.unscoped(because=WHY).filter(pk=case.dossier_id, sealed=True)
        shut = Denial.objects.in_force(by.at).against(by).filter(dossier=case.dossier_id)
        if sealed.exists() or shut.exists():
            raise NoSuchFile
    return case


def _tell(case: Case, opening: EmergencyOpening, *, by: Actor) -> None:
    people = _officers(case.unit_id, by)
    wake([case.unit_id], people=people, because="emergency", about=opening.pk, by=by)
    tell(Topic.TASKS, unit=case.unit_id)
    for person in people:
        tell(Topic.TASKS, user=person)


def _officers(owner: UUID, by: Actor) -> list[UUID]:
    """Those of the owner's organisation whom the page names."""
    organisation = Unit.objects.filter(pk=owner).values("organisation")
    posts = Membership.objects.in_force(by.at).filter(
        unit__organisation__in=organisation, role__in=access_policy().emergency.tells
    )
    return sorted(set(posts.values_list("user_id", flat=True)))
