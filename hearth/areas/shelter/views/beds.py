"""Hold beds, let people in, let a hold go, take a bed out of use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import ArrivalForm, HoldForm, OutForm
from hearth.areas.shelter.models import Booking, House
from hearth.areas.shelter.policy import shelter_policy
from hearth.areas.shelter.queries import asking, beds_of, choices_of, overstays, party_of, place_of
from hearth.areas.shelter.queries.asking import Asking
from hearth.areas.shelter.queries.bookings import ExpectedGuest, booking_story
from hearth.areas.shelter.queries.choosing import Choice
from hearth.areas.shelter.rules import Obstacle, doubts, obstacles
from hearth.areas.shelter.views.steps import (
    address_of,
    day_in,
    done,
    house_of,
    of_the_house,
    page,
    to_house,
)
from hearth.areas.shelter.words import doubt_words, refusal, sentences
from hearth.casework.cases.forms.parts import day as form_day
from hearth.casework.cases.models import Case
from hearth.casework.cases.models.case import CaseQuerySet
from hearth.casework.cases.views.steps import sent, today
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

ADMISSION = "house-admission"


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def holds(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """Keep beds free. What stands in the way is said; whoever knows it may hold all the same.

    Offered are the beds that are free in these nights and right for these people; of the others
    the page says why not. `look`: other nights were chosen, and nothing is held yet.
    """
    insist_on_work(house.dossier_id, by=actor)
    waiting = asking(actor)
    beds = _beds_to_choose(request, actor, house, waiting)
    form = _hold_form(request, actor, waiting, beds)
    if "look" in request.POST and getattr(request, "htmx", False):
        return render(request, "shelter/hold.html#beds", {"form": form, **_shown(beds)})
    in_the_way: list[Obstacle] = []
    if form.is_valid():
        in_the_way = _in_the_way(form, house, actor)
        if not in_the_way or form.cleaned_data["knowing"]:
            usual = shelter_policy().stay(house.kind_id).length
            want = form.wanted(usual=usual, at=actor.at)
            if done(form, lambda: actions.hold(house, want, by=actor)):
                return to_house(request, house, _("Held. It ends by itself if nobody comes."))
        else:
            form.add_error("knowing", _("Read what stands in the way."))
    if not in_the_way:
        form.fields.pop("knowing")  # asked only where something does
    return page(
        request, form, heading=_("Hold a bed"), act=_("Hold"), back=address_of(house),
        template="shelter/hold.html", obstacles=sentences(in_the_way),
        rule=shelter_policy().hold, house=house, **_shown(beds),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def out_of_use(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    beds = [(str(bed.pk), bed.label) for bed in beds_of(house, actor)]
    form = OutForm(sent(request), today=today(actor), beds=beds, initial={"first": today(actor)})
    if form.is_valid():
        said = form.cleaned_data
        nights = {"first": said["first"], "until": said["until"], "because": said["because"]}
        if done(form, lambda: actions.take_out_of_use(house, said["bed"], **nights, by=actor)):
            return to_house(request, house, _("Nobody is promised this bed in these nights."))
    return page(request, form, heading=_("A bed out of use"), act=_("Save"), back=address_of(house))


@require_GET
@guards.opens(Booking)
def booking(request: HttpRequest, actor: Actor, booking: Booking) -> HttpResponse:
    """Who is expected or sleeps in a bed, and what can be done."""
    story = booking_story(booking, actor)
    words = {"story": story, "booking": booking, "house": house_of(booking, actor), "now": actor.at}
    return render(request, "shelter/booking.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Booking)
@of_the_house
def admission(request: HttpRequest, actor: Actor, booking: Booking) -> HttpResponse:
    """They are at the door."""
    insist_on_work(booking.dossier_id, by=actor)
    house, story = house_of(booking, actor), booking_story(booking, actor)
    form = _arrival_form(request, actor, house, story.expected)
    if form.is_valid():
        until = form.cleaned_data["until"]
        if done(form, lambda: actions.admit(booking, came=form.cases, until=until, by=actor)):
            discard(ADMISSION, subject=booking.pk, by=actor)
            sentence = _("Welcome. Write down what they need tonight, and who is afraid of what.")
            return to_house(request, house, sentence)
    return page(
        request, form, heading=_("They have come"), act=_("Let into the house"),
        back=address_of(house), template="shelter/admission.html", story=story,
        still=[each for each in overstays(actor, house=house.pk) if each.label in story.beds],
        typed=put_back(form, ADMISSION, actor, subject=booking.pk),
    )  # fmt: skip


@require_POST
@guards.opens(Booking)
@of_the_house
def release(request: HttpRequest, actor: Actor, booking: Booking) -> HttpResponse:
    """The hold is not needed, or the bed works again."""
    insist_on_work(booking.dossier_id, by=actor)
    again = booking.kind == Booking.Kind.OUT
    because = "booking-end/bed-ready" if again else "booking-end/not-needed"
    sentence = _("The bed is free again.")
    try:
        actions.let_go(booking, because=because, by=actor)
    except actions.NotWaiting as over:
        sentence = refusal(over)
    return to_house(request, house_of(booking, actor), sentence)


def _hold_form(
    request: HttpRequest, actor: Actor, waiting: Sequence[Asking], beds: Sequence[Choice]
) -> HoldForm:
    """Only looking: what was chosen stands there again, and nothing is complained of."""
    people = [(str(each.case), f"{each.number} · {each.facts}") for each in waiting]
    looking = "look" in request.POST
    initial: dict[str, Any] = {
        "first": day_in(request, "from") or today(actor),
        "people": request.GET.getlist("for"),
        "beds": request.GET.getlist("bed"),
    }
    if looking:
        several = {name: request.POST.getlist(name) for name in ("people", "beds")}
        initial |= {**request.POST.dict(), **several}
    return HoldForm(
        None if looking else sent(request),
        today=today(actor),
        people=people,
        beds=[(str(each.bed), each.words) for each in beds if each.free],
        initial=initial,
    )


def _beds_to_choose(
    request: HttpRequest, actor: Actor, house: House, waiting: Sequence[Asking]
) -> list[Choice]:
    """For the people and the nights on the page, as far as they can be read yet."""
    chosen = request.POST if request.method == "POST" else None
    first = _day(chosen, "first") if chosen else day_in(request, "from")
    first = first or today(actor)
    until = _day(chosen, "until") if chosen else None
    if until is None or until <= first:
        until = first + shelter_policy().stay(house.kind_id).length
    named = set(chosen.getlist("people") if chosen else request.GET.getlist("for"))
    party = party_of(_cases(actor, [each.case for each in waiting if str(each.case) in named]))
    return choices_of(house, actor, party=party, first=first, until=until)


@asked_for
def _cases(actor: Actor, cases: list[UUID]) -> CaseQuerySet:
    rows = Case.objects.visible_to(actor, one_by_one=True).filter(pk__in=cases)
    return rows.select_related("person")


def _day(chosen: QueryDict, name: str) -> date | None:
    """A day as it was typed; half a day is none yet."""
    try:
        typed: date | None = form_day(label="").clean(chosen.get(name))
    except ValidationError:
        return None
    return typed


def _shown(beds: Sequence[Choice]) -> dict[str, list[Choice]]:
    return {
        "offered": [each for each in beds if each.free],
        "refused": [each for each in beds if not each.free],
    }


def _in_the_way(form: HoldForm, house: House, actor: Actor) -> list[Obstacle]:
    """What the rule says of these people and this house. Nobody named: nothing to say."""
    cases = list(Case.objects.visible_to(actor).filter(pk__in=form.cases).select_related("person"))
    if not cases:
        return []
    step_free = form.cleaned_data["step_free"] == "yes"
    party = party_of(cases, flees=form.flees_from, step_free=step_free)
    place = place_of(house)
    for doubt in doubts(party, place, shelter_policy().neighbours):
        form.doubts.append(doubt_words(doubt))
    return obstacles(party, place)


def _arrival_form(
    request: HttpRequest, actor: Actor, house: House, expected: Sequence[ExpectedGuest]
) -> ArrivalForm:
    usual = shelter_policy().stay(house.kind_id).length
    people = [(str(each.case), each.words) for each in expected if each.number]
    return ArrivalForm(
        sent(request),
        today=today(actor),
        people=people,
        usual=_("Empty: until %(day)s, as usual for such a house.")
        % {"day": on_day(today(actor) + usual)},
        initial={"came": [pk for pk, _words in people]},
    )
