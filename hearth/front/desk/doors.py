"""Which doors a colleague has, by role; and how many alerts wait behind the inbox.

Two tables, in the order in which they are drawn: the day's work, and what one needs now and then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.areas.counselling.views.care import LISTENERS
from hearth.areas.identification.views import IDENTIFIERS
from hearth.areas.livelihood.views.catalogue import READERS as COURSE_READERS
from hearth.areas.outreach.views import LOOKING
from hearth.areas.plan.views.opinions import READERS as HEARING
from hearth.areas.shelter.views import ASKERS
from hearth.casework.duties.queries import waiting_count
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.addresses import address
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
ASKING = CASEWORKERS - {Role.NATIONAL_OFFICER} | {Role.DIRECTOR, Role.ADMINISTRATOR}
ANSWERABLE = frozenset({Role.DIRECTOR, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR})
EVERYBODY = frozenset(Role)


@dataclass(frozen=True)
class Way:
    """A door that these roles have, unless they have a better one to the same place."""

    label: str | Promise
    icon: str
    view: str
    roles: frozenset[Role]
    unless: frozenset[Role] = frozenset()

    def open_to(self, actor: Actor) -> bool:
        return bool(actor.roles & self.roles) and not actor.roles & self.unless


HOUSES = frozenset({Role.SHELTER_MANAGER})
DAILY = (
    Way(gettext_lazy("Cases"), "file", "cases:list", CASEWORKERS),
    Way(gettext_lazy("Referrals"), "refer", "referrals:list", CASEWORKERS),
    Way(gettext_lazy("Outside"), "pin", "outreach:overview", frozenset(LOOKING)),
    Way(gettext_lazy("Shelter"), "bed", "shelter:houses", HOUSES),
    Way(gettext_lazy("Vacancy board"), "bed", "shelter:board", frozenset(ASKERS), unless=HOUSES),
    Way(gettext_lazy("Courses"), "calendar", "livelihood:courses", frozenset(COURSE_READERS)),
    Way(gettext_lazy("Groups"), "team", "counselling:groups", frozenset({Role.PSYCHOLOGIST})),
    Way(gettext_lazy("Who could read"), "shield", "desk:who-could-read", ANSWERABLE),
    Way(gettext_lazy("Colleagues"), "team", "desk:units", frozenset({Role.ADMINISTRATOR})),
)
SELDOM = (
    Way(gettext_lazy("Questionnaires"), "paper", "instruments:shelf", ASKING),
    Way(gettext_lazy("Phones"), "phone", "field:phones", frozenset(KEEPERS)),
    Way(gettext_lazy("This phone"), "phone", "field:phone", frozenset(OUTSIDE),
        unless=frozenset(KEEPERS)),
    Way(gettext_lazy("Care for you"), "care", "counselling:care", frozenset(LISTENERS)),
    Way(gettext_lazy("How people found our help"), "chart", "plan:opinions", frozenset(HEARING)),
    Way(gettext_lazy("My readings"), "eye", "desk:readings", EVERYBODY),
    Way(gettext_lazy("Outbox"), "paper", "desk:outbox", frozenset({Role.ADMINISTRATOR})),
)  # fmt: skip


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
    new = Door(_("New identification"), "plus", address("identification:new"))
    return Doors(
        links=(*_everybodys(actor), *_open(DAILY, actor)),
        seldom=tuple(_open(SELDOM, actor)),
        act=new if actor.roles & IDENTIFIERS else None,
        search=address("cases:search") if actor.roles & CASEWORKERS else "",
        lock=address("desk:sign-out"),
        who=actor.user.short_name,
        post=f"{actor.posts[0].role.label}, {actor.unit.name}" if actor.posts else "",
    )


def _everybodys(actor: Actor) -> tuple[Door, Door]:
    with identity(actor):
        waiting = waiting_count(actor)
    return (
        Door(_("Today"), "today", address("desk:today")),
        Door(_("Inbox"), "inbox", address("duties:inbox"), waiting),
    )


def _open(ways: tuple[Way, ...], actor: Actor) -> Iterator[Door]:
    for way in ways:
        if way.open_to(actor):
            yield Door(str(way.label), way.icon, address(way.view))
