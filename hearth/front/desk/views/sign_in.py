"""In and out: by password; in the demo, as one of the cast; and the quick lock."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hearth.foundation.access.actor import act_as
from hearth.foundation.accounts import throttle
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.language import remember_language, remember_theme, way_back
from hearth.foundation.guards import guards
from hearth.front.desk.forms import SignInForm
from hearth.front.desk.queries.cast import cast


@never_cache
@require_http_methods(["GET", "POST"])
@guards.anyone
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _known(request, form)
        if user is not None:
            return _enter(request, user)
    words = {"form": form, "next": _next(request), "cast": cast() if settings.DEMO else ()}
    return render(request, "desk/sign_in.html", words, status=422 if form.errors else 200)


@require_POST
@guards.anyone
def sign_in_as(request: HttpRequest, username: str) -> HttpResponse:
    """The demo's door. Outside the demo it does not exist, and a check keeps it on loopback."""
    user = User.objects.filter(username=username, is_active=True).first()
    if not settings.DEMO or user is None:
        raise Http404
    return _enter(request, user)


@require_POST
@guards.anyone
def sign_out(request: HttpRequest) -> HttpResponse:
    """Lock: the session ends here and now, in this browser."""
    user = request.user
    if isinstance(user, User):
        actor = act_as(user, at=timezone.now())
        with acting(actor):
            record("accounts.signed-out", None, by=actor, which=user.pk)
        logout(request)
    response = redirect("desk:sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
@guards.anyone
def language(request: HttpRequest) -> HttpResponse:
    response = redirect(way_back(request))
    remember_language(response, request.POST.get("language", ""))
    return response


@require_POST
@guards.anyone
def theme(request: HttpRequest) -> HttpResponse:
    response = redirect(way_back(request))
    remember_theme(response, request.POST.get("theme", ""))
    return response


def _known(request: HttpRequest, form: SignInForm) -> User | None:
    """Whose name and password these are. Too many wrong guesses, and none is looked at."""
    name, password = form.cleaned_data["username"].lower(), form.cleaned_data["password"]
    address, now = _address(request), timezone.now()
    if not throttle.may_try(name, address, now):
        form.slow_down()
        return None
    with throttle.HASHING:
        user = authenticate(request, username=name, password=password)
    if isinstance(user, User):
        return user
    throttle.note_failure(name, address, now)
    form.refuse()
    return None


def _address(request: HttpRequest) -> str:
    """Where the browser is. A proxy is believed only if it is the one this Hearth names."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if told and nearest in settings.PROXIES:
        return told.rpartition(",")[2].strip()
    return nearest


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user)
    actor = act_as(user, at=timezone.now())
    with acting(actor):
        record("accounts.signed-in", None, by=actor, which=user.pk)
    response = redirect(_next(request) or "desk:today")
    if "hearth_language" not in request.COOKIES:
        remember_language(response, user.language)
    return response


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, None) and address.startswith("/")
    return address if ours else ""
