"""What the pages of this area do alike: draw a form, say a refusal, know whose house it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date

from hearth.areas.shelter.actions import NotTheirHouse
from hearth.areas.shelter.models import Booking, House, Stay
from hearth.areas.shelter.models.house import HouseQuerySet
from hearth.areas.shelter.words import REFUSALS, refusal
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.said import say
from hearth.foundation.guards.failures import wrong_role

View = Callable[..., HttpResponse]


def of_the_house(view: View) -> View:
    """To see is not to act: what the people of the house do, others only read."""

    @wraps(view)
    def answered(request: HttpRequest, actor: Actor, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, actor, *args, **kwargs)
        except (NotTheirWork, NotTheirHouse):
            return wrong_role(request)

    return answered


def theirs(stay: Stay, actor: Actor) -> None:
    """Whoever works with her elsewhere reads the stay, and does not act on it."""
    if stay.unit_id not in actor.unit_ids:
        raise NotTheirHouse


def done(form: forms.Form, deed: Callable[[], Any]) -> Any:
    """What the deed gave; or nothing, and the form says why not and what to do."""
    try:
        return deed()
    except REFUSALS as error:
        form.add_error(None, refusal(error))
        return None


def page(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: str,
    act: str,
    back: str,
    template: str = "shelter/form.html",
    **words: Any,
) -> HttpResponse:
    """The form as it stands; what was wrong is said, and nothing that was typed is lost."""
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "heading": heading, "act": act, "back": back, **words}
    return render(request, template, context, status=status)


def to_house(request: HttpRequest, house: House, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect("shelter:house", pk=house.pk)


def to_stay(request: HttpRequest, stay: Stay, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect("shelter:stay", pk=stay.pk)


def house_of(booking: Booking, actor: Actor) -> House:
    found = _house(actor, booking.house_id)
    if not found:
        raise House.DoesNotExist
    return found[0]


@asked_for
def _house(actor: Actor, pk: UUID) -> HouseQuerySet:
    return House.objects.visible_to(actor).select_related("kind").filter(pk=pk)


def address_of(house: House) -> str:
    return reverse("shelter:house", args=[house.pk])


def day_in(request: HttpRequest, name: str) -> date | None:
    """A day of the address line; nonsense is nobody's page."""
    said = request.GET.get(name, "")
    try:
        found = parse_date(said) if said else None
    except ValueError:
        raise Http404 from None
    if said and found is None:
        raise Http404
    return found
