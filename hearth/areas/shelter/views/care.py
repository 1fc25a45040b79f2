"""Out and back; medicines: what is given, by whom, and what was not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import DoseForm, MedicineForm, OutingForm
from hearth.areas.shelter.models import Medicine, Outing, Stay
from hearth.areas.shelter.queries.medicines import medicine_story
from hearth.areas.shelter.views.steps import done, of_the_house, page, theirs, to_stay
from hearth.areas.shelter.words import refusal
from hearth.casework.cases.views.steps import insist_on, sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.design.language import way_back
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def outings(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    theirs(stay, actor)
    form = OutingForm(sent(request))
    if form.is_valid():
        back_by, where = form.back_by(actor.at), form.cleaned_data["where"]
        if done(form, lambda: actions.go_out(stay, back_by=back_by, where=where, by=actor)):
            return to_stay(request, stay, _("Out. Whoever is late stands on your Today."))
    return page(
        request, form, heading=_("Goes out"), act=_("Save"), back=_stay(stay), case=stay.case
    )


@require_POST
@guards.opens(Outing)
@of_the_house
def back(request: HttpRequest, actor: Actor, outing: Outing) -> HttpResponse:
    """Somebody has seen her come back: one press."""
    sentence = _("Back in the house.")
    try:
        actions.come_back(outing, by=actor)
    except actions.NotOut as inside:
        sentence = refusal(inside)
    say(request, sentence)
    return redirect(way_back(request, otherwise=_stay(outing.stay)))


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def medicines(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    theirs(stay, actor)
    insist_on(Compartment.HEALTH, stay.case, actor)
    form = MedicineForm(sent(request))
    if form.is_valid():
        said = form.cleaned_data
        actions.keep_medicine(stay, said["what"], said["dose"], said["hours"], by=actor)
        return to_stay(request, stay, _("Written down. Each dose stands on your Today."))
    return page(
        request, form, heading=_("A medicine"), act=_("Save"), back=_stay(stay), case=stay.case
    )


@require_GET
@guards.opens(Medicine)
def medicine(request: HttpRequest, actor: Actor, medicine: Medicine) -> HttpResponse:
    """Today's doses and the last weeks': given, or not and why."""
    words = {
        "medicine": medicine,
        "case": medicine.stay.case,
        "story": medicine_story(medicine, actor),
        "ours": medicine.stay.unit_id in actor.unit_ids,
        "form": DoseForm(today=today(actor)),
        "now": actor.at,
    }
    return render(request, "shelter/medicine.html", words)


@require_POST
@guards.opens(Medicine)
@of_the_house
def doses(request: HttpRequest, actor: Actor, medicine: Medicine) -> HttpResponse:
    """Given: one press. Not given: with a reason."""
    theirs(medicine.stay, actor)
    form = DoseForm(request.POST, today=today(actor))
    if form.is_valid():
        said = form.cleaned_data
        sentence = _("Noted.")
        try:
            actions.note_dose(
                medicine, on=today(actor), hour=said["hour"], because=said["because"], by=actor
            )
        except actions.DoseNoted as twice:
            sentence = refusal(twice)
        say(request, sentence)
    else:
        say(request, _("Not noted: choose why it was not given."), glyph="late")
    address = reverse("shelter:medicine", args=[medicine.pk])
    return redirect(way_back(request, otherwise=address))


@require_POST
@guards.opens(Medicine)
@of_the_house
def medicine_end(request: HttpRequest, actor: Actor, medicine: Medicine) -> HttpResponse:
    actions.stop_medicine(medicine, by=actor)
    return to_stay(request, medicine.stay, _("It is not given any more."))


def _stay(stay: Stay) -> str:
    return reverse("shelter:stay", args=[stay.pk])
