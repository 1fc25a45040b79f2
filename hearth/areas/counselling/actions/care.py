"""Choose a supervisor, say how heavy the work is, write a talk of supervision down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.counselling.happened import Happened
from hearth.areas.counselling.models import CareFile, CheckIn, ChosenSupervisor, SupervisionTalk
from hearth.areas.counselling.queries.care import care_file_of, may_supervise
from hearth.foundation.access.actions import end_what_rests_on, grant, open_own
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key
from hearth.foundation.vocabularies.choices import of_list


class NotASupervisor(Exception):
    """Somebody of one's own organisation who may supervise, and not oneself."""


class NotTheirCare(Exception):
    """Only the supervisor whom the colleague chose writes a talk down."""


@dataclass(frozen=True)
class Talk:
    """A talk of supervision as a value."""

    kind: str
    on: date
    minutes: int
    agreed: str = ""


@deed
def check_in(load: int, *, wishes: tuple[str, ...] = (), words: str = "", by: Actor) -> CheckIn:
    """How heavy it is, from 1 to 5, in one's own file."""
    file = _own_file(by)
    row = CheckIn(
        dossier_id=file.dossier_id,
        file=file,
        load=load,
        wishes=of_list(wishes, "care-wish", on=timezone.localdate(by.at)),
        words=words or None,
        at=by.at,
    )
    row.save(force_insert=True)
    record(Happened.CHECKED_IN, file.dossier_id, by=by, which=row.pk)
    return row


@deed
def choose_supervisor(supervisor: User | None, *, by: Actor) -> ChosenSupervisor | None:
    """The colleague chooses; the one before is seen out at once. None: nobody for now."""
    if supervisor is not None and supervisor.pk not in {one.pk for one in may_supervise(by)}:
        raise NotASupervisor
    file = _own_file(by)
    before = ChosenSupervisor.objects.visible_to(by).still().filter(file=file)
    for row in list(before):
        ChosenSupervisor.objects.visible_to(by).filter(pk=row.pk).update(until=by.at)
        end_what_rests_on(row.pk, because="another supervisor was chosen", by=by)
    if supervisor is None:
        record(Happened.SUPERVISOR_CHOSEN, file.dossier_id, by=by)
        return None
    chosen = ChosenSupervisor(
        dossier_id=file.dossier_id, file=file, supervisor=supervisor, since=by.at
    )
    chosen.save(force_insert=True)
    grant(
        Dossier.objects.visible_to(by).get(pk=file.dossier_id),
        to=supervisor,
        opens=[Compartment.OPEN],
        basis=Basis.SUPERVISION,
        because="chosen as supervisor",
        rests_on=chosen.pk,
        by=by,
    )
    record(Happened.SUPERVISOR_CHOSEN, file.dossier_id, by=by, which=chosen.pk, who=supervisor.pk)
    return chosen


@deed
def supervise(file: CareFile, talk: Talk, *, by: Actor) -> SupervisionTalk:
    """Written by the supervisor, read by both."""
    chosen = ChosenSupervisor.objects.visible_to(by).still().filter(file=file, supervisor=by.user)
    if not chosen.exists():
        raise NotTheirCare
    row = SupervisionTalk(
        dossier_id=file.dossier_id,
        file=file,
        kind_id=talk.kind,
        held_on=talk.on,
        minutes=talk.minutes,
        agreed=talk.agreed or None,
        by=by.user,
        at=by.at,
    )
    row.save(force_insert=True)
    record(Happened.SUPERVISED, file.dossier_id, by=by, which=row.pk, supervision=talk.kind)
    return row


def _own_file(by: Actor) -> CareFile:
    return care_file_of(by) or _open_file(by)


def _open_file(by: Actor) -> CareFile:
    """Sealed: no unit and nobody who leads one is ever let in."""
    try:
        with transaction.atomic():
            dossier = open_own(because="their own care file", by=by)
            file = CareFile(dossier=dossier, user=by.user)
            file.save(force_insert=True)
            cut_key(dossier, by=by)
            return file
    except IntegrityError:
        return CareFile.objects.visible_to(by).get(user=by.user)
