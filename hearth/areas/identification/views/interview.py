"""Complete the screening: the whole interview, saved by itself, kept in versions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.areas.identification import actions
from hearth.areas.identification.actions.interview import MANY
from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.forms import InterviewForm
from hearth.areas.identification.forms.interview import ONE, WORDS, filled_in
from hearth.areas.identification.forms.restored import restore
from hearth.areas.identification.models import Identification, InitialInterview
from hearth.areas.identification.queries import latest_interview
from hearth.areas.identification.rules import advise
from hearth.areas.identification.rules.answers import signs_of_row
from hearth.areas.identification.views.steps import look_again, written_meanwhile
from hearth.casework.cases.views.steps import back_to_file, theirs, today
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards

FORM = "initial-interview"


@require_http_methods(["GET", "POST"])
@guards.opens(Identification)
@theirs
def interview(request: HttpRequest, actor: Actor, identification: Identification) -> HttpResponse:
    """Nothing must be answered. Each saving is a version; none is overwritten."""
    insist_on_work(identification.dossier_id, by=actor)
    latest = latest_interview(identification, actor)
    form = _form(actor, request.POST if request.method == "POST" else None, identification, latest)
    if form.is_valid():
        try:
            actions.write_interview(
                identification, form.interviewed(), seen=form.cleaned_data["seen"], by=actor
            )
        except actions.Contradiction as both:
            form.refuse(both.questions)
        except actions.WrittenMeanwhile:
            newest = latest_interview(identification, actor)
            look_again(form, written_meanwhile(), seen=newest.version if newest else 0)
        else:
            discard(FORM, subject=identification.pk, by=actor)
            sentence = _("The interview was written down as a new version.")
            return back_to_file(request, identification.case, sentence, part="screening")
    draft = None if form.is_bound else draft_of(actor, FORM, identification.pk)
    restore(form, draft.content if draft else {})
    words = {
        "identification": identification,
        "case": identification.case,
        "form": form,
        "saved_at": draft.saved_at if draft else None,
        **_advice(form, identification),
    }
    status = 422 if form.is_bound else 200
    return render(request, "identification/interview.html", words, status=status)


@require_POST
@guards.opens(Identification)
def advice(request: HttpRequest, actor: Actor, identification: Identification) -> HttpResponse:
    """What the official rule makes of the signs as they are marked, basis by basis."""
    form = _form(actor, request.POST, identification, None)
    return render(request, "identification/advice.html", _advice(form, identification))


def _advice(form: InterviewForm, identification: Identification) -> dict[str, Any]:
    return {"advice": advise(form.signs, elements_of_signs(), child=identification.child)}


def _form(
    actor: Actor,
    data: QueryDict | None,
    identification: Identification,
    latest: InitialInterview | None,
) -> InterviewForm:
    """Filled with the newest version, else with what the quick form asked."""
    initial = _of_version(latest) if latest else _of_quick_form(identification)
    return InterviewForm(data, today=today(actor), initial=initial)


def _of_version(latest: InitialInterview) -> dict[str, Any]:
    several = {name: getattr(latest, name) for name in MANY}
    single = {name: getattr(latest, f"{name}_id") or "" for name in ONE}
    words = {name: said for name, said in (latest.words or {}).items() if name in WORDS}
    return filled_in(
        signs_of_row(latest.signs),
        seen=latest.version,
        held_on=latest.held_on,
        **several,
        **single,
        **words,
    )


def _of_quick_form(identification: Identification) -> dict[str, Any]:
    said = identification.words or {}
    return filled_in(
        signs_of_row(identification.signs),
        seen=0,
        exploitation=[identification.form_id] if identification.form_id else [],
        main_form=identification.form_id or "",
        observations=said.get("observations", ""),
        exploiter=said.get("suspects", ""),
    )
