"""Taking cases along on a phone: chosen behind a sign-in, fetched by the phone, ended by either."""

from __future__ import annotations

from ipaddress import ip_address
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.casework.cases.queries.case_list import Show
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.front.field import actions
from hearth.front.field.forms import TakingForm
from hearth.front.field.lease import answer, held
from hearth.front.field.models import LeaseEnd, Phone
from hearth.front.field.policy import field_policy
from hearth.front.field.queries.leases import may_be_taken
from hearth.front.field.rules import Obstacle
from hearth.front.field.token import phone_here
from hearth.front.field.views.intake import phone, said
from hearth.front.field.views.phones import KEEPERS, OUTSIDE, their_page, within_reach


@require_POST
@guards.anyone
@phone
def lease(request: HttpRequest, phone: Phone, actor: Actor) -> HttpResponse:
    """What the phone may keep, and ciphertext for the key it holds. Asked with the token alone."""
    holds = held(said(request))
    actions.hear_of(phone, by=actor)
    return JsonResponse(answer(actions.hand_over(holds, phone, by=actor), actor.at))


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def taking(request: HttpRequest, actor: Actor) -> HttpResponse:
    """On the phone itself, signed in: which of one's cases, and for how long."""
    show = Show.OPEN if request.GET.get("show") == Show.OPEN else Show.MINE
    here = phone_here(request, actor)
    lines = may_be_taken(actor, show=show) if here else []
    record("cases.listed", None, by=actor, count=len(lines), show=show)
    form = TakingForm(request.POST or None, lines=lines)
    if request.method == "POST" and here and form.is_valid():
        try:
            actions.take(form.taking(), here, by=actor)
        except actions.CannotTake as no:
            for obstacle in no.obstacles:
                form.add_error(None, _sentence(obstacle))
        else:
            response = redirect("field:shell")
            response.headers["Location"] += "#cases"
            return response
    words = {
        "form": form,
        "here": here,
        "lines": lines,
        "show": show,
        "most": _most(),
        "nameless": _nameless(request),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "field/taking.html", words, status=status)


@require_POST
@guards.staff(*OUTSIDE, *KEEPERS)
def end(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """The phone deletes what was taken along at its next contact; it may still deliver."""
    lines = [line for line in within_reach(actor) if line.lease and line.lease.lease.pk == pk]
    if not lines:
        raise Http404
    own = lines[0].phone.user_id == actor.user.pk
    because = LeaseEnd.GIVEN_BACK if own else LeaseEnd.REVOKED
    actions.end_leases(Q(pk=pk), because=because, by=actor)
    say(request, _("The cases go from the phone at its next contact."))
    return redirect(their_page(actor))


def _nameless(request: HttpRequest) -> bool:
    """Visited by a bare number: for that no phone makes a key (WebAuthn wants a name)."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _most() -> int:
    return field_policy().most_cases


def _sentence(obstacle: Obstacle) -> str:
    return {
        Obstacle.NONE_CHOSEN: _("Choose at least one case."),
        Obstacle.TOO_MANY: _("Choose fewer cases: at most %(most)s.") % {"most": _most()},
        Obstacle.TOO_LONG: _("Choose a shorter time."),
        Obstacle.NO_KEY: _("The phone was not unlocked, so nothing was taken along. Try again."),
        Obstacle.CLOSED: _("One of the cases is closed. Choose again."),
        Obstacle.SEALED: _("One of the cases is sealed: it stays in the house. Choose again."),
        Obstacle.NOT_THEIRS: _("One of the cases is not open to you any more. Choose again."),
    }[obstacle]
