"""What most pages of a case do alike: insist on the drawer, draw the form, go back to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from hearth.casework.cases.actions import NotTheirCase
from hearth.casework.cases.models import Case
from hearth.casework.people.queries import one_look, opens
from hearth.casework.people.queries.standing import NotTheirWork, insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.design.said import say
from hearth.foundation.guards.failures import wrong_role

View = Callable[..., HttpResponse]


def theirs(view: View) -> View:
    """To see is not to act: who may read and not write gets the page for the wrong role."""

    @wraps(view)
    def answered(request: HttpRequest, actor: Actor, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, actor, *args, **kwargs)
        except (NotTheirWork, NotTheirCase):
            return wrong_role(request)

    return answered


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, however little; nothing when the page was only opened."""
    return request.POST if request.method == "POST" else None


def insist_on(drawer: Compartment, case: Case, actor: Actor) -> None:
    """A closed drawer and one that was never there are the same page; then: is the work theirs?"""
    with one_look():
        if not opens(actor, case.dossier_id, drawer):
            raise Http404
        insist_on_work(case.dossier_id, by=actor)


def today(actor: Actor) -> Any:
    """The day it is for the actor, on the calendar of this country."""
    return timezone.localtime(actor.at).date()


def file_of(case: Case, *, part: str = "") -> str:
    """The address of the case file, which belongs to the desk; `part`: one of its panels."""
    address = reverse("desk:case", args=[case.pk])
    return f"{address}#{part}" if part else address


def back_to_file(
    request: HttpRequest, case: Case, sentence: str = "", *, part: str = ""
) -> HttpResponse:
    """Back where they came from, and told in a sentence what was done."""
    if sentence:
        say(request, sentence)
    return redirect(file_of(case, part=part))


def page(
    request: HttpRequest,
    case: Case,
    form: forms.Form,
    *,
    heading: str,
    act: str,
    template: str = "cases/form.html",
    **words: Any,
) -> HttpResponse:
    """The form as it stands; what was wrong is said, and nothing that was typed is lost."""
    status = 422 if form.is_bound and form.errors else 200
    context = {"case": case, "form": form, "heading": heading, "act": act, **words}
    return render(request, template, context, status=status)
