"""Notes, tasks and team."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.casework.cases import actions, panels
from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.forms import NoteForm, TaskForm, TeamForm
from hearth.casework.cases.models import Case, Note, Task, TeamMember
from hearth.casework.cases.queries.tasks import who_may_do
from hearth.casework.cases.queries.team import who_may_join
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs
from hearth.casework.people.queries.standing import keeps_apart
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import User
from hearth.foundation.design.language import way_back
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards

NOTE = "case-note"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def notes(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Kept as a draft while it is typed; written once, and never changed."""
    insist_on(Compartment.STORY, case, actor)
    apart = keeps_apart(case.dossier_id, by=actor) is not None
    form = NoteForm(sent(request), initial=_draft(actor, case), apart=apart)
    if form.is_valid():
        actions.write_note(case, form.words(), shared=form.is_shared(), by=actor)
        discard(NOTE, subject=case.pk, by=actor)
        return back_to_file(request, case, _("The note was saved."), part="timeline")
    return page(
        request, case, form, heading=_("Write a note"), act=_("Save"),
        template="cases/note.html", form_name=NOTE,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Note)
@theirs
def correction(request: HttpRequest, actor: Actor, note: Note) -> HttpResponse:
    insist_on(Compartment.STORY, note.case, actor)
    form = NoteForm(sent(request))
    if form.is_valid():
        actions.correct(note, form.words(), by=actor)
        sentence = _("The correction was saved. The first note stays readable.")
        return back_to_file(request, note.case, sentence, part="timeline")
    return page(
        request, note.case, form, heading=_("Correct a note"), act=_("Save"),
        template="cases/note.html", corrected=note,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def tasks(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.SERVICES, case, actor)
    apart = keeps_apart(case.dossier_id, by=actor) is not None
    form = TaskForm(sent(request), people=who_may_do(case, actor), apart=apart)
    if form.is_valid():
        said = form.task()
        assignee = User.objects.get(pk=said.assignee)
        to_do = actions.ToDo(
            said.what, said.due_at, assignee, danger=said.danger, shared=said.shared
        )
        actions.set_task(case, to_do, by=actor)
        return back_to_file(request, case, _("The task was set."), part="tasks")
    return page(
        request, case, form, heading=_("A new task"), act=_("Set the task"),
        panel=panels.tasks(case, actor),
    )  # fmt: skip


@require_POST
@guards.opens(Task)
@theirs
def task_done(request: HttpRequest, actor: Actor, task: Task) -> HttpResponse:
    """One click, from wherever the task is shown; the next page offers to take it back."""
    actions.do(task, by=actor)
    undo = reverse("cases:task-undone", args=[task.pk])
    return _task_moved(request, _("Done. It can be undone for a day."), undo=undo)


@require_POST
@guards.opens(Task)
@theirs
def task_undone(request: HttpRequest, actor: Actor, task: Task) -> HttpResponse:
    try:
        actions.take_back(task, by=actor)
    except actions.TooLate:
        return _task_moved(request, _("It was done more than a day ago. Set a new task."))
    return _task_moved(request, _("The task waits again."))


@require_POST
@guards.opens(Task)
@theirs
def task_dropped(request: HttpRequest, actor: Actor, task: Task) -> HttpResponse:
    actions.drop(task, by=actor)
    return _task_moved(request, _("The task was dropped."))


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def team(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on_deciding(case, by=actor)
    form = TeamForm(sent(request), people=who_may_join(case, actor))
    if form.is_valid() and _joined(form, case, actor):
        return back_to_file(request, case, _("The colleague may open the case now."), part="team")
    return page(
        request, case, form, heading=_("The team"), act=_("Let in"),
        lede=_("A colleague is let in by name, from now on, as far as their role allows."),
        panel=panels.team(case, actor),
    )  # fmt: skip


@require_POST
@guards.opens(TeamMember)
@theirs
def member_end(request: HttpRequest, actor: Actor, member: TeamMember) -> HttpResponse:
    """Leaving may close the file to the one who leaves: then there is no way back to it."""
    actions.leave(member, by=actor)
    if member.user_id == actor.user.pk:
        say(request, _("You have left the team."))
        return redirect("cases:list")
    sentence = _("The colleague has left the team; the access ended at once.")
    return back_to_file(request, member.case, sentence, part="team")


@require_POST
@guards.opens(TeamMember)
@theirs
def member_lead(request: HttpRequest, actor: Actor, member: TeamMember) -> HttpResponse:
    actions.lead(member, by=actor)
    return back_to_file(request, member.case, _("The case has another lead."), part="team")


def _draft(actor: Actor, case: Case) -> dict[str, Any]:
    kept = draft_of(actor, NOTE, case.pk)
    words = kept.content.get("text") if kept else None
    return {"text": words[-1]} if words else {}


def _joined(form: TeamForm, case: Case, actor: Actor) -> bool:
    colleague = User.objects.get(pk=form.cleaned_data["colleague"])
    try:
        actions.join(case, colleague, leads=bool(form.cleaned_data["leads"]), by=actor)
    except actions.OnTheTeam:
        form.add_error("colleague", _("This colleague works on the case already."))
    except actions.AnotherOrganisation:
        form.add_error("colleague", _("Other organisations are let in by a referral."))
    except actions.CaseClosed:
        form.add_error(None, _("The case is closed. A new episode has a team of its own."))
    return not form.errors


def _task_moved(request: HttpRequest, sentence: str, *, undo: str = "") -> HttpResponse:
    say(request, sentence, undo=undo)
    return redirect(way_back(request, otherwise=reverse("desk:today")))
