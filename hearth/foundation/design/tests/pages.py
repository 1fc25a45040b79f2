"""Whole pages to look at, rendered as a signed-in person of the demo would get them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hearth.foundation.design.doors import Door, Doors
from hearth.foundation.design.gallery import gallery

NOW = datetime(2026, 3, 19, 21, 14, tzinfo=UTC)
QUICK = """{% extends "design/quick.html" %}{% block title %}Formular{% endblock %}
{% block heading %}Identifikim i shpejtë{% endblock %}
{% block form_attributes %}data-draft-url="/draft"{% endblock %}
{% block dashes %}{% dashes 1 5 %}{% endblock %}
{% block questions %}{% error_summary report %}{% field blank.danger number=1 %}
{% field blank.place number=2 %}{% field blank.age number=3 %}{% field blank.signs number=4 %}
{% field blank.finding number=5 %}{% endblock %}
{% block send %}<div class="send-row"><a class="button send-call" href="tel:129"
aria-label="Telefono policinë, 129">{% icon "phone" %}129</a>
{% button "Njofto policinë" kind="ember" under="dhe Autoritetin Përgjegjës" %}</div>{% endblock %}
"""
SIGN_IN = """{% extends "design/solo.html" %}{% block title %}Hyr{% endblock %}
{% block page %}<div class="panel"><form class="panel-body stack stack-wide" method="post">
<h1>Hyr</h1>{% field request_form.number %}{% field request_form.reason %}
{% button "Hyr" kind="act wide" %}</form></div>{% endblock %}"""
ERRORS = ("400.html", "403.html", "403_stale.html", "404.html", "500.html", "503.html")


def asked(language: str = "sq", theme: str = "") -> HttpRequest:
    """A request of Mira's, with her doors."""
    request = RequestFactory().get("/inbox/", SERVER_NAME="localhost")
    request.COOKIES.update(hearth_language=language, hearth_theme=theme)
    request.doors = Doors(  # type: ignore[attr-defined]
        links=(
            Door("Sot", "today", "/"),
            Door("Kutia", "inbox", "/inbox/", 3),
            Door("Rastet", "file", "/cases/"),
            Door("Referimet", "refer", "/referrals/"),
            Door("Shifrat", "chart", "/figures/"),
        ),
        act=Door("Identifikim i ri", "plus", "/new/"),
        search="/search/",
        lock="/lock/",
        who="Mira Testi",
        post="Menaxhere rasti, Vlorë",
    )
    return request


def shown(page: str, language: str = "sq", theme: str = "") -> str:
    """A template by its name, or by its source."""
    request = asked(language, theme)
    with translation.override(language):
        if page in ERRORS:  # as Django renders them when something is wrong: knowing nothing
            return render_to_string(page)
        if page.endswith(".html"):
            return render_to_string(page, gallery(NOW), request)
        return str(engines["django"].from_string(page).render(gallery(NOW), request))
