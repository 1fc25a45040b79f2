"""Units and their colleagues, for the administrator of the organisation; and one's own password."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, RosterTurn, User
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.front.desk import actions
from hearth.front.desk.forms import ColleagueForm, PasswordForm, TurnForm
from hearth.front.desk.queries.directory import UnitPage, unit_of, units_of


@require_GET
@guards.staff(Role.ADMINISTRATOR)
def units(request: HttpRequest, actor: Actor) -> HttpResponse:
    return render(request, "desk/units.html", {"lines": units_of(actor)})


@require_GET
@guards.staff(Role.ADMINISTRATOR)
def unit(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    return _page(request, actor, _unit(pk, actor))


@require_POST
@guards.staff(Role.ADMINISTRATOR)
def colleagues(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """The first password stands on the answer, and nowhere else, ever."""
    found = _unit(pk, actor)
    form = ColleagueForm(request.POST, now=actor.at)
    if not form.is_valid():
        return _page(request, actor, found, colleague=form)
    try:
        user, password = actions.add_colleague(found.line.unit, form.colleague(), by=actor)
    except actions.TakenName:
        form.add_error("username", _("This sign-in name is taken. Choose another."))
        return _page(request, actor, found, colleague=form)
    except actions.NotYourself:
        form.add_error("username", _("Nobody gives themselves a post. Ask another administrator."))
        return _page(request, actor, found, colleague=form)
    if password:
        return _shown_once(request, found, user, password)
    say(request, _("The colleague has another post now."))
    return redirect("desk:unit", pk=pk)


@require_POST
@guards.staff(Role.ADMINISTRATOR)
def turns(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    found = _unit(pk, actor)
    form = TurnForm(request.POST, posts=found.posts)
    if not form.is_valid():
        return _page(request, actor, found, turn=form)
    said = form.cleaned_data
    who = form.people[said["colleague"]]
    actions.put_on_duty(who, of=found.line.unit, position=said["position"], by=actor)
    say(request, _("The roster was changed."))
    return redirect("desk:unit", pk=pk)


@require_POST
@guards.staff(Role.ADMINISTRATOR)
def post_end(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    post = get_object_or_404(Membership.objects.select_related("unit"), pk=pk)
    try:
        actions.end_post(post, by=actor)
    except actions.NotOfYours:
        raise Http404 from None
    except actions.NotYourself:
        say(request, _("Nobody ends their own post. Ask another administrator."), glyph="no")
    else:
        say(request, _("The post has ended; what was open through it is closed."))
    return redirect("desk:unit", pk=post.unit_id)


@require_POST
@guards.staff(Role.ADMINISTRATOR)
def turn_end(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    turn = get_object_or_404(RosterTurn.objects.select_related("unit"), pk=pk)
    try:
        actions.take_off_duty(turn, by=actor)
    except actions.NotOfYours:
        raise Http404 from None
    say(request, _("The roster was changed."))
    return redirect("desk:unit", pk=turn.unit_id)


@require_POST
@guards.staff(Role.ADMINISTRATOR)
def first_password(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """For somebody who forgot theirs."""
    post = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    found = _unit(post.unit_id, actor)
    password = actions.new_password(post.user, by=actor)
    return _shown_once(request, found, post.user, password)


@require_http_methods(["GET", "POST"])
@guards.staff()
def password(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A password of one's own. Every other browser in this name is signed out."""
    form = PasswordForm(request.POST if request.method == "POST" else None, user=actor.user)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        words = {"form": form, "first": actor.user.must_change}
        return render(request, "desk/password.html", words, status=status)
    logout(request)
    actions.choose_password(form.cleaned_data["password"], by=actor)
    login(request, actor.user)
    say(request, _("Your password was changed."))
    return redirect("desk:today")


def _unit(pk: UUID, actor: Actor) -> UnitPage:
    found = unit_of(pk, actor)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    actor: Actor,
    found: UnitPage,
    *,
    colleague: ColleagueForm | None = None,
    turn: TurnForm | None = None,
) -> HttpResponse:
    words = {
        "page": found,
        "colleague": colleague or ColleagueForm(now=actor.at, auto_id="colleague_%s"),
        "turn": turn or TurnForm(posts=found.posts, auto_id="turn_%s"),
        "me": actor.user.pk,
        "now": actor.at,
    }
    return render(request, "desk/unit.html", words, status=422 if colleague or turn else 200)


def _shown_once(request: HttpRequest, found: UnitPage, user: User, password: str) -> HttpResponse:
    words = {"unit": found.line.unit, "colleague": user, "password": password}
    return render(request, "desk/first_password.html", words)
