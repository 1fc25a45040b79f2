"""Do what an arrival asks for, once; or say which answer stands in the way, and keep all of it."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import OperationalError, transaction

from hearth.casework.instruments.models import InstrumentVersion
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.form_keys import NotOurs
from hearth.front.openrosa.deeds import WHOLE, Faults, do
from hearth.front.openrosa.happened import Happened
from hearth.front.openrosa.models import Arrival, ArrivalPiece
from hearth.front.openrosa.opening import answers_in
from hearth.front.openrosa.queries.forms import pictures_in
from hearth.front.openrosa.submission import NoInstance, NotXml, Submission, answers_of

logger = logging.getLogger("hearth.openrosa")


def handle_now(which: UUID, *, by: Actor) -> Arrival.State:
    """Try at once. Whatever breaks, the arrival stays as it was, and the minute hand tries again.

    The actor's moment is the receipt: that is when we knew.
    """
    try:
        return handle(which, by=by)
    except OperationalError:
        raise
    except Exception:
        logger.exception("an arrival could not be handled; it is kept")
        return Arrival.State.RECEIVED


@deed
def handle(which: UUID, *, by: Actor) -> Arrival.State:
    """One arrival and its deed, in one transaction. Of two who try at once the second waits."""
    rows = Arrival.objects.visible_to(by).select_for_update().filter(pk=which)
    arrival = rows.to_handle().first()
    if arrival is None:
        found = Arrival.objects.visible_to(by).filter(pk=which).first()
        return Arrival.State(found.state) if found else Arrival.State.RECEIVED
    try:
        with transaction.atomic():
            submission = answers_in(arrival, by)
            _take_the_place(arrival, submission, by=by)
            instrument = version_of(submission)
            do(
                instrument,
                answers_of(instrument.definition, submission.said),
                arrival.instance,
                by=by,
            )
    except Faults as found_faults:
        return _refuse(arrival, found_faults.codes, by=by)
    except (NotOurs, NotXml, NoInstance):
        return _refuse(arrival, [f"{WHOLE}:unreadable"], by=by)
    end(arrival, Arrival.State.HANDLED, by=by)
    record(Happened.HANDLED, arrival.dossier_id, by=by, which=arrival.pk)
    return Arrival.State.HANDLED


def version_of(submission: Submission) -> InstrumentVersion:
    """The very version the telephone asked; any that was ever published."""
    published = InstrumentVersion.objects.filter(key=submission.form, version=submission.version)
    instrument = published.defer("xform").first()
    if instrument is None:
        raise Faults([f"{WHOLE}:unknown-version"])
    return instrument


def end(arrival: Arrival, state: Arrival.State, *, by: Actor) -> None:
    """The deed is done: the pieces have had their time. Pictures that were asked for stay."""
    Arrival.objects.visible_to(by).filter(pk=arrival.pk).update(
        state=state, faults=[], ended_at=by.at, ended_by=by.user
    )
    if pictures_in(arrival.form, arrival.version):
        return
    for piece in ArrivalPiece.objects.visible_to(by).filter(arrival=arrival):
        piece.content, piece.size = "", 0
        piece.save(update_fields=["content", "size"])


def as_its_writer(arrival: Arrival) -> Actor:
    """Whoever filled it in, at the moment we received it."""
    return act_as(arrival.by, at=arrival.received_at)


def _refuse(arrival: Arrival, codes: list[str], *, by: Actor) -> Arrival.State:
    Arrival.objects.visible_to(by).filter(pk=arrival.pk).update(
        state=Arrival.State.REFUSED, faults=[code[:90] for code in codes]
    )
    record(Happened.REFUSED, arrival.dossier_id, by=by, which=arrival.pk)
    return Arrival.State.REFUSED


def _take_the_place(arrival: Arrival, submission: Submission, *, by: Actor) -> None:
    """An edit replaces what was not handled yet. What is written down already, a human decides."""
    if submission.edits is None:
        return
    before = Arrival.objects.visible_to(by).filter(instance=submission.edits).first()
    if before is None:
        return
    if before.state not in (Arrival.State.PARTIAL, Arrival.State.RECEIVED, Arrival.State.REFUSED):
        raise Faults([f"{WHOLE}:edits-what-is-written"])
    end(before, Arrival.State.REPLACED, by=by)
