"""Who she is, behind an act that asks why; other names; how old; how to reach her; her family."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.casework.cases.forms import (
    AgeForm,
    AliasForm,
    ContactForm,
    NameForm,
    RelativeForm,
    WhyForm,
)
from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.identity import names_of
from hearth.casework.cases.queries.search import person_with_number
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.people import actions as people
from hearth.casework.people.queries import newest_identity, safe_contact_of
from hearth.casework.people.rules import NAME_WORDS
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.guards import guards

CALLED = {word: NameForm.base_fields[word].label for word in NAME_WORDS}


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
def name(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The one page of a case that shows a name: once, after a reason, in answer to a POST."""
    identity = newest_identity(case.person_id, actor)
    if identity is None:
        raise Http404
    form = WhyForm(sent(request), on=today(actor))
    if not form.is_valid():
        return page(
            request, case, form, heading=_("The name"), act=_("Show the name"), icon="eye",
            lede=_("Say why, and it is shown once. The reading is written down, with your name."),
        )  # fmt: skip
    facts = people.read_name(identity, why=form.cleaned_data["why"], by=actor)
    words = {
        "case": case,
        "facts": [(label, facts[word]) for word, label in CALLED.items() if facts.get(word)],
        "aliases": names_of(case.person_id, actor),
    }
    return render(request, "people/name.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def identity(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Written without being shown: what is left empty stays as it was."""
    insist_on(Compartment.IDENTITY, case, actor)
    form = NameForm(sent(request))
    if form.is_valid():
        people.correct_name(case.person, form.changes(), by=actor)
        return back_to_file(request, case, _("The name was written down."), part="identity")
    return page(
        request, case, form, heading=_("Write down the name"), act=_("Save"),
        lede=_("What you leave empty stays as it was. Earlier versions are kept."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def aliases(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.IDENTITY, case, actor)
    form = AliasForm(sent(request), on=today(actor))
    if form.is_valid():
        other = form.other_name()
        people.add_alias(case.person, other.name, kind=other.kind, used_by=other.used_by, by=actor)
        return back_to_file(request, case, _("The other name was written down."), part="identity")
    return page(request, case, form, heading=_("Another name"), act=_("Save"))


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def age(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.OPEN, case, actor)
    form = AgeForm(sent(request), on=today(actor))
    if form.is_valid():
        people.judge_age(case.person, form.age(), by=actor)
        return back_to_file(request, case, _("The age was written down."))
    return page(
        request, case, form, heading=_("How old is the person?"), act=_("Save"),
        lede=_("Whoever’s age is not known is treated as a child until it is known."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def safe_contact(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Agreed anew, from an empty sheet: yesterday's rule must not slip through unread."""
    insist_on(Compartment.WHEREABOUTS, case, actor)
    form = ContactForm(sent(request))
    if form.is_valid():
        said = form.agreement()
        people.agree_contact(
            case.person, said.rules, confirmed_with_her=said.confirmed_with_her, by=actor
        )
        return back_to_file(request, case, _("Safe contact was written down."))
    return page(
        request, case, form, heading=_("Safe contact"), act=_("Save"),
        template="cases/safe_contact.html",
        lede=_("Go through it with the person. What you leave empty is not allowed."),
        safe_contact=safe_contact_of(case.person, actor),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def relatives(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.IDENTITY, case, actor)
    form = RelativeForm(sent(request), on=today(actor))
    if form.is_valid() and _written_down(form, case, actor):
        return back_to_file(request, case, _("The relative was written down."), part="identity")
    return page(
        request, case, form, heading=_("A child or another relative"), act=_("Save"),
        lede=_("Every relative has a file of their own. This file opens nothing there."),
    )  # fmt: skip


def _written_down(form: RelativeForm, case: Case, actor: Actor) -> bool:
    """Tied or newly opened; or what stood in the way is said beside the question."""
    new = form.relative()
    number = form.cleaned_data["number"]
    if not number:
        people.add_relative(case.person, new.facts, relation=new.relation, name=new.name, by=actor)
        return True
    known = person_with_number(number, actor)
    if known is None:
        form.add_error("number", _("No case with this number is open to you."))
        return False
    try:
        people.tie(case.person, known, relation=new.relation, by=actor)
    except people.SamePerson:
        form.add_error("number", _("This is the number of the person’s own case."))
    except people.AlreadyTied:
        form.add_error("number", _("This relative is written down already."))
    return not form.errors
