"""Our houses; the calendar of one; whom it takes, where it is, its rooms."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import AddressForm, HouseForm, RoomForm, TakesForm
from hearth.areas.shelter.models import House, HouseAddress
from hearth.areas.shelter.queries import all_houses_of, asking, calendar_of, leaving_soon
from hearth.areas.shelter.queries.houses import address_in, takes_of, tonight_in
from hearth.areas.shelter.views.steps import (
    address_of,
    day_in,
    done,
    of_the_house,
    page,
    to_house,
)
from hearth.casework.cases.views.steps import sent, today
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

NEW = "new-house"


@require_GET
@guards.staff(Role.SHELTER_MANAGER)
def houses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The houses of the reader's own shelter, who asks for a place, and whose stay runs out."""
    rows = all_houses_of(actor)
    record("shelter.listed", None, by=actor, count=len(rows))
    words = {
        "houses": tonight_in([row for row in rows if row.closed_at is None], actor),
        "closed": [row for row in rows if row.closed_at is not None],
        "asking": asking(actor),
        "guests": leaving_soon(actor),
        "opens": actor.unit.kind in actions.HOUSES_OF,
        "now": actor.at,
    }
    return render(request, "shelter/houses.html", words)


@require_http_methods(["GET", "POST"])
@guards.staff(Role.SHELTER_MANAGER)
def new_house(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = HouseForm(sent(request), today=today(actor), initial=_at_home(actor))
    if form.is_valid():
        house = done(form, lambda: actions.open_house(form.house(), by=actor))
        if house:
            discard(NEW, by=actor)
            return redirect("shelter:rooms", pk=house.pk)
    return page(
        request, form, heading=_("A new house"), act=_("Open the house"),
        back=reverse("shelter:houses"), typed=put_back(form, NEW, actor),
    )  # fmt: skip


@require_GET
@guards.opens(House)
def house(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """The calendar; for htmx the board alone."""
    calendar = calendar_of(house, actor, first=day_in(request, "from"))
    ours = house.unit_id in actor.unit_ids
    words = {"house": house, "calendar": calendar, "ours": ours, "now": actor.at}
    if getattr(request, "htmx", False):
        return render(request, "shelter/house.html#board", words)
    words |= {"asking": asking(actor) if ours else [], "where": address_in(house, actor)}
    return render(request, "shelter/house.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def rooms(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    form = RoomForm(sent(request))
    if form.is_valid():
        actions.add_room(house, form.room(), by=actor)
        return to_house(request, house, _("The room was added."))
    return page(
        request, form, heading=_("One more room"), act=_("Add the room"), back=address_of(house)
    )


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def takes(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    insist_on_work(house.dossier_id, by=actor)
    form = TakesForm(sent(request), today=today(actor), initial=takes_of(house))
    if form.is_valid():
        actions.say_whom(house, form.takes(), by=actor)
        return to_house(request, house, _("Saved. The board answers by it from now on."))
    return page(
        request, form, heading=_("Whom this house takes"), act=_("Save"), back=address_of(house)
    )


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def closing(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """Given up: it takes nobody any more. Closed, it may be opened again from here."""
    insist_on_work(house.dossier_id, by=actor)
    form, closed = Form(sent(request)), house.closed_at is not None
    if form.is_valid() and closed:
        actions.reopen_house(house, by=actor)
        return to_house(request, house, _("The house is open again."))
    if form.is_valid() and done(form, lambda: actions.close_house(house, by=actor) or True):
        say(request, _("The house is closed. Its book stays."))
        return redirect("shelter:houses")
    said = (
        (_("Open the house again"), _("It has the rooms and beds it had."))
        if closed
        else (
            _("Close the house"),
            _("It takes nobody any more and leaves the vacancy board. Its book stays readable."),
        )
    )
    return page(request, form, heading=said[0], act=said[0], lede=said[1], back=address_of(house))


@require_http_methods(["GET", "POST"])
@guards.opens(House)
@of_the_house
def addresses(request: HttpRequest, actor: Actor, house: House) -> HttpResponse:
    """A new address. The page never shows the old one."""
    insist_on_work(house.dossier_id, by=actor)
    form = AddressForm(sent(request))
    if form.is_valid():
        said = form.cleaned_data
        actions.say_where(house, said["address"], said["way"], by=actor)
        return to_house(request, house, _("The address was saved."))
    return page(
        request, form, heading=_("Where the house is"), act=_("Save"), back=address_of(house)
    )


@require_GET
@guards.opens(HouseAddress)
def where(request: HttpRequest, actor: Actor, where: HouseAddress) -> HttpResponse:
    """The one page with the address. Each reading is written down."""
    return render(request, "shelter/where.html", {"where": where, "house": where.house})


def _at_home(actor: Actor) -> dict[str, str]:
    return {"qark": f"qark/{actor.unit.qark}"} if actor.unit.qark else {}
