"""Work and school of one person: it begins, is asked after, ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hearth.areas.livelihood import actions, queries
from hearth.areas.livelihood.forms import (
    CheckForm,
    EntersForm,
    LeftForm,
    PlacementForm,
    StepForm,
)
from hearth.areas.livelihood.models import KeepingCheck, Placement, Schooling, SchoolingStep
from hearth.areas.livelihood.views.training import FORM, PART, written_meanwhile
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.people.queries import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

PLACEMENT, CHECK, LEFT = "work-placement", "work-check", "work-ended"
SCHOOL, STEP = "schooling", "schooling-step"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def placements(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """An apprenticeship, a job, a business; the three checks wait from this moment."""
    insist_on(Compartment.SERVICES, case, actor)
    form = PlacementForm(
        sent(request), today=today(actor),
        courses=[one.row for one in queries.trainings_of(case, actor)],
        whereabouts=opens(actor, case.dossier_id, Compartment.WHEREABOUTS),
        initial={"contract": "contract-kind/not-asked", "pay": "pay-level/not-asked"},
    )  # fmt: skip
    if form.is_valid():
        actions.begin_work(case, form.placed(), by=actor)
        discard(PLACEMENT, subject=case.pk, by=actor)
        sentence = _("Written down. After 3, 6 and 12 months Today asks you how it goes.")
        return back_to_file(request, case, sentence, part=PART)
    return page(
        request, case, form, template=FORM, heading=_("Work begins"), act=_("Save"),
        typed=put_back(form, PLACEMENT, actor, subject=case.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(KeepingCheck)
@theirs
def check(request: HttpRequest, actor: Actor, row: KeepingCheck) -> HttpResponse:
    """Was it kept? Reached from Today; one choice and one press."""
    insist_on(Compartment.SERVICES, row.case, actor)
    form = CheckForm(sent(request), today=today(actor), initial={"on": today(actor)})
    if form.is_valid():
        try:
            actions.check_keeping(row, form.found(), by=actor)
        except actions.CheckedBefore:
            form.add_error(None, _("A colleague wrote this down before you."))
        else:
            discard(CHECK, subject=row.pk, by=actor)
            return back_to_file(request, row.case, _("Written down."), part=PART)
    heading = ngettext(
        "Work, after %(count)d month: is it kept?",
        "Work, after %(count)d months: is it kept?",
        row.months,
    ) % {"count": row.months}
    return page(
        request, row.case, form, template=FORM, heading=heading, act=_("Save"),
        typed=put_back(form, CHECK, actor, subject=row.pk),
        lede=_("Reach the person only as agreed: the safe contact stands in the file."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Placement)
@theirs
def placement_end(request: HttpRequest, actor: Actor, placement: Placement) -> HttpResponse:
    insist_on(Compartment.SERVICES, placement.case, actor)
    form = LeftForm(
        sent(request), today=today(actor), began_on=placement.began_on,
        initial={"on": today(actor)},
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.end_work(placement, form.left(), by=actor)
        except actions.LeftBefore:
            form.add_error(None, _("A colleague wrote this down before you."))
        else:
            discard(LEFT, subject=placement.pk, by=actor)
            return back_to_file(request, placement.case, _("Written down."), part=PART)
    return page(
        request, placement.case, form, template=FORM, heading=_("The work ended"), act=_("Save"),
        typed=put_back(form, LEFT, actor, subject=placement.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def schooling(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.SERVICES, case, actor)
    form = EntersForm(
        sent(request), today=today(actor),
        whereabouts=opens(actor, case.dossier_id, Compartment.WHEREABOUTS),
        initial={"began_on": today(actor)},
    )  # fmt: skip
    if form.is_valid():
        actions.begin_schooling(case, form.enters(), by=actor)
        discard(SCHOOL, subject=case.pk, by=actor)
        return back_to_file(request, case, _("Written down."), part=PART)
    return page(
        request, case, form, template=FORM, heading=_("School begins"), act=_("Save"),
        typed=put_back(form, SCHOOL, actor, subject=case.pk),
        lede=_("For a child or an adult: this is the schooling of the person of this file."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Schooling)
@theirs
def schooling_steps(request: HttpRequest, actor: Actor, row: Schooling) -> HttpResponse:
    """Dropped out, returned, passed. A drop-out sets a task for in a week."""
    insist_on(Compartment.SERVICES, row.case, actor)
    steps = SchoolingStep.objects.visible_to(actor).filter(schooling=row)
    form = StepForm(
        sent(request), today=today(actor), initial={"seen": steps.count(), "on": today(actor)}
    )
    if form.is_valid():
        try:
            actions.note_step(row, form.step(), seen=form.cleaned_data["seen"], by=actor)
        except actions.WrittenMeanwhile:
            form.add_error(None, written_meanwhile())
        else:
            discard(STEP, subject=row.pk, by=actor)
            return back_to_file(request, row.case, _("Written down."), part=PART)
    return page(
        request, row.case, form, template=FORM, heading=_("What changed at school"), act=_("Save"),
        typed=put_back(form, STEP, actor, subject=row.pk),
    )  # fmt: skip
