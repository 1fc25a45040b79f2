"""The app itself: the same for everybody, with nothing of anybody in it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from hearth.foundation.guards import guards
from hearth.front.field.queries import bundle, scripts

NAME = "Shënime"  # "Notes": a word that says nothing to whoever looks over a shoulder
PAPER = "#f6f3ee"


@gzip_page
@require_GET
@guards.anyone
def shell(request: HttpRequest) -> HttpResponse:
    """One page without a word of content; the scripts draw everything."""
    return render(request, "field/shell.html", {"name": NAME, "scripts": scripts()})


@gzip_page
@require_GET
@guards.anyone
def questions(request: HttpRequest) -> HttpResponse:
    """The forms, the rule of advice, the words, the key: what a phone carries with it."""
    carried = bundle(timezone.localdate(timezone.now()))
    return HttpResponse(carried.content, content_type="application/json")


@require_GET
@guards.anyone
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: it changes when anything of the app does, and fetches all of it anew."""
    carried = bundle(timezone.localdate(timezone.now()))
    shelf = ["/field/", "/field/questions.json", "/field/manifest.webmanifest", *carried.files]
    lines = (
        f'import {{ serve }} from "{static("field/js/serve.js")}"',
        f"serve({json.dumps(carried.version)}, {json.dumps(shelf)})",
    )
    return HttpResponse("\n".join(lines), content_type="text/javascript")


@require_GET
@guards.anyone
def wiped(request: HttpRequest) -> HttpResponse:
    """Where a phone ends that was emptied: the browser drops whatever else it kept of us."""
    response = render(request, "field/wiped.html", {"name": NAME})
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_GET
@guards.anyone
def manifest(request: HttpRequest) -> HttpResponse:
    """What the telephone shows on its first screen: a plain word and a sheet of paper."""
    said: dict[str, Any] = {
        "name": NAME,
        "short_name": NAME,
        "lang": "sq",
        "id": "/field/",
        "start_url": "/field/",
        "scope": "/field/",
        "display": "standalone",
        "orientation": "portrait",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static("field/sheet.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("field/sheet-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("field/sheet-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")
