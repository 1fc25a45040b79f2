"""What the pages of a unit do alike: find the unit, draw a form, go back to the unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth.areas.outreach.queries.units import unit_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.said import say


def unit_or_404(actor: Actor, key: str) -> Unit:
    """A unit of somebody else's organisation is answered as if it did not exist."""
    unit = unit_of(actor, key)
    if unit is None:
        raise Http404
    return unit


def back_to_unit(request: HttpRequest, unit: Unit, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect("outreach:unit", key=unit.key)


def page(
    request: HttpRequest, unit: Unit, form: forms.Form, *, heading: str, act: str, **words: Any
) -> HttpResponse:
    """The form as it stands; nothing that was typed is lost."""
    status = 422 if form.is_bound and form.errors else 200
    context = {"unit": unit, "form": form, "heading": heading, "act": act, **words}
    return render(request, "outreach/form.html", context, status=status)
