"""One referral: what was said, what opens, and the acts that are the reader's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearth.casework.referrals import actions, queries
from hearth.casework.referrals.forms import (
    AnswerForm,
    FeedbackForm,
    OutcomeForm,
    PaperForm,
    WithdrawalForm,
    WordsForm,
)
from hearth.casework.referrals.forms.answers import ASK, YES
from hearth.casework.referrals.models import Referral
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.dates import at_hour, on_day
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role


@require_GET
@guards.opens(Referral)
def referral(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """The conversation. The first of the unit asked who opens it has seen it, and that is said."""
    if referral.recipient_id in actor.unit_ids:
        actions.see(referral, by=actor)
    if getattr(request, "htmx", False):
        story = queries.story_of(referral, actor)
        return render(request, "referrals/referral.html#thread", {"story": story, "now": actor.at})
    return page(request, actor, referral)


@require_POST
@guards.opens(Referral)
def answer(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """Yes, no, or a question first."""
    form = AnswerForm(request.POST, on=_today(actor))
    if not form.is_valid():
        return page(request, actor, referral, answer=form)
    said = form.answered()
    if said.answer == ASK:
        return _done(
            request, actor, referral, lambda: actions.ask(referral, words=said.words, by=actor)
        )
    if said.answer == YES:
        return _done(
            request,
            actor,
            referral,
            lambda: actions.accept(referral, from_day=said.from_day, words=said.words, by=actor),
        )
    sentence = _("Not accepted. They were told why, and the case closed to you.")
    return _done(
        request,
        actor,
        referral,
        lambda: actions.decline(referral, reason=said.reason, words=said.words, by=actor),
        then=sentence,
    )


@require_POST
@guards.opens(Referral)
def replies(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """The sender's answer to a question."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return page(request, actor, referral, reply=form)
    words = form.cleaned_data["words"]
    return _done(request, actor, referral, lambda: actions.reply(referral, words=words, by=actor))


@require_POST
@guards.opens(Referral)
def beginning(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """She came, or the work began."""
    through = _through(referral)
    return _done(
        request, actor, referral, lambda: actions.start(referral, through=through, by=actor)
    )


@require_POST
@guards.opens(Referral)
def outcome(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """The service is over."""
    form = OutcomeForm(request.POST, on=_today(actor))
    if not form.is_valid():
        return page(request, actor, referral, outcome=form)
    said = form.cleaned_data
    return _done(
        request,
        actor,
        referral,
        lambda: actions.complete(
            referral,
            outcome=said["outcome"],
            feedback=said["feedback"],
            through=_through(referral),
            by=actor,
        ),
        then=_("Ended. They see the outcome, and nothing else you wrote."),
    )


@require_POST
@guards.opens(Referral)
def feedback(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """How it went, in words; with it the referral closes for good."""
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return page(request, actor, referral, feedback=form)
    words, through = form.cleaned_data["feedback"], _through(referral)
    return _done(
        request,
        actor,
        referral,
        lambda: actions.give_feedback(referral, words=words, through=through, by=actor),
        then=_("Thank you. The referral is closed."),
    )


@require_POST
@guards.opens(Referral)
def withdrawal(request: HttpRequest, actor: Actor, referral: Referral) -> HttpResponse:
    """Take it back."""
    form = WithdrawalForm(request.POST, on=_today(actor))
    if not form.is_valid():
        return page(request, actor, referral, withdrawal=form)
    said = form.cleaned_data
    return _done(
        request,
        actor,
        referral,
        lambda: actions.withdraw(referral, reason=said["reason"], words=said["words"], by=actor),
        then=_("Taken back. It is closed to them from this moment."),
    )


def page(request: HttpRequest, actor: Actor, referral: Referral, **given: Form) -> HttpResponse:
    """The whole page; a form that was refused is shown as it was filled in."""
    today = _today(actor)
    forms: dict[str, Any] = {
        "answer": AnswerForm(on=today, auto_id="answer_%s"),
        "reply": WordsForm(auto_id="reply_%s"),
        "outcome": OutcomeForm(on=today, auto_id="outcome_%s"),
        "feedback": FeedbackForm(auto_id="feedback_%s"),
        "withdrawal": WithdrawalForm(on=today, auto_id="withdrawal_%s"),
        "paper": PaperForm(on=today, auto_id="paper_%s"),
    } | given
    words = {
        "story": queries.story_of(referral, actor),
        "forms": forms,
        "refused": list(given.values()),
        "now": actor.at,
        "origin": f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "referrals/referral.html", words, status=422 if given else 200)


def _done(
    request: HttpRequest,
    actor: Actor,
    referral: Referral,
    deed: Callable[[], object],
    *,
    then: str = "",
) -> HttpResponse:
    """Do it, and go where one can still read. Who came second reads who was first."""
    try:
        deed()
    except (actions.NotTheRecipient, actions.NotTheSender):
        return wrong_role(request)
    except actions.AlreadyAnswered as quicker:
        say(request, first_words(quicker), glyph="wait")
    except actions.NotNow:
        say(request, _("The referral stands elsewhere by now. Nothing was changed."), glyph="wait")
    except actions.ConsentTakenBack:
        say(request, _("The person took back the consent. The referral is closed."), glyph="shut")
    else:
        if then:
            say(request, then)
    if Referral.objects.visible_to(actor).filter(pk=referral.pk).exists():
        return redirect("referrals:referral", pk=referral.pk)
    return redirect("referrals:list")


def first_words(quicker: actions.AlreadyAnswered) -> str:
    """Who was quicker, and when."""
    first = quicker.first
    moment = {"day": on_day(first.at), "hour": at_hour(first.at)}
    if first.by is None:
        return _("This referral was already answered on %(day)s at %(hour)s.") % moment
    sentence = _("This referral was already answered by %(who)s on %(day)s at %(hour)s.")
    return sentence % {"who": first.by.short_name, **moment}


def _through(referral: Referral) -> str:
    """For a partner outside the sender writes down what they tell."""
    return actions.Through.PAPER if referral.is_outside else actions.Through.DESK


def _today(actor: Actor) -> Any:
    return timezone.localdate(actor.at)
