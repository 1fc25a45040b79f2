"""The partner without an account: a link, a slip of paper, and the page behind the link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.casework.referrals import actions, queries
from hearth.casework.referrals.forms import OfferForm, PaperForm
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.queries.offer import offer_of
from hearth.casework.referrals.views.conversation import first_words, page
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role
from hearth.foundation.jobs.house import house_actor


@require_POST
@guards.opens(Referral)
def link(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """A new reply link; the one before opens nothing any more."""
    try:
        actions.make_link(referral, origin=f"{request.scheme}://{request.get_host()}", by=actor)
    except actions.NotTheSender:
        return wrong_role(request)
    say(request, _("A new link was made. The one before opens nothing any more."))
    return redirect("referrals:referral", pk=referral.pk)


@require_GET
@guards.opens(Referral)
def slip(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """A page to be printed: number, service, reply code. The message is not on it."""
    if not OutsidePartner.objects.visible_to(actor).filter(referral=referral).exists():
        raise Http404
    try:
        partner = actions.print_slip(referral, by=actor)
    except actions.NotTheSender:
        return wrong_role(request)
    story = queries.story_of(referral, actor)
    return render(
        request, "referrals/slip.html", {"story": story, "partner": partner, "now": actor.at}
    )


@require_POST
@guards.opens(Referral)
def slip_answer(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """The slip came back."""
    form = PaperForm(request.POST, on=timezone.localdate(actor.at))
    if not form.is_valid():
        return page(request, actor, referral, paper=form)
    said = form.cleaned_data
    try:
        actions.enter_from_paper(
            referral, form.answered(), code=said["code"], on=said["on"], by=actor
        )
    except actions.WrongSlip:
        form.add_error("code", _("This code is not on the slip of this referral. Look again."))
        return page(request, actor, referral, paper=form)
    except actions.NotTheSender:
        return wrong_role(request)
    except actions.AlreadyAnswered as quicker:
        say(request, first_words(quicker), glyph="wait")
    except (actions.NotNow, actions.ConsentTakenBack):
        say(request, _("The referral stands elsewhere by now. Nothing was changed."), glyph="wait")
    return redirect("referrals:referral", pk=referral.pk)


@csrf_exempt  # whoever holds the link may answer; there is no cookie that could be misused
@never_cache
@require_http_methods(["GET", "POST"])
@guards.anyone
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link. Opening the address shows nothing and uses up nothing: a mail program that
    looks ahead learns nothing. The first press shows the question, the second answers it."""
    with translation.override("en" if "en" in request.GET else "sq"):
        if request.method == "GET":
            return render(request, "referrals/offer.html", {"closed": True})
        by = house_actor(timezone.now())
        with acting(by):
            return (
                _answered(request, token, by)
                if "answer" in request.POST
                else _shown(request, token, by)
            )


def _shown(
    request: HttpRequest, token: str, by: Actor, form: OfferForm | None = None
) -> HttpResponse:
    try:
        opened = actions.open_link(token, by=by)
    except actions.NothingThere:
        return _nothing(request)
    words = {
        "offer": offer_of(opened.referral),
        "form": form or OfferForm(on=timezone.localdate(by.at)),
        "now": by.at,
    }
    return render(request, "referrals/offer.html", words, status=422 if form else 200)


def _answered(request: HttpRequest, token: str, by: Actor) -> HttpResponse:
    form = OfferForm(request.POST, on=timezone.localdate(by.at))
    if not form.is_valid():
        return _shown(request, token, by, form)
    try:
        actions.answer_by_link(token, form.answered(), by=by)
    except (actions.NothingThere, actions.NotNow, actions.ConsentTakenBack):
        return _nothing(request)
    return render(request, "referrals/offer.html", {"thanks": True})


def _nothing(request: HttpRequest) -> HttpResponse:
    """Unknown, used, taken back, run out: the same page."""
    return render(request, "referrals/offer.html", {"nothing": True}, status=404)
