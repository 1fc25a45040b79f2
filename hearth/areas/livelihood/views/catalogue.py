"""The catalogue of courses in the whole country, and what came of the work that began."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.livelihood import actions, queries
from hearth.areas.livelihood.forms import CourseForm, LookForm
from hearth.areas.livelihood.models import Course
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

READERS = (
    Role.CASE_MANAGER,
    Role.COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.SHELTER_MANAGER,
    Role.PSYCHOLOGIST,
    Role.LAWYER,
    Role.SOCIAL_SERVICE_OFFICER,
    Role.CHILD_PROTECTION_WORKER,
    Role.NATIONAL_OFFICER,
    Role.DIRECTOR,
    Role.PARTNER,
)
KEEPERS = (
    Role.CASE_MANAGER,
    Role.COORDINATOR,
    Role.SOCIAL_SERVICE_OFFICER,
    Role.SHELTER_MANAGER,
    Role.PARTNER,
)
OUTCOMES = tuple(role for role in READERS if role is not Role.PARTNER)
NEW = "new-course"


@require_GET
@guards.staff(*READERS)
def courses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every course on offer, whoever gives it; above it how many each qark has."""
    form = LookForm(request.GET or {}, on=today(actor))
    words = {
        "form": form,
        "courses": queries.courses(actor, **form.looked_for()),
        "supply": queries.supply(actor),
        "keeps": bool(actor.roles & set(KEEPERS)),
        "outcomes": bool(actor.roles & set(OUTCOMES)),
        "now": actor.at,
    }
    return render(request, "livelihood/courses.html", words)


@require_http_methods(["GET", "POST"])
@guards.staff(*KEEPERS)
def new_course(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A line for the catalogue: from local government, an employment office, an organisation."""
    here = actor.unit.qark
    form = CourseForm(
        sent(request), today=today(actor), initial={"qark": f"qark/{here}" if here else ""}
    )
    if form.is_valid():
        actions.offer_course(form.offered(), by=actor)
        discard(NEW, by=actor)
        say(request, _("The course is in the catalogue."))
        return redirect("livelihood:courses")
    status = 422 if form.is_bound else 200
    words = {"form": form, "typed": put_back(form, NEW, actor)}
    return render(request, "livelihood/new_course.html", words, status=status)


@require_POST
@guards.staff(*KEEPERS)
def confirmation(request: HttpRequest, actor: Actor, *, course: UUID) -> HttpResponse:
    """The provider was asked again: it is still so."""
    actions.confirm_course(get_object_or_404(Course, pk=course), by=actor)
    say(request, _("Confirmed today."))
    return redirect("livelihood:courses")


@require_POST
@guards.staff(*KEEPERS)
def withdrawal(request: HttpRequest, actor: Actor, *, course: UUID) -> HttpResponse:
    """It is not offered any more."""
    row = Course.objects.filter(pk=course).first()
    if row is None:
        raise Http404
    try:
        actions.withdraw_course(row, by=actor)
    except actions.NotYourCourse:
        return wrong_role(request)
    say(request, _("The course was taken out of the catalogue."))
    return redirect("livelihood:courses")


@require_GET
@guards.staff(*OUTCOMES)
def outcomes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Of the work that began: how much was kept, over the cases the reader may open."""
    kept = queries.kept_so_far(actor)
    return render(request, "livelihood/outcomes.html", {"kept": kept, "rows": _rows(kept)})


def _rows(kept: tuple[queries.Kept, ...]) -> list[tuple[str, int | None]]:
    return [(_("After %(count)d months") % {"count": one.months}, one.working) for one in kept]
