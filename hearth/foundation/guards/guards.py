"""Every view stands behind exactly one of these. A test walks the URLs to be sure."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.guards.failures import wrong_role

M = TypeVar("M", bound=ScopedModel)
View = Callable[..., HttpResponse]

OWN_PASSWORD = ("/password/",)  # where one chooses a password of one's own


def staff(*roles: Role) -> Callable[[View], View]:
    """Signed in, and in one of these roles. With no role named: any colleague with a post."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, **kwargs: Any) -> HttpResponse:
            if not actor.posts or (roles and not actor.roles & set(roles)):
                return wrong_role(request)
            with acting(actor):
                return view(request, actor, **kwargs)

        return _signed_in("staff", guarded, roles)

    return guard


def opens(model: type[M], *joined: str) -> Callable[[View], View]:
    """Signed in, the row is within reach, and the reading is written down.

    What is hidden and what does not exist get the same answer by the same path.
    `joined`: what the page needs of the row's own keys, read in the same question.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, *, pk: UUID, **kwargs: Any) -> HttpResponse:
            label = model._meta.label_lower
            with acting(actor):
                row = next(iter(_the_one(actor, model, pk, *joined)), None)
                if row is not None:
                    record("access.opened", row.dossier_key, by=actor, what=label, which=pk)
                    return view(request, actor, row, **kwargs)
                record("access.refused", None, by=actor, what=label, which=pk)
            raise Http404

        door = _signed_in("opens", guarded, ())
        door.opens = model  # type: ignore[attr-defined]
        return door

    return guard


@asked_for
def _the_one(actor: Actor, model: type[M], pk: UUID, *joined: str) -> QuerySet[M]:
    rows: Any = model.objects.visible_to(actor, one_by_one=True)
    return rows.filter(pk=pk).select_related(*joined or (None,))  # type: ignore[no-any-return]


def anyone(view: View) -> View:
    """No sign-in: the sign-in page itself, language and theme, the public pages."""
    view.guard = "anyone"  # type: ignore[attr-defined]
    return view


def _signed_in(name: str, view: View, roles: tuple[Role, ...]) -> View:
    @wraps(view)
    def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return _to_the_door(request)
        if user.must_change and request.path not in OWN_PASSWORD:
            return _to_the_password(request)
        actor = act_as(copy(user), at=timezone.now())  # the framework holds a promise of a user
        request.actor = actor  # type: ignore[attr-defined]
        return view(request, actor, **kwargs)

    behind: View = never_cache(closed)
    behind.guard, behind.roles = name, roles  # type: ignore[attr-defined]
    return behind


def _to_the_password(request: HttpRequest) -> HttpResponse:
    """Somebody else knows this password: nothing opens before there is another."""
    address = OWN_PASSWORD[0]
    return (
        HttpResponseClientRedirect(address)
        if request.headers.get("HX-Request")
        else redirect(address)
    )


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to the page one was on; never into a fragment."""
    htmx = getattr(request, "htmx", None)
    page = htmx.current_url_abs_path if htmx else request.path if request.method == "GET" else None
    address = "/sign-in/" + (f"?{urlencode({'next': urlsplit(page).path})}" if page else "")
    return HttpResponseClientRedirect(address) if htmx else redirect(address)
