"""School begins, is left, is returned to. A drop-out sets somebody a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.livelihood.actions.wish import WrittenMeanwhile
from hearth.areas.livelihood.happened import Happened
from hearth.areas.livelihood.models import DailyPlace, Schooling, SchoolingStep
from hearth.areas.livelihood.rules import AtSchool, at_school
from hearth.casework.cases.actions import ToDo, set_task
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list

LOOK_AGAIN = timedelta(days=7)  # after a drop-out; our proposal


@dataclass(frozen=True)
class Enters:
    """A stretch at a school. `where` goes into the drawer of whereabouts."""

    form: str
    level: str
    began_on: date
    grade: int | None = None
    where: str = ""


@dataclass(frozen=True)
class Step:
    """What changed at school, and why."""

    what: str
    on: date
    reasons: tuple[str, ...] = ()
    words: str = ""


@deed
def begin_schooling(case: Case, enters: Enters, *, by: Actor) -> Schooling:
    """Registered: the first step."""
    insist_on_work(case.dossier_id, by=by)
    schooling = Schooling(
        dossier_id=case.dossier_id,
        case=case,
        form_id=enters.form,
        level_id=enters.level,
        grade=enters.grade,
        began_on=enters.began_on,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    schooling.save(force_insert=True)
    _write(schooling, Step("schooling-step/registered", enters.began_on), 1, by=by)
    if enters.where:
        DailyPlace(
            dossier_id=case.dossier_id,
            schooling=schooling,
            name=enters.where,
            by=by.user,
            at=by.at,
        ).save(force_insert=True)
    record(
        Happened.SCHOOL_BEGAN,
        case.dossier_id,
        by=by,
        which=schooling.pk,
        form=enters.form,
        level=enters.level,
    )
    return schooling


@deed
def note_step(schooling: Schooling, step: Step, *, seen: int, by: Actor) -> SchoolingStep:
    """The next step. `seen`: how many stood on the screen. A drop-out sets a task for in a week."""
    insist_on_work(schooling.dossier_id, by=by)
    written = _write(schooling, step, seen + 1, by=by)
    if at_school(step.what) is AtSchool.OUT:
        what = _("School was left: what would bring the person back?")
        set_task(schooling.case, ToDo(what, by.at + LOOK_AGAIN, by.user), by=by)
    record(
        Happened.SCHOOL_MOVED,
        schooling.dossier_id,
        by=by,
        which=schooling.pk,
        step=step.what,
        reasons=written.reasons,
    )
    return written


def _write(schooling: Schooling, step: Step, number: int, *, by: Actor) -> SchoolingStep:
    row = SchoolingStep(
        dossier_id=schooling.dossier_id,
        schooling=schooling,
        step=number,
        what_id=step.what,
        on=step.on,
        reasons=of_list(step.reasons, "school-reason", on=timezone.localdate(by.at)),
        words=step.words or None,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    return row
