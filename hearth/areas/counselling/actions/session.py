"""Note a session: what is shared of it, and what stays with the counsellor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hearth.areas.counselling.happened import Happened
from hearth.areas.counselling.models import CounsellingSession, OwnNote
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import WORKING, NotTheirWork, insist_on_work, opens
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

OWN = "a counsellor who works with her has a drawer for notes of their own"


class NotACounsellor(Exception):
    """Own notes are a psychologist's; everybody else writes into the file."""


@dataclass(frozen=True)
class Held:
    """A session as a value. `own`: for the counsellor alone; `summary`: for the team."""

    kind: str
    on: date
    attended: str = "session-attendance/came"
    minutes: int | None = None
    summary: str = ""
    own: str = ""
    next_on: date | None = None


@deed
def hold_session(case: Case, held: Held, *, by: Actor) -> CounsellingSession:
    """Both are written in one deed, into two drawers."""
    insist_on_health(case.dossier_id, by=by)
    session = CounsellingSession(
        dossier_id=case.dossier_id,
        case=case,
        kind_id=held.kind,
        held_on=held.on,
        minutes=held.minutes,
        attended_id=held.attended,
        summary=held.summary or None,
        next_on=held.next_on,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    session.save(force_insert=True)
    record(
        Happened.SESSION_HELD,
        case.dossier_id,
        by=by,
        which=session.pk,
        session=held.kind,
        attended=held.attended,
    )
    if held.own:
        write_own_note(session, held.own, by=by)
    return session


@deed
def write_own_note(session: CounsellingSession, text: str, *, by: Actor) -> OwnNote:
    """Another note on the same session; the earlier ones stay as they are."""
    insist_on_health(session.dossier_id, by=by)
    _own_drawer(session.dossier_id, by=by)
    note = OwnNote(
        dossier_id=session.dossier_id,
        session=session,
        text=text,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    note.save(force_insert=True)
    record(Happened.OWN_NOTE, session.dossier_id, by=by, which=note.pk)
    return note


def insist_on_health(dossier: UUID, *, by: Actor) -> None:
    """They work with the person, and the health drawer opens to them."""
    insist_on_work(dossier, by=by)
    if not opens(by, dossier, Compartment.HEALTH):
        raise NotTheirWork


def _own_drawer(dossier: UUID, *, by: Actor) -> None:
    """The drawer "therapy", by name. Nobody could give it: no other role holds it.

    It rests on what the counsellor's own grant rests on and lasts as long: when the consent is
    withdrawn, or the counsellor leaves the team, it closes in that same deed.
    """
    if Role.PSYCHOLOGIST not in by.roles:
        raise NotACounsellor
    if opens(by, dossier, Compartment.THERAPY):
        return
    theirs = Q(unit__in=by.unit_ids, sealed=False) | Q(user=by.user)
    working = Grant.objects.in_force(by.at).covering(Compartment.HEALTH)
    with identity(by):
        ground = working.filter(theirs, dossier=dossier, basis__in=WORKING).first()
    if ground is None:
        raise NotTheirWork
    with identity(House(OWN)):
        grant(
            Dossier.objects.unscoped(because=OWN).get(pk=dossier),
            to=by.user,
            opens=[Compartment.THERAPY],
            basis=Basis(ground.basis),
            because="own notes of a counsellor",
            rests_on=ground.rests_on,
            until=ground.until,
            by=by,
        )
    record(Happened.OWN_DRAWER, dossier, by=by)
