"""The book of a house: what stands in it tonight, and each thing one writes into it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import (
    HandoverForm,
    IncidentForm,
    InspectionForm,
    LogForm,
    VisitorForm,
)
from hearth.areas.shelter.models import Handover, House, Visitor
from hearth.areas.shelter.queries.book import book_of, looks_at
from hearth.areas.shelter.queries.occupancy import occupancy_of
from hearth.areas.shelter.views.steps import of_the_house, page
from hearth.areas.shelter.words import refusal
from hearth.casework.cases.views.steps import sent, today
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.language import way_back
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.vocabularies.choices import choices

LOG, HANDOVER, INCIDENT = "house-log", "house-handover", "house-incident"
INSPECTION = "house-inspection"


@require_GET
@guards.opens(House)
@of_the_house
def book(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """The night at a glance: who is out, what to give, who visits, what was handed over."""
    insist_on_work(house.dossier_id, by=actor)
    words = {"house": house, "book": book_of(house, actor), "now": actor.at}
    return render(request, "shelter/book.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def log(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    form = LogForm(sent(request), today=today(actor))
    if form.is_valid():
        said = form.cleaned_data
        actions.write_log(house, said["kind"], said["words"], by=actor)
        discard(LOG, subject=house.pk, by=actor)
        return _to_book(request, house, _("It stands in the book."))
    return page(
        request, form, heading=_("Write in the book"), act=_("Save"), back=_book(house),
        typed=put_back(form, LOG, actor, subject=house.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def handovers(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    form = HandoverForm(sent(request), initial={"inside": book_of(house, actor).inside})
    if form.is_valid():
        actions.hand_over(house, form.handed_over(), by=actor)
        discard(HANDOVER, subject=house.pk, by=actor)
        return _to_book(request, house, _("Handed over. You see here who has read it."))
    return page(
        request, form, heading=_("Hand over the shift"), act=_("Hand over"), back=_book(house),
        typed=put_back(form, HANDOVER, actor, subject=house.pk),
    )  # fmt: skip


@require_POST
@guards.opens(Handover)
@of_the_house
def reading(request: HttpRequest, actor: Actor, handover: Handover) -> HttpResponse:
    """Read and taken over: one press, from Today or from the book."""
    sentence = _("You have taken over the shift.")
    try:
        actions.take_over(handover, by=actor)
    except actions.ReadByYou as again:
        sentence = refusal(again)
    say(request, sentence)
    return redirect(way_back(request, otherwise=_book(handover.house)))


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def incidents(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    now = {"on": today(actor), "hour": timezone.localtime(actor.at).time()}
    form = IncidentForm(sent(request), at=actor.at, initial=now)
    if form.is_valid():
        actions.note_incident(house, form.noted(), by=actor)
        discard(INCIDENT, subject=house.pk, by=actor)
        return _to_book(request, house, _("The incident was written down."))
    return page(
        request, form, heading=_("Write down an incident"), act=_("Save"), back=_book(house),
        lede=_("In danger telephone 129 first, then write."),
        typed=put_back(form, INCIDENT, actor, subject=house.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def visitors(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    form = VisitorForm(sent(request), today=today(actor))
    if form.is_valid():
        said = form.cleaned_data
        actions.let_visitor_in(house, said["kind"], said["who"], by=actor)
        return _to_book(request, house, _("The visitor is inside."))
    return page(
        request, form, heading=_("A visitor"), act=_("Let into the house"), back=_book(house)
    )


@require_POST
@guards.opens(Visitor)
@of_the_house
def visitor_out(request: HttpRequest, actor: Actor, visitor: Visitor) -> HttpResponse:
    sentence = _("The visitor has left.")
    try:
        actions.see_visitor_out(visitor, by=actor)
    except actions.NotInside as gone:
        sentence = refusal(gone)
    return _to_book(request, visitor.house, sentence)


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def inspection(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """Item by item; how each was found last, by whom and when."""
    insist_on_work(house.dossier_id, by=actor)
    form = InspectionForm(sent(request), today=today(actor))
    if form.is_valid():
        said = form.cleaned_data
        actions.inspect(house, said["item"], said["state"], said["words"], by=actor)
        discard(INSPECTION, subject=house.pk, by=actor)
        say(request, _("Written down."))
        return redirect("shelter:inspection", pk=house.pk)
    looks = looks_at(house, actor)
    items = [(name, looks.get(code)) for code, name in choices("inspection-item", on=today(actor))]
    return page(
        request, form, heading=_("Inspection"), act=_("Save"), back=_book(house),
        template="shelter/inspection.html", items=items,
        typed=put_back(form, INSPECTION, actor, subject=house.pk),
    )  # fmt: skip


@require_GET
@guards.opens(House)
@of_the_house
def occupancy(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """How full, and how long: for the people of the house, as a picture and as a table."""
    insist_on_work(house.dossier_id, by=actor)
    words = {"house": house, "year": occupancy_of(house, actor)}
    return render(request, "shelter/occupancy.html", words)


def _to_book(request: HttpRequest, house: House, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect("shelter:book", pk=house.pk)


def _book(house: House) -> str:
    return reverse("shelter:book", args=[house.pk])
