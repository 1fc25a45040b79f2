"""A session, one more own note, a score from outside."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.counselling import actions
from hearth.areas.counselling.forms import OwnNoteForm, ScoreForm, SessionForm
from hearth.areas.counselling.models import CounsellingSession
from hearth.areas.counselling.queries import notes_on
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

FORM = "cases/form.html"
PART = "counselling"
DRAFT, OWN_NOTE, SCORE = "counselling-session", "counselling-own-note", "external-score"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def sessions(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Kept as a draft while it is typed; then two drawers, in one deed."""
    insist_on(Compartment.HEALTH, case, actor)
    counsellor = Role.PSYCHOLOGIST in actor.roles
    form = SessionForm(
        sent(request), today=today(actor), counsellor=counsellor,
        initial={
            "kind": "session-kind/individual",
            "attended": "session-attendance/came",
            "on": today(actor),
            "minutes": 50,
        },
    )  # fmt: skip
    if form.is_valid():
        actions.hold_session(case, form.held(), by=actor)
        discard(DRAFT, subject=case.pk, by=actor)
        return back_to_file(request, case, _("The session was saved."), part=PART)
    return page(
        request, case, form, template="counselling/session.html", heading=_("A session"),
        act=_("Save"), typed=put_back(form, DRAFT, actor, subject=case.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(CounsellingSession)
@theirs
def own_notes(request: HttpRequest, actor: Actor, session: CounsellingSession) -> HttpResponse:
    """The counsellor's own notes on a session: read here, never on the case file."""
    insist_on(Compartment.HEALTH, session.case, actor)
    if Role.PSYCHOLOGIST not in actor.roles:
        raise Http404
    form = OwnNoteForm(sent(request), today=today(actor))
    if form.is_valid():
        actions.write_own_note(session, form.words(), by=actor)
        discard(OWN_NOTE, subject=session.pk, by=actor)
        return back_to_file(request, session.case, _("Your own note was saved."), part=PART)
    return page(
        request, session.case, form, template="counselling/own_notes.html",
        heading=_("Own notes on this session"), act=_("Save"), session=session,
        notes=notes_on(session, actor), typed=put_back(form, OWN_NOTE, actor, subject=session.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def scores(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.HEALTH, case, actor)
    form = ScoreForm(sent(request), today=today(actor), initial={"on": today(actor)})
    if form.is_valid():
        actions.note_score(case, form.numbered(), by=actor)
        discard(SCORE, subject=case.pk, by=actor)
        return back_to_file(request, case, _("The score was noted."), part=PART)
    return page(
        request, case, form, template=FORM, heading=_("A score from outside"), act=_("Save"),
        typed=put_back(form, SCORE, actor, subject=case.pk),
        lede=_(
            "For tools whose licence does not let us ship them: name, day, number, and who worked "
            "it out. Their questions are never copied in here."
        ),
    )  # fmt: skip
