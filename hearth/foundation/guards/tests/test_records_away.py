"""A database or a vault that is away is a page that says so, not a broken page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from hearth.foundation.guards import failures
from hearth.foundation.vault.providers.provider import Sealed


def meets(trouble: type[Exception]) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise trouble

    return view


urlpatterns = [
    path("database", meets(OperationalError)),
    path("connection", meets(InterfaceError)),
    path("vault", meets(Sealed)),
    path("mistake", meets(ZeroDivisionError)),
]
handler500 = failures.broken


@pytest.mark.parametrize(
    ("address", "status"),
    [("database", 503), ("connection", 503), ("vault", 503), ("mistake", 500)],
)
def test_what_may_come_back_says_so(settings: Settings, address: str, status: int) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["hearth.foundation.guards.headers.headers"]

    answer = Client(raise_request_exception=False).get(f"/{address}")

    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("Retry-After" in answer.headers) == (status == 503)
