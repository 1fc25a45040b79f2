"""Judge needs and risk, make the safety plan. Long forms save themselves and are restored."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.plan import actions
from hearth.areas.plan.forms.care import SAFETY, NeedsForm, RiskForm, SafetyForm
from hearth.areas.plan.forms.plan import key_of
from hearth.areas.plan.models import RiskAssessment, SafetyPlan
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.queries.care import danger_of, needs_of
from hearth.areas.plan.views.steps import look_again, to_write, written_meanwhile
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import (
    back_to_file,
    insist_on,
    page,
    sent,
    theirs,
    today,
)
from hearth.casework.people.queries import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.vocabularies.choices import name_of

NEEDS, RISK, SAFETY_PLAN = "needs-assessment", "risk-assessment", "safety-plan"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def needs(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    health = opens(actor, case.dossier_id, Compartment.HEALTH)
    newest, words = needs_of(case, actor, health=health)
    initial: dict[str, Any] = {f"need-{key_of(code)}": said for code, said in words.items()}
    initial |= {"seen": newest.version if newest else 0, "held_on": today(actor)}
    form = NeedsForm(sent(request), today=today(actor), health=health, initial=initial)
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.assess_needs(case, form.needs(), seen=seen, by=actor)
        except actions.NothingJudged:
            form.add_error(None, _("Say at least one thing that is needed, or rate a domain."))
        except actions.WrittenMeanwhile:
            latest, _words = needs_of(case, actor, health=False)
            look_again(form, written_meanwhile(), seen=latest.version if latest else 0)
        else:
            sentence = _("The needs were written down as a new version.")
            return _sent(request, actor, case, NEEDS, sentence)
    return _page(
        request, actor, case, form, NEEDS, "plan/needs.html", heading=_("What is needed"),
        lede=_("Ask domain by domain. There is no score: seven things are seven things."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def risk(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """It lies with the whereabouts; the reasons in the story; self-harm with health."""
    insist_on(Compartment.WHEREABOUTS, case, actor)
    story, health = _opens(case, actor, "story"), _opens(case, actor, "health")
    before = danger_of(case, actor, today=today(actor), story=False, health=False).risk
    form = RiskForm(
        sent(request), today=today(actor), story=story, health=health,
        rule=_days_by_level(),
        initial={
            "seen": before.version if before else 0, "held_on": today(actor),
            "signs": before.signs if before else [], "measures": before.measures if before else "",
        },
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.assess_risk(case, form.risk(), seen=form.cleaned_data["seen"], by=actor)
        except actions.WrittenMeanwhile:
            rows = RiskAssessment.objects.visible_to(actor, one_by_one=True).filter(case=case)
            look_again(form, written_meanwhile(), seen=rows.count())
        else:
            return _sent(request, actor, case, RISK, _("The risk was judged; its next day is set."))
    return _page(
        request, actor, case, form, RISK, "plan/form.html", heading=_("The risk"),
        lede=_("Your judgement, with its reasons. No number decides this."),
        rule=plan_policy().risk,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def safety(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    insist_on(Compartment.WHEREABOUTS, case, actor)
    before = danger_of(case, actor, today=today(actor), story=False, health=False)
    words = {name: before.words.get(name, "") for name in SAFETY}
    version = before.safety.version if before.safety else 0
    form = SafetyForm(sent(request), initial={"seen": version, **words})
    if form.is_valid():
        try:
            actions.make_safe(case, form.safety(), seen=form.cleaned_data["seen"], by=actor)
        except actions.NothingJudged:
            form.add_error(None, _("Write at least one thing the person does."))
        except actions.WrittenMeanwhile:
            rows = SafetyPlan.objects.visible_to(actor, one_by_one=True).filter(case=case)
            look_again(form, written_meanwhile(), seen=rows.count())
        else:
            return _sent(request, actor, case, SAFETY_PLAN, _("The safety plan was written down."))
    return _page(
        request, actor, case, form, SAFETY_PLAN, "plan/form.html", heading=_("Safety plan"),
        lede=_("Made together, learned by heart. It is never printed and never carried."),
    )  # fmt: skip


def _days_by_level() -> str:
    days = [f"{name_of(level)} {n}" for level, n in plan_policy().risk_days.items()]
    sentence = _("Empty: as the policy page says, in days: %(days)s.")
    return sentence % {"days": ", ".join(days)}


def _opens(case: Case, actor: Actor, drawer: str) -> bool:
    return opens(actor, case.dossier_id, Compartment(drawer))


def _sent(
    request: HttpRequest, actor: Actor, case: Case, form_name: str, sentence: str
) -> HttpResponse:
    discard(form_name, subject=case.pk, by=actor)
    return back_to_file(request, case, sentence, part="plan")


def _page(
    request: HttpRequest, actor: Actor, case: Case, form: forms.Form, form_name: str,
    template: str, **words: Any,
) -> HttpResponse:  # fmt: skip
    """With what was typed before a crash; the script keeps it again as it is typed on."""
    typed = put_back(form, form_name, actor, subject=case.pk)
    return page(
        request, case, form, act=_("Save"), template=template, typed=typed, **words,
    )  # fmt: skip
