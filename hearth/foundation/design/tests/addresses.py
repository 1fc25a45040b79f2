"""The two addresses that the switches need, and nothing of the house above."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nowhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [path("language", nowhere, name="language"), path("theme", nowhere, name="theme")]
