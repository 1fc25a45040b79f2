"""A few views, each behind one of the guards, that only these tests know."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import failures, guards


@guards.anyone
def square(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anyone")


@guards.staff()
def hall(request: HttpRequest, actor: Actor) -> HttpResponse:
    return HttpResponse(actor.user.username)


@guards.staff(Role.POLICE_OFFICER, Role.POLICE_HEAD)
def station(request: HttpRequest, actor: Actor) -> HttpResponse:
    return HttpResponse(actor.user.username)


@guards.opens(Dossier)  # type: ignore[type-var]
def room(request: HttpRequest, actor: Actor, dossier: Dossier) -> HttpResponse:
    return HttpResponse(dossier.qark)


@guards.opens(Dossier)  # type: ignore[type-var]
def trapdoor(request: HttpRequest, actor: Actor, dossier: Dossier) -> HttpResponse:
    record("tests.fell", dossier, by=actor)
    raise ZeroDivisionError


@guards.opens(Dossier)  # type: ignore[type-var, arg-type]
def stream(request: HttpRequest, actor: Actor, dossier: Dossier) -> StreamingHttpResponse:
    """Sent after the transaction is over: the mistake that must show nothing."""

    def rows() -> Iterator[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access_dossier")
            yield f"{cursor.fetchone()[0]} rows"

    return StreamingHttpResponse(rows())


urlpatterns = [
    path("square", square),
    path("hall", hall),
    path("station", station),
    path("rooms/<uuid:pk>/", room),
    path("trapdoors/<uuid:pk>/", trapdoor),
    path("streams/<uuid:pk>/", stream),
]
handler404 = failures.not_found
handler500 = failures.broken
