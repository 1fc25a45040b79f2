"""Keep what a telephone sends, before anything is done with it. After the commit it is ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hearth.areas.outreach.actions import book_of, field_unit
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.front.openrosa.happened import Happened
from hearth.front.openrosa.models import Arrival, ArrivalPiece, Device
from hearth.front.openrosa.multipart import Part
from hearth.front.openrosa.submission import Submission

ANSWERS = "*answers*"  # the name under which the XML itself is kept
SENT_BEFORE = "a submission sent twice finds its first arrival"
OPEN_STILL = (Arrival.State.PARTIAL, Arrival.State.RECEIVED, Arrival.State.REFUSED)


class OtherAnswers(Exception):
    """The same instance came before, with other answers: neither may overwrite the other."""


class TakenElsewhere(Exception):
    """Another worker's form has this number. The telephone must make a new one."""


@dataclass(frozen=True)
class Received:
    """What is kept now; `again`: it was there before."""

    arrival: Arrival
    again: bool


@deed
def receive(
    submission: Submission,
    xml: bytes,
    files: Sequence[Part],
    *,
    whole: bool,
    device: Device,
    by: Actor,
) -> Received:
    """The submission and its pieces, sealed. Sent again, it is completed and never doubled."""
    arrival, fresh = _arrival(submission, xml, device, by=by)
    if arrival.by_id != by.user.pk:
        raise TakenElsewhere
    if arrival.digest != _digest(xml):
        raise OtherAnswers
    if arrival.state in OPEN_STILL:
        for part in [Part(ANSWERS, ANSWERS, xml), *files]:
            _keep(arrival, part)
    if arrival.state == Arrival.State.PARTIAL and whole and _is_all_there(arrival, submission, by):
        waiting = Arrival.objects.visible_to(by).filter(pk=arrival.pk, state=Arrival.State.PARTIAL)
        waiting.update(state=Arrival.State.RECEIVED)
        arrival.state = Arrival.State.RECEIVED
    if fresh:
        record(Happened.RECEIVED, arrival.dossier_id, by=by, which=arrival.pk)
    return Received(arrival, not fresh)


def _arrival(
    submission: Submission, xml: bytes, device: Device, *, by: Actor
) -> tuple[Arrival, bool]:
    unit = field_unit(by)
    arrival = Arrival(
        dossier_id=book_of(unit, by=by).dossier_id,
        instance=submission.instance,
        edits=submission.edits,
        device=device,
        unit=unit,
        by=by.user,
        form=submission.form,
        version=submission.version,
        encrypted=submission.manifest is not None,
        digest=_digest(xml),
        state=Arrival.State.PARTIAL,
        received_at=by.at,
    )
    try:
        with transaction.atomic():
            arrival.save(force_insert=True)
    except IntegrityError:
        before = Arrival.objects.unscoped(because=SENT_BEFORE)
        return before.get(instance=submission.instance), False
    return arrival, True


def _keep(arrival: Arrival, part: Part) -> None:
    """Sealed whole. Of a piece that came before, the first stays."""
    piece = ArrivalPiece(
        dossier_id=arrival.dossier_id,
        arrival=arrival,
        name=part.file_name,
        name_digest=_digest(part.file_name.encode()),
        content=base64.b64encode(part.content).decode(),
        size=len(part.content),
    )
    try:
        with transaction.atomic():
            piece.save(force_insert=True)
    except IntegrityError:
        return


def _is_all_there(arrival: Arrival, submission: Submission, by: Actor) -> bool:
    """An encrypted form is whole when every file of its manifest has come."""
    if submission.manifest is None:
        return True
    needed = {_digest(name.encode()) for name in submission.manifest.files}
    there = ArrivalPiece.objects.visible_to(by).filter(arrival=arrival)
    return needed <= set(there.values_list("name_digest", flat=True))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
