"""Take the safety step; note a score that somebody else worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.counselling.actions.session import insist_on_health
from hearth.areas.counselling.happened import Happened
from hearth.areas.counselling.models import ExternalScore, SafetyStep
from hearth.areas.counselling.rules import Asked, again_on, urgency
from hearth.casework.cases.actions import ToDo, do, set_task
from hearth.casework.cases.models import Case, Task
from hearth.casework.instruments.models import HealthAnswers
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list

LAST_HOUR = time(23, 0)
MORNING = time(9, 0)


@dataclass(frozen=True)
class Safety:
    """What was asked and answered, what was done, what the two agreed."""

    asked: Asked
    done: tuple[str, ...] = ()
    agreed: str = ""
    stays: str = ""  # who stays with the person


@dataclass(frozen=True)
class Numbered:
    """A score from outside. `called`: its name, where the list does not have it."""

    tool: str
    value: Decimal
    on: date
    given_by: str
    called: str = ""


@deed
def take_safety_step(
    case: Case, safety: Safety, *, answers: HealthAnswers | None = None, by: Actor
) -> SafetyStep:
    """Written down at once; somebody looks again, and the task the answer set is done."""
    insist_on_health(case.dossier_id, by=by)
    today = timezone.localdate(by.at)
    step = SafetyStep(
        dossier_id=case.dossier_id,
        case=case,
        answers=answers,
        plan_id=safety.asked.plan,
        means_id=safety.asked.means,
        alone_tonight_id=safety.asked.alone_tonight,
        done=of_list(safety.done, "safety-act", on=today),
        words={
            word: said
            for word, said in (("agreed", safety.agreed), ("stays", safety.stays))
            if said
        },
        again_on=again_on(safety.asked, today),
        by=by.user,
        at=by.at,
    )
    step.save(force_insert=True)
    record(
        Happened.SAFETY_STEP,
        case.dossier_id,
        by=by,
        which=step.pk,
        urgency=urgency(safety.asked),
        done=step.done,
    )
    if answers is not None:
        _do_what_the_answer_set(case, answers, by=by)
    _look_again(case, step, by=by)
    return step


@deed
def note_score(case: Case, numbered: Numbered, *, by: Actor) -> ExternalScore:
    """The number alone; the tool itself is not here, since its licence does not allow it."""
    insist_on_health(case.dossier_id, by=by)
    score = ExternalScore(
        dossier_id=case.dossier_id,
        case=case,
        tool_id=numbered.tool,
        called=numbered.called or None,
        value=numbered.value,
        given_on=numbered.on,
        given_by=numbered.given_by,
        by=by.user,
        at=by.at,
    )
    score.save(force_insert=True)
    record(Happened.SCORE_NOTED, case.dossier_id, by=by, which=score.pk, tool=numbered.tool)
    return score


def _do_what_the_answer_set(case: Case, answers: HealthAnswers, *, by: Actor) -> None:
    """The task of danger that came with the sheet: set in the same deed, at the same moment."""
    tasks = Task.objects.visible_to(by).waiting().filter(case=case, danger=True)
    for task in tasks.filter(set_by=answers.by, set_at=answers.at):
        do(task, by=by)


def _look_again(case: Case, step: SafetyStep, *, by: Actor) -> None:
    """The words say nothing of why: tasks are read by more people than the health drawer is."""
    hour = LAST_HOUR if step.again_on == timezone.localdate(by.at) else MORNING
    due = timezone.make_aware(datetime.combine(step.again_on, hour))
    what = _("Speak with the person again; then open the safety page")
    set_task(case, ToDo(what, max(due, by.at), by.user, danger=True), by=by)
