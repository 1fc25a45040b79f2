"""Take back a status that was a mistake: a rung more, never one less, and word to who acted on it.

correct_status() -> rules/ladder.may_be_corrected()
                 -> StatusDecision "screening", Correction, Grounds
                 -> the name closes to whoever got it because of danger
                 -> announce(STATUS_CORRECTED): policy/duties.toml says who must know
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from hearth.areas.identification.actions.ladder import (
    DecidedMeanwhile,
    announce_rung,
    body_of,
    first_rung,
    newest,
    status_in,
)
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Correction, Grounds, StatusDecision
from hearth.areas.identification.rules.ladder import Decided, Status, may_be_corrected
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actions import end_grants
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Basis
from hearth.foundation.deeds.deeds import deed


class NotYoursToCorrect(Exception):
    """Another unit wrote it, or something was built on it: then one decides anew."""


class SayWhatWasWrong(Exception):
    """A status with rights is not taken back without words."""


@deed
def correct_status(case: Case, *, reason: str, words: str, seen: int, by: Actor) -> Correction:
    """The newest status was a mistake of our own unit's. We stand at the screening again."""
    insist_on_work(case.dossier_id, by=by)
    if not words.strip():
        raise SayWhatWasWrong
    mistaken = newest(case, by)
    if mistaken is None or mistaken.rung != seen:
        raise DecidedMeanwhile(mistaken)
    before = _before(mistaken, by)
    own = mistaken.unit_id in by.unit_ids
    if not may_be_corrected(status_in(mistaken), status_in(before), own=own):
        raise NotYoursToCorrect
    decided = Decided(Status.SCREENING, body_of(by.unit), timezone.localdate(by.at))
    rung = first_rung(case, decided, rung=seen + 1, by=by)
    try:
        with transaction.atomic():
            rung.save(force_insert=True)
    except IntegrityError:
        raise DecidedMeanwhile(newest(case, by)) from None
    correction = _written(rung, mistaken, reason, words, by=by)
    end_grants(
        Q(dossier=case.dossier_id, basis=Basis.IDENTITY, rests_on__isnull=True),
        because="the identification was a mistake",
        by=by,
    )
    announce_rung(Happened.STATUS_CORRECTED, case, rung, by=by)
    return correction


def _before(mistaken: StatusDecision, by: Actor) -> StatusDecision | None:
    rungs = StatusDecision.objects.visible_to(by).filter(case=mistaken.case_id)
    found: StatusDecision | None = rungs.filter(rung=mistaken.rung - 1).first()
    return found


def _written(
    rung: StatusDecision, mistaken: StatusDecision, reason: str, words: str, *, by: Actor
) -> Correction:
    correction = Correction(
        dossier_id=rung.dossier_id,
        decision=rung,
        mistaken=mistaken,
        reason_id=reason,
        by=by.user,
        at=by.at,
    )
    correction.save(force_insert=True)
    grounds = Grounds(dossier_id=rung.dossier_id, decision=rung, words=words, by=by.user, at=by.at)
    grounds.save(force_insert=True)
    return correction
