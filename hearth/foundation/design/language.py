"""The language and the light a person works in, both remembered in a cookie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

LANGUAGE_COOKIE = "hearth_language"
THEME_COOKIE = "hearth_theme"
THEMES = frozenset({"light", "dark"})
A_YEAR = int(timedelta(days=365).total_seconds())

Answer = Callable[[HttpRequest], HttpResponseBase]


def language(answer: Answer) -> Answer:
    """Speak the language of the cookie, else Albanian.

    What the browser prefers is not asked: a borrowed phone would turn an emergency form
    into a language its reader does not know. Signing in sets the cookie from the account.
    """

    def spoken(request: HttpRequest) -> HttpResponseBase:
        code = language_of(request)
        with translation.override(code):
            response = answer(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return spoken


def language_of(request: HttpRequest) -> str:
    code = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def theme_of(request: HttpRequest) -> str:
    """ "light", "dark", or nothing: then the device decides."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


def remember_language(response: HttpResponseBase, code: str) -> None:
    """Keep the language for a year; one we do not speak is not kept."""
    if code in dict(settings.LANGUAGES):
        _keep(response, LANGUAGE_COOKIE, code)


def remember_theme(response: HttpResponseBase, theme: str) -> None:
    """Keep light or dark for a year; anything else gives the choice back to the device."""
    if theme in THEMES:
        _keep(response, THEME_COOKIE, theme)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Strict")


def way_back(request: HttpRequest, *, otherwise: str = "/") -> str:
    """Where the switch was pressed, if that is a page of ours."""
    address = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(address, None) and address.startswith("/")
    return address if ours else otherwise


def _keep(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=A_YEAR,
        httponly=True,
        samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
