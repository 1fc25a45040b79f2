"""Who could read this file then, and why: for those who answer for the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards
from hearth.front.desk.forms import WhoCouldReadForm
from hearth.front.desk.queries.oversight import case_numbered, who_could_read


@require_http_methods(["GET", "POST"])
@guards.staff(Role.DIRECTOR, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR)
def who_could_read_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The question travels in the body, and is itself on record: who asked, of which file, when."""
    form = WhoCouldReadForm(request.POST if request.method == "POST" else None)
    answer = None
    if form.is_valid():
        asked, case = form.cleaned_data["when"], case_numbered(form.cleaned_data["number"], actor)
        if case is None:
            record("access.refused", None, by=actor, what="cases.case")
            form.refuse()
        else:
            record(
                "access.asked-who", case.dossier_id, by=actor, what="cases.case", which=case.pk,
                since=asked.since, until=asked.until,
            )  # fmt: skip
            answer = who_could_read(case, asked, actor)
    words = {"form": form, "answer": answer, "now": actor.at}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/who_could_read.html", words, status=status)
