"""The quick form, the advice beside it, and the page that says who was told."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.identification import actions
from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.forms import ScreeningForm
from hearth.areas.identification.models import Identification
from hearth.areas.identification.rules import advise
from hearth.casework.duties.queries import told_of_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
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
        Role.SOCIAL_SERVICE_OFFICER,
        Role.CHILD_PROTECTION_WORKER,
        Role.HOTLINE_OPERATOR,
        Role.BORDER_OFFICER,
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
        return _page(request, actor, form, status=422)
    draft = draft_of(actor, FORM)
    form = _form(actor, None, initial=_restored(draft.content if draft else {}))
    return _page(request, actor, form, saved_at=draft.saved_at if draft else None)


@require_POST
@guards.staff(*IDENTIFIERS)
def advice(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the official rule makes of the signs marked so far. Advice: the worker concludes."""
    return render(request, "identification/advice.html", _advice(_form(actor, request.POST), actor))


@require_GET
@guards.opens(Identification)
def told(request: HttpRequest, actor: Actor, identification: Identification) -> HttpResponse:
    """Who was told, who has answered. It updates itself."""
    words = {
        "identification": identification,
        "told": told_of_dossier(actor, identification.dossier_id),
        "now": actor.at,
    }
    part = "#rows" if getattr(request, "htmx", False) else ""
    return render(request, f"identification/told.html{part}", words)


def _identified(request: HttpRequest, actor: Actor, form: ScreeningForm) -> HttpResponse:
    done = actions.identify(form.screening(), by=actor)
    discard(FORM, by=actor)
    if done is None:
        say(request, _("Written down: no signs. Nothing about the person was kept."))
        return redirect("desk:today")
    return redirect("identification:told", pk=done.identification.pk)


def _page(
    request: HttpRequest, actor: Actor, form: ScreeningForm, *, status: int = 200, **words: Any
) -> HttpResponse:
    words |= {"form": form, "asked": range(8), **_advice(form, actor)}
    return render(request, "identification/new.html", words, status=status)


def _advice(form: ScreeningForm, actor: Actor) -> dict[str, Any]:
    band = str(form["age_band"].value() or "")
    child = band in dict(form.fields["age_band"].choices) and term(band).facts["minor"] != "no"
    marked = {str(sign): "observed" for sign in form["signs"].value() or []}
    return {"advice": advise(marked, elements_of_signs(), child=child)}


def _form(
    actor: Actor, data: QueryDict | None, initial: dict[str, Any] | None = None
) -> ScreeningForm:
    today = timezone.localdate(actor.at)
    return ScreeningForm(data, today=today, qark=actor.unit.qark, initial=initial or {})


def _restored(content: dict[str, Any]) -> dict[str, Any]:
    """A draft keeps every answer as a list; a question with one answer takes the last."""
    many = {"signs", "needs"}
    return {
        name: values if name in many else values[-1] for name, values in content.items() if values
    }
