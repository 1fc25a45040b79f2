"""The shelf of instruments, one sheet to fill in, one to read, a score over time, the box."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import insist_on, sent, theirs, today
from hearth.casework.instruments import actions
from hearth.casework.instruments.forms import QuestionnaireForm, restore
from hearth.casework.instruments.models import Answers, HealthAnswers, ServiceAnswers
from hearth.casework.instruments.queries import (
    box_of,
    current,
    scales_of,
    sheet_of,
    shelf,
    trends_of,
)
from hearth.casework.instruments.rules.about import Drawer
from hearth.casework.instruments.rules.scoring import flagged
from hearth.casework.people.queries import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

OPENS = {Drawer.SERVICES: Compartment.SERVICES, Drawer.HEALTH: Compartment.HEALTH}


@require_GET
@guards.staff()
def instruments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every questionnaire there is, with whose it is and how far to trust its translation."""
    words = {"shelf": shelf(), "box": box_of(actor)}
    return render(request, "instruments/shelf.html", words)


@require_GET
@guards.staff()
def instrument(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """One questionnaire as it is asked: to be read beforehand, and printed as a sheet of paper."""
    version = current(key)
    words = {
        "instrument": version,
        "about": version.about,
        "form": QuestionnaireForm(version, today=today(actor), dated=False),
        "purpose": version.about.purpose.said(get_language() or "sq"),
        "scales": scales_of(version),
    }
    return render(request, "instruments/instrument.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def sheet(request: HttpRequest, actor: Actor, case: Case, key: str) -> HttpResponse:
    """Fill one in for a person; the draft is kept while one types."""
    version = current(key)
    if version.drawer not in OPENS:
        raise Http404
    insist_on(OPENS[version.drawer], case, actor)
    form = QuestionnaireForm(version, sent(request), today=today(actor))
    if form.is_valid():
        filled = actions.Filled(version, form.submission, form.said, form.given_on)
        try:
            row = actions.answer(case, filled, by=actor)
        except actions.NotForThisRole:
            return wrong_role(request)
        discard(f"sheet-{key}", subject=case.pk, by=actor)
        say(request, _("The questionnaire was saved."))
        return redirect(_leads_to(row), pk=row.pk)
    draft = None if form.is_bound else draft_of(actor, f"sheet-{key}", case.pk)
    restore(form, draft.content if draft else {})
    words = {
        "case": case,
        "form": form,
        "instrument": version,
        "draft": f"sheet-{key}",
        "saved_at": draft.saved_at if draft else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "instruments/sheet.html", words, status=status)


@require_GET
@guards.opens(ServiceAnswers)
def service_answers(request: HttpRequest, actor: Actor, row: ServiceAnswers) -> HttpResponse:
    return _answers(request, actor, row, row.case)


@require_GET
@guards.opens(HealthAnswers)
def health_answers(request: HttpRequest, actor: Actor, row: HealthAnswers) -> HttpResponse:
    return _answers(request, actor, row, row.case)


@require_GET
@guards.opens(Case)
def trend(request: HttpRequest, actor: Actor, case: Case, key: str) -> HttpResponse:
    """Every score of one instrument for one person: the line, and its table."""
    version = current(key)
    if not opens(actor, case.dossier_id, OPENS.get(version.drawer, Compartment.OPEN)):
        raise Http404
    words = {"case": case, "instrument": version, "trends": trends_of(case, key, actor)}
    return render(request, "instruments/trend.html", words)


@require_http_methods(["GET", "POST"])
@guards.staff()
def feedback(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Handed over on a telephone or a tablet: no draft is kept, and nothing comes back."""
    form = QuestionnaireForm(current("feedback"), sent(request), today=today(actor), dated=False)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "instruments/feedback.html", {"form": form}, status=status)
    try:
        actions.give_feedback(form.instrument, form.said, submission=form.submission, by=actor)
    except actions.NobodyToRead:
        return render(request, "instruments/nobody.html", status=409)
    return redirect("instruments:thanks")


@require_GET
@guards.staff()
def thanks(request: HttpRequest, actor: Actor) -> HttpResponse:
    return render(request, "instruments/thanks.html")


@require_GET
@guards.staff()
def box(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What those we served say of us: for the direction, and not for those who serve."""
    found = box_of(actor)
    if found is None:
        return wrong_role(request)
    return render(request, "instruments/box.html", {"box": found})


def _leads_to(row: Answers) -> str:
    """The sheet itself; or the page that an answer opens at once, as the instrument names it."""
    opened = [flag.page for flag in flagged(row.instrument.definition, row.said) if flag.page]
    return opened[0] if opened else f"instruments:{row.instrument.drawer}-answers"


def _answers(request: HttpRequest, actor: Actor, row: Answers, case: Case) -> HttpResponse:
    words = {"case": case, "sheet": sheet_of(row), "about": row.instrument.about}
    return render(request, "instruments/answers.html", words)
