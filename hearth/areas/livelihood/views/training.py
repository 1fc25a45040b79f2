"""Training of one person: her wish, enrolment, weeks, end, certificate."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.areas.livelihood import actions, queries
from hearth.areas.livelihood.forms import EndForm, EnrolForm, PaperForm, WeekForm, WishForm
from hearth.areas.livelihood.models import Course, Enrolment
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.design.dates import on_day
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

FORM = "cases/form.html"
PART = "livelihood"
WISH, WEEK, END = "work-wish", "course-week", "course-end"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def wish(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """What she would like to do; each saving is a version."""
    insist_on(Compartment.SERVICES, case, actor)
    now = queries.wish_of(case, actor)
    initial: dict[str, Any] = {"seen": 0}
    if now is not None:
        initial = {
            "seen": now.version,
            "words": now.words or "",
            "trades": now.trades,
            "schooling": now.schooling_id or "",
            "barriers": now.barriers,
        }
    form = WishForm(sent(request), today=today(actor), initial=initial)
    if form.is_valid():
        try:
            actions.note_wish(case, form.wished(), seen=form.cleaned_data["seen"], by=actor)
        except actions.WrittenMeanwhile:
            form.add_error(None, written_meanwhile())
        else:
            discard(WISH, subject=case.pk, by=actor)
            return back_to_file(request, case, _("Written down."), part=PART)
    return page(
        request, case, form, template=FORM, heading=_("Work and learning: the wish"), act=_("Save"),
        typed=put_back(form, WISH, actor, subject=case.pk),
        lede=_(
            "The plan begins with what the person wants. Barriers are counted: they say what is "
            "missing in the qark."
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def enrolments(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Choose a course; those of her qark stand first."""
    insist_on(Compartment.SERVICES, case, actor)
    form = EnrolForm(
        sent(request), today=today(actor), offered=_offered(case, actor),
        initial={"began_on": today(actor)},
    )  # fmt: skip
    if form.is_valid():
        course = Course.objects.get(pk=form.cleaned_data["course"])
        try:
            actions.enrol(case, course, began_on=form.cleaned_data["began_on"], by=actor)
        except actions.AlreadyEnrolled:
            form.add_error("course", _("The person is enrolled in this course already."))
        else:
            sentence = _("Enrolled here. The provider knows nothing yet: ask them by a referral.")
            return back_to_file(request, case, sentence, part=PART)
    return page(
        request, case, form, template=FORM, heading=_("Enrol in a course"), act=_("Enrol"),
        lede=_("The provider learns nothing from this page, and never sees the file."),
    )  # fmt: skip


@require_POST
@guards.opens(Enrolment)
@theirs
def provider(request: HttpRequest, actor: Actor, enrolment: Enrolment) -> HttpResponse:
    """A draft of a referral to the provider; the next page asks for her consent."""
    insist_on(Compartment.SERVICES, enrolment.case, actor)
    message = _("A place in the course “%(course)s”, from %(day)s.") % {
        "course": enrolment.course.name,
        "day": on_day(enrolment.began_on),
    }
    referral = actions.ask_provider(enrolment, message, by=actor)
    return redirect("referrals:draft", pk=referral.pk)


@require_http_methods(["GET", "POST"])
@guards.opens(Enrolment)
@theirs
def weeks(request: HttpRequest, actor: Actor, enrolment: Enrolment) -> HttpResponse:
    insist_on(Compartment.SERVICES, enrolment.case, actor)
    form = WeekForm(sent(request), today=today(actor), initial={"of": today(actor)})
    if form.is_valid():
        try:
            actions.note_week(enrolment, form.week(), by=actor)
        except actions.NotedBefore:
            form.add_error("of", _("This week is written down already."))
        else:
            discard(WEEK, subject=enrolment.pk, by=actor)
            return back_to_file(request, enrolment.case, _("The week was noted."), part=PART)
    return page(
        request, enrolment.case, form, template=FORM, act=_("Save"),
        typed=put_back(form, WEEK, actor, subject=enrolment.pk),
        heading=_("A week of the course"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Enrolment)
@theirs
def end(request: HttpRequest, actor: Actor, enrolment: Enrolment) -> HttpResponse:
    insist_on(Compartment.SERVICES, enrolment.case, actor)
    form = EndForm(sent(request), today=today(actor), initial={"on": today(actor)})
    if form.is_valid():
        try:
            actions.end_enrolment(enrolment, form.ended(), by=actor)
        except actions.AlreadyOver:
            form.add_error(None, _("A colleague wrote down before you how it ended."))
        else:
            discard(END, subject=enrolment.pk, by=actor)
            return back_to_file(request, enrolment.case, _("Written down."), part=PART)
    return page(
        request, enrolment.case, form, template=FORM, act=_("Save"),
        heading=_("The course is over"), typed=put_back(form, END, actor, subject=enrolment.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Enrolment)
@theirs
def certificate(request: HttpRequest, actor: Actor, enrolment: Enrolment) -> HttpResponse:
    insist_on(Compartment.SERVICES, enrolment.case, actor)
    form = PaperForm(sent(request), today=today(actor), initial={"given_on": today(actor)})
    if form.is_valid():
        try:
            actions.note_certificate(enrolment, form.paper(), by=actor)
        except actions.NotedBefore:
            form.add_error(None, _("The certificate is written down already."))
        else:
            return back_to_file(request, enrolment.case, _("Written down."), part=PART)
    return page(
        request, enrolment.case, form, template=FORM, act=_("Save"),
        heading=_("The certificate"),
    )  # fmt: skip


def written_meanwhile() -> str:
    return _("A colleague wrote something meanwhile. Look again, then write yours.")


def _offered(case: Case, actor: Actor) -> list[tuple[str, Any]]:
    """Courses under the name of their qark, hers first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    lines = queries.courses(actor)
    for line in sorted(lines, key=lambda one: one.row.qark_id != f"qark/{case.qark}"):
        row = line.row
        name = _("%(course)s, %(provider)s") % {"course": row.name, "provider": row.provider}
        groups.setdefault(row.qark.name, []).append((str(row.pk), name))
    return list(groups.items())
