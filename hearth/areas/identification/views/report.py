"""The quick form, the advice beside it, and the page that says who was told."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.identification import actions
from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.forms import MadeCallForm, ScreeningForm
from hearth.areas.identification.forms.restored import restore
from hearth.areas.identification.queries import calls_of, referring_units
from hearth.areas.identification.rules import advise
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import today
from hearth.casework.duties.actions import log_call
from hearth.casework.duties.models import Alert
from hearth.casework.duties.queries import Told, told_of_dossier
from hearth.casework.people.queries import works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards
from hearth.foundation.vocabularies.choices import term

FORM = "identification"
IDENTIFIERS = frozenset(
    {
        Role.OUTREACH_WORKER,
        Role.COORDINATOR,
        Role.CASE_MANAGER,
        Role.POLICE_OFFICER,
        Role.POLICE_HEAD,
        Role.BORDER_OFFICER,
        Role.SOCIAL_SERVICE_OFFICER,
        Role.CHILD_PROTECTION_WORKER,
        Role.HOTLINE_OPERATOR,
    }
)


@require_http_methods(["GET", "POST"])
@guards.staff(*IDENTIFIERS)
def identify(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask eight things; on the button, tell everyone who must know."""
    if request.method == "POST":
        form = _form(actor, request.POST)
        if form.is_valid():
            return _identified(request, actor, form)
        return _page(request, form, status=422)
    form, draft = _form(actor, None), draft_of(actor, FORM)
    restore(form, draft.content if draft else {})
    return _page(request, form, saved_at=draft.saved_at if draft else None)


@require_POST
@guards.staff(*IDENTIFIERS)
def advice(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the official rule makes of the signs marked so far. Advice: the worker concludes."""
    return render(request, "identification/advice.html", _advice(_form(actor, request.POST)))


@require_GET
@guards.opens(Case)
def told(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Who was told, who has answered. It updates itself."""
    if getattr(request, "htmx", False):
        words = {"told": told_of_dossier(actor, case.dossier_id), "now": actor.at}
        return render(request, "identification/told.html#rows", words)
    return _told(request, actor, case)


@require_POST
@guards.opens(Case)
def calls(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """ "Called at …, spoke to …": the telephone is the notice that the law knows."""
    waiting = _ours(told_of_dossier(actor, case.dossier_id), actor)
    form = MadeCallForm(request.POST, told=waiting)
    if not form.is_valid():
        return _told(request, actor, case, form=form)
    made = form.call(actor.at)
    alert = Alert.objects.visible_to(actor).select_related("notice").get(pk=form.alert_id)
    log_call(alert, called_at=made.called_at, spoke_to=made.spoke_to, by=actor)
    say(request, _("The call was written down."))
    return redirect("identification:told", pk=case.pk)


def _identified(request: HttpRequest, actor: Actor, form: ScreeningForm) -> HttpResponse:
    done = actions.identify(form.screening(), by=actor)
    discard(FORM, by=actor)
    if done is None:
        say(request, _("Written down: no signs. Nothing about the person was kept."))
        return redirect("desk:today")
    return redirect("identification:told", pk=done.case.pk)


def _told(
    request: HttpRequest, actor: Actor, case: Case, *, form: MadeCallForm | None = None
) -> HttpResponse:
    told = told_of_dossier(actor, case.dossier_id)
    ours = _ours(told, actor)
    words = {
        "case": case,
        "told": told,
        "nobody_there": any(one.alert.nobody_there for one in told),
        "call": form or MadeCallForm(told=ours),
        "may_call": bool(ours),
        "calls": calls_of(case.dossier_id, actor),
        "asks_origin": _came_from_outside(case, actor),
        "now": actor.at,
    }
    return render(request, "identification/told.html", words, status=422 if form else 200)


def _came_from_outside(case: Case, actor: Actor) -> bool:
    """The unit that works outside and made the report: it is asked where it came from."""
    there = actor.unit.kind == UnitKind.MOBILE_UNIT and actor.unit.pk == case.unit_id
    return there and works_on(actor, case.dossier_id)


def _ours(told: list[Told], actor: Actor) -> list[Told]:
    """What the actor's own units told: theirs is the telephone."""
    return [one for one in told if one.alert.notice.unit_id in actor.unit_ids]


def _page(
    request: HttpRequest, form: ScreeningForm, *, status: int = 200, **words: Any
) -> HttpResponse:
    words |= {"form": form, **_advice(form)}
    return render(request, "identification/new.html", words, status=status)


def _advice(form: ScreeningForm) -> dict[str, Any]:
    band = str(form["age_band"].value() or "")
    child = form.knows_band(band) and term(band).facts["minor"] != "no"
    marked = {str(sign): "observed" for sign in form["signs"].value() or []}
    return {"advice": advise(marked, elements_of_signs(), child=child)}


def _form(actor: Actor, data: QueryDict | None) -> ScreeningForm:
    units = partial(referring_units, actor)
    return ScreeningForm(data, today=today(actor), qark=actor.unit.qark, units=units)
