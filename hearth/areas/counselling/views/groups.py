"""Groups of the counsellor's unit: opened, joined, met, left."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.areas.counselling import actions, queries
from hearth.areas.counselling.forms import GroupForm, JoinForm, MeetingForm
from hearth.areas.counselling.models import CounsellingGroup, GroupMember
from hearth.areas.counselling.views.sessions import FORM, PART
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.staff(Role.PSYCHOLOGIST)
def groups(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The running groups of one's unit, and a new one."""
    form = GroupForm(sent(request), today=today(actor))
    if form.is_valid():
        group = actions.open_group(form.cleaned_data["theme"], by=actor)
        say(request, _("The group was opened. Take people in from their case file."))
        return redirect("counselling:group", group=group.pk)
    words = {"form": form, "groups": queries.own_groups(actor), "now": actor.at}
    status = 422 if form.is_bound else 200
    return render(request, "counselling/groups.html", words, status=status)


@require_http_methods(["GET", "POST"])
@guards.staff(Role.PSYCHOLOGIST)
def group(request: HttpRequest, actor: Actor, *, group: UUID) -> HttpResponse:
    """Who is in it, by number; a meeting is written down once, into each member's own file."""
    row = _own(group, actor)
    members = queries.members_of(row, actor)
    form = MeetingForm(
        sent(request), today=today(actor), members=members,
        initial={
            "on": today(actor),
            "minutes": 90,
            **{str(member.pk): "session-attendance/came" for member in members},
        },
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.hold_meeting(row, form.gathered(), by=actor)
        except actions.MetThatDay:
            form.add_error("on", _("The meeting of this day is written down already."))
        else:
            say(request, _("The meeting was saved, in each member’s own file."))
            return redirect("counselling:group", group=row.pk)
    words = {
        "form": form,
        "group": row,
        "members": members,
        "meetings": queries.meetings_of(row),
        "now": actor.at,
    }
    status = 422 if form.is_bound else 200
    return render(request, "counselling/group.html", words, status=status)


@require_POST
@guards.staff(Role.PSYCHOLOGIST)
def closing(request: HttpRequest, actor: Actor, *, group: UUID) -> HttpResponse:
    actions.close_group(_own(group, actor), by=actor)
    say(request, _("The group was closed."))
    return redirect("counselling:groups")


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def joining(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Take a person into a group of one's own unit."""
    insist_on(Compartment.HEALTH, case, actor)
    circles = queries.own_groups(actor)
    form = JoinForm(sent(request), today=today(actor), groups=circles)
    if form.is_valid():
        chosen = next(c.row for c in circles if str(c.row.pk) == form.cleaned_data["group"])
        try:
            actions.join_group(case, chosen, by=actor)
        except actions.InTheGroup:
            form.add_error("group", _("The person is in this group already."))
        else:
            return back_to_file(request, case, _("The person is in the group."), part=PART)
    return page(
        request, case, form, template=FORM, heading=_("Join a group"), act=_("Take in"),
        lede=_(
            "Nothing in this file tells who else is in the group, and nothing there of this file."
        ),
    )  # fmt: skip


@require_POST
@guards.opens(GroupMember)
@theirs
def membership_end(request: HttpRequest, actor: Actor, member: GroupMember) -> HttpResponse:
    insist_on(Compartment.HEALTH, member.case, actor)
    actions.leave_group(member, by=actor)
    return back_to_file(request, member.case, _("The person left the group."), part=PART)


def _own(group: UUID, actor: Actor) -> CounsellingGroup:
    """A group of one's own unit; another unit's and none at all are the same page."""
    row = queries.own_group(group, actor)
    if row is None:
        raise Http404
    return row
