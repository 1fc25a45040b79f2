"""Ask somebody for a service: a new referral, a draft, and the same words to somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.casework.cases.actions import Agreed, CaseClosed, NotAConsent
from hearth.casework.cases.models import Case
from hearth.casework.cases.wordings import to_be_read
from hearth.casework.referrals import actions, queries
from hearth.casework.referrals.forms import AgreementForm, WishForm
from hearth.casework.referrals.forms.asking import as_written
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.policy import referral_policy
from hearth.casework.referrals.queries.consents import is_child
from hearth.casework.referrals.queries.directory import units_by_id
from hearth.casework.referrals.rules import State
from hearth.casework.referrals.wish import Wish, WithoutHer
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role
from hearth.foundation.vocabularies.choices import UnknownTerm, term

FORM = "referral"
MANY = frozenset({"withheld"})


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
def new(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Five questions and her answer; the words typed so far are kept by themselves."""
    if not queries.may_refer(case, actor):
        return wrong_role(request)
    if request.method == "POST":
        return _ask(request, actor, case, None)
    typed = draft_of(actor, FORM, case.pk)
    initial = _restored(typed.content) if typed else {}
    return _page(request, actor, case, initial=initial, saved_at=typed.saved_at if typed else None)


@require_http_methods(["GET", "POST"])
@guards.opens(Referral)
def draft(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """A draft, to be changed and sent."""
    if referral.stands is not State.DRAFT or not queries.may_refer(referral.case, actor):
        raise Http404
    if request.method == "POST":
        return _ask(request, actor, referral.case, referral)
    partner = OutsidePartner.objects.visible_to(actor).filter(referral=referral).first()
    needed = referral_policy().opened_for(
        referral.service_id, term(referral.service_id).parent_id or ""
    )
    initial = as_written(referral, partner, needed.mask)
    return _page(request, actor, referral.case, initial=initial, written=referral)


@require_GET
@guards.opens(Case)
def addressees(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The list of those one may ask, sorted anew for the service just chosen."""
    if not queries.may_refer(case, actor):
        return wrong_role(request)
    form = WishForm(
        initial=request.GET.dict(),
        directory=_directory(request.GET.get("service", ""), case, actor),
        on=timezone.localdate(actor.at),
    )
    return render(request, "referrals/addressees.html", {"form": form})


@require_POST
@guards.opens(Referral)
def again(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """The same words to somebody else: one press, and only the name is missing."""
    try:
        copy = actions.again(referral, by=actor)
    except actions.NotTheSender:
        return wrong_role(request)
    return redirect("referrals:draft", pk=copy.pk)


def _ask(request: HttpRequest, actor: Actor, case: Case, written: Referral | None) -> HttpResponse:
    wish_form, agreement = _forms(actor, case, request.POST)
    keep = "keep" in request.POST
    if not wish_form.is_valid() or not (keep or agreement.is_valid()):
        return _page(request, actor, case, bound=(wish_form, agreement), written=written)
    wish = wish_form.wish(units_by_id(actor))
    try:
        with transaction.atomic():
            if keep:
                kept = _keep(case, wish, written, by=actor)
                say(request, _("Kept as a draft. Nobody was asked yet."))
            else:
                ground = _ground(agreement, wish)
                origin = f"{request.scheme}://{request.get_host()}"
                kept = actions.refer(case, wish, ground, written=written, origin=origin, by=actor)
                say(request, _("Sent. The answer appears here by itself."))
    except (actions.NotTheSender, actions.NotYourCase):
        return wrong_role(request)
    except REFUSALS as refusal:
        _explain(refusal, wish_form, agreement)
        return _page(request, actor, case, bound=(wish_form, agreement), written=written)
    discard(FORM, subject=case.pk, by=actor)
    return redirect("referrals:referral", pk=kept.pk)


REFUSALS = (
    actions.NoConsent,
    actions.NotAGround,
    actions.SayWhy,
    actions.ToNamedPeopleOnly,
    actions.MayNotBeAsked,
    NotAConsent,
    CaseClosed,
)


def _explain(refusal: Exception, wish: WishForm, agreement: AgreementForm) -> None:
    """Each refusal as a sentence beside the question it is about."""
    match refusal:
        case actions.NoConsent():
            sentence = _(
                "No consent to this recipient is written down. Read the text aloud, and choose "
                "“just now” if the person agrees."
            )
            agreement.add_error("way", sentence)
        case NotAConsent():
            agreement.refuse(refusal.missing)
        case actions.NotAGround():
            agreement.add_error("ground", _("This ground is not for this person."))
        case actions.SayWhy():
            agreement.add_error("why", _("Write why it cannot wait for the person’s answer."))
        case actions.ToNamedPeopleOnly():
            sentence = _(
                "This file is open to named people only. A referral would show it to a whole "
                "unit: telephone them instead."
            )
            wish.add_error("to", sentence)
        case CaseClosed():
            wish.add_error(None, _("This case is closed. Reopen it before you refer."))
        case _:
            wish.add_error("to", _("This unit cannot be asked about this case. Choose another."))


def _keep(case: Case, wish: Wish, written: Referral | None, *, by: Actor) -> Referral:
    if written is not None:
        return actions.redraft(written, wish, by=by)
    return actions.draft(case, wish, by=by)


def _ground(agreement: AgreementForm, wish: Wish) -> Agreed | WithoutHer | None:
    match agreement.cleaned_data["way"]:
        case "now":
            return agreement.agreed(wish)
        case "without":
            return agreement.without_her()
    return None


def _page(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    *,
    initial: dict[str, Any] | None = None,
    bound: tuple[WishForm, AgreementForm] | None = None,
    written: Referral | None = None,
    **words: Any,
) -> HttpResponse:
    wish, agreement = bound or _forms(actor, case, None, initial)
    words |= {
        "form": wish,
        "agreement": agreement,
        "case": case,
        "written": written,
        "now": actor.at,
        "wording": to_be_read(),
        "grounds_verified": all(ground.verified for ground in referral_policy().without_consent),
    }
    return render(request, "referrals/new.html", words, status=422 if bound else 200)


def _forms(
    actor: Actor, case: Case, data: QueryDict | None, initial: dict[str, Any] | None = None
) -> tuple[WishForm, AgreementForm]:
    answers = data.dict() if data is not None else (initial or {})
    child = is_child(case.pk, actor)
    grounds = [g for g in referral_policy().without_consent if g.applies(child=child)]
    wish = WishForm(
        data,
        initial=initial or {},
        directory=_directory(str(answers.get("service") or ""), case, actor),
        on=timezone.localdate(actor.at),
    )
    return wish, AgreementForm(data, initial=initial or {}, child=child, grounds=grounds)


def _directory(service: str, case: Case, actor: Actor) -> list[queries.Choice]:
    try:
        return queries.addressees(service, qark=case.qark, actor=actor)
    except UnknownTerm:
        return queries.addressees("", qark=case.qark, actor=actor)


def _restored(content: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed is kept as lists; a question with one answer takes the last."""
    return {
        name: values if name in MANY else values[-1] for name, values in content.items() if values
    }
