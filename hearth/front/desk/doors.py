"""Which doors a colleague has, by role; and how many alerts wait behind the inbox."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from hearth.areas.counselling.views.care import LISTENERS
from hearth.areas.identification.views import IDENTIFIERS
from hearth.areas.livelihood.views.catalogue import READERS as COURSE_READERS
from hearth.areas.outreach.views import LOOKING as OUTREACH
from hearth.areas.shelter.views import ASKERS
from hearth.casework.duties.queries import waiting_count
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.doors import Door, Doors
from hearth.front.field.views.phones import KEEPERS, OUTSIDE

CASEWORKERS = frozenset(
    {
        Role.OUTREACH_WORKER,
        Role.COORDINATOR,
        Role.CASE_MANAGER,
        Role.SHELTER_MANAGER,
        Role.PSYCHOLOGIST,
        Role.LAWYER,
        Role.SOCIAL_SERVICE_OFFICER,
        Role.CHILD_PROTECTION_WORKER,
        Role.NATIONAL_OFFICER,
    }
)

ANSWERABLE = frozenset({Role.DIRECTOR, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR})


GOES_OUT = frozenset({Role.OUTREACH_WORKER, Role.COORDINATOR, Role.ADMINISTRATOR})


def doors(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the navigation is worked out only when a page draws it."""

    def opened(request: HttpRequest) -> HttpResponse:
        request.doors = SimpleLazyObject(lambda: _doors_of(request))  # type: ignore[attr-defined]
        return answer(request)

    return opened


def _doors_of(request: HttpRequest) -> Doors | None:
    actor = getattr(request, "actor", None)
    return doors_for(actor) if isinstance(actor, Actor) else None


def doors_for(actor: Actor) -> Doors:
    """The doors of this colleague. What a role cannot use is not shown to it."""
    links = [Door(_("Today"), "today", reverse("desk:today"))]
    with acting(actor):
        waiting = waiting_count(actor)
    links.append(Door(_("Inbox"), "inbox", reverse("duties:inbox"), waiting))
    if actor.roles & CASEWORKERS:
        links.append(Door(_("Cases"), "file", reverse("cases:list")))
        links.append(Door(_("Referrals"), "refer", reverse("referrals:list")))
    if actor.roles & set(OUTREACH):
        links.append(Door(_("Outside"), "pin", reverse("outreach:overview")))
    links += _shelter(actor)
    if actor.roles & GOES_OUT:
        links.append(Door(_("Telephones"), "phone", reverse("openrosa:devices")))
    links.append(Door(_("Questionnaires"), "paper", reverse("instruments:shelf")))
    if actor.roles & frozenset(COURSE_READERS):
        links.append(Door(_("Courses"), "calendar", reverse("livelihood:courses")))
    if Role.PSYCHOLOGIST in actor.roles:
        links.append(Door(_("Groups"), "team", reverse("counselling:groups")))
    if actor.roles & frozenset(LISTENERS):
        links.append(Door(_("Care for you"), "care", reverse("counselling:care")))
    links.append(Door(_("My readings"), "eye", reverse("desk:readings")))
    if actor.roles & set(KEEPERS):
        links.append(Door(_("Phones"), "phone", reverse("field:phones")))
    elif actor.roles & set(OUTSIDE):
        links.append(Door(_("This phone"), "phone", reverse("field:phone")))
    if actor.roles & ANSWERABLE:
        links.append(Door(_("Who could read"), "shield", reverse("desk:who-could-read")))
    if Role.ADMINISTRATOR in actor.roles:
        links.append(Door(_("Colleagues"), "team", reverse("desk:units")))
        links.append(Door(_("Outbox"), "paper", reverse("desk:outbox")))
    new = Door(_("New identification"), "plus", reverse("identification:new"))
    return Doors(
        links=tuple(links),
        act=new if actor.roles & IDENTIFIERS else None,
        search=reverse("cases:search") if actor.roles & CASEWORKERS else "",
        lock=reverse("desk:sign-out"),
        who=actor.user.short_name,
        post=f"{actor.posts[0].role.label}, {actor.unit.name}" if actor.posts else "",
    )


def _shelter(actor: Actor) -> list[Door]:
    """Our houses for the people of a shelter; the Coalition's board for whoever refers."""
    if Role.SHELTER_MANAGER in actor.roles:
        return [Door(_("Shelter"), "bed", reverse("shelter:houses"))]
    if actor.roles & set(ASKERS):
        return [Door(_("Vacancy board"), "bed", reverse("shelter:board"))]
    return []
