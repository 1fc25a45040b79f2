"""The inbox, an alert, and the answers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.casework.duties import actions, queries
from hearth.casework.duties.forms import CallForm, OutcomeForm, WhyForm
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.audit.actions import record
from hearth.foundation.design.dates import at_hour
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

WHOLE = 5  # alerts shown in full
FAR = 7  # digits of a page nobody turns to
STANDING = "Hearth-Standing"  # what a page that asks again has on it already
STANDS = re.compile(r"[0-9a-f-]{36}=[0-9a-f]{12}(?:-name|-row)?(?![^ ])")
Pairs = list[tuple[queries.Glance, Any]]  # an alert, and how it is marked
NO_IDLE = {"idle": 0}  # an inbox that is watched all night must not lock itself


@require_GET
@guards.staff()
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everything that waits for the actor's units. It updates itself: see the stream."""
    skip = _skip(request)
    waiting = queries.inbox(actor, skip=skip)
    record("duties.listed", None, by=actor, count=len(waiting.cards))
    return render(
        request,
        "duties/inbox.html",
        {
            **_waiting(waiting, actor, skip),
            "closed": queries.closed_lately(actor),
            "roster": queries.on_duty(actor),
            "told": queries.told_about(actor),
            "now": actor.at,
            **NO_IDLE,
        },
    )


@require_GET
@guards.staff()
def cards(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The part of the inbox that the stream asks for again when something has changed.

    The page says what stands on it; of that, what has not changed stays (decision 0045).
    """
    skip, stands = _skip(request), frozenset(STANDS.findall(request.headers.get(STANDING, "")))
    if stands:
        words = _waiting(queries.glance(actor, skip=skip), actor, skip)
        words |= _drawn(words["cards"], words["rest"], stands, actor)
    else:
        words = _waiting(queries.inbox(actor, skip=skip), actor, skip)
    words |= {"now": actor.at, "stands": stands}
    return render(request, "duties/inbox.html#cards", words)


@require_GET
@guards.opens(Alert)
def alert(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    return _page(request, actor, alert)


@require_POST
@guards.opens(Alert)
def acknowledgement(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    try:
        actions.acknowledge(alert, by=actor)
    except actions.NotTheRecipient:
        return wrong_role(request)
    except actions.AlreadyAcknowledged as quicker:
        first = quicker.acknowledgement
        sentence = _("This alert was already acknowledged by %(who)s at %(hour)s.")
        say(request, sentence % {"who": first.by.short_name, "hour": at_hour(first.at)})
    return _answered(request, actor, alert)


@require_POST
@guards.opens(Alert)
def calls(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    form = CallForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, alert, call=form, status=422)
    made = form.call(actor.at)
    try:
        actions.log_call(alert, called_at=made.called_at, spoke_to=made.spoke_to, by=actor)
    except actions.NotTheirCall:
        return wrong_role(request)
    return _answered(request, actor, alert)


@require_POST
@guards.opens(Alert)
def outcome(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    form = OutcomeForm(request.POST, now=actor.at)
    if not form.is_valid():
        return _page(request, actor, alert, outcome=form, status=422)
    came = form.outcome()
    try:
        actions.say_what_came(
            alert, intervened=came.intervened, reason=came.reason, remark=came.remark, by=actor
        )
    except actions.NotTheRecipient:
        return wrong_role(request)
    return _answered(request, actor, alert)


@require_http_methods(["GET", "POST"])
@guards.opens(Alert)
def name(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    """The one page of an alert that shows a name: after a reason, and only where a grant lets."""
    found = Identity.objects.visible_to(actor).filter(dossier=alert.dossier_id)
    identity = found.latest_first().first()
    if identity is None:
        raise Http404
    form = WhyForm(request.POST or None)
    facts = None
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        record("people.name-read", alert.dossier_id, by=actor, which=identity.pk, why=why)
        facts = identity.facts
    return render(request, "duties/name.html", {"alert": alert, "form": form, "facts": facts})


def _skip(request: HttpRequest) -> int:
    """How many alerts stand before this page. What is not a number begins at the beginning."""
    asked = request.GET.get("skip", "")
    return int(asked) if asked.isdecimal() and len(asked) < FAR else 0


def _waiting(waiting: queries.Waiting[queries.Glance], actor: Actor, skip: int) -> dict[str, Any]:
    """The nearest in full, the rest as rows: a night with forty alerts must stay readable."""
    whole, rest = waiting.cards[:WHOLE], waiting.cards[WHOLE:]
    named = _names_open(whole, actor)
    here, before = reverse("duties:inbox"), skip - queries.PAGE
    return {
        "cards": [(card, _name(card, named)) for card in whole],
        "rest": [(card, f"{card.alert.pk}={card.version}-row") for card in rest],
        "skip": skip,
        "newer": (f"{here}?skip={before}" if before > 0 else here) if skip else "",
        "older": f"{here}?skip={skip + queries.PAGE}" if waiting.more else "",
    }


def _drawn(whole: Pairs, rest: Pairs, stands: frozenset[str], actor: Actor) -> dict[str, Any]:
    """Read are only those that are to be drawn; what stands is a glance, and stays one."""
    marks = {card.alert.pk: forms["mark"] for card, forms in whole}
    marks |= {card.alert.pk: mark for card, mark in rest}
    changed = [pk for pk, mark in marks.items() if mark not in stands]
    cards = queries.cards_of(changed, actor)
    gone = frozenset(changed) - cards.keys()

    def found(pairs: Pairs) -> Pairs:
        there = [pair for pair in pairs if pair[0].alert.pk not in gone]
        return [(cards.get(card.alert.pk, card), mark) for card, mark in there]

    return {"cards": found(whole), "rest": found(rest)}


def _answered(request: HttpRequest, actor: Actor, alert: Alert) -> HttpResponse:
    """With htmx the card alone comes back, as it stands on that page; without it, the inbox."""
    htmx = getattr(request, "htmx", None)
    if not htmx:
        return redirect("duties:inbox")
    card = queries.card_of(alert.pk, actor)
    own_page = htmx.current_url_abs_path == reverse("duties:alert", args=[alert.pk])
    forms = _forms(card, actor) if own_page else _name(card, _names_open([card], actor))
    return render(
        request, "duties/inbox.html#card", {"card": card, "forms": forms, "now": actor.at}
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    alert: Alert,
    *,
    call: CallForm | None = None,
    outcome: OutcomeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    card = queries.card_of(alert.pk, actor)
    forms = _forms(card, actor) | {"call": call or CallForm(auto_id=f"{alert.pk}_%s")}
    if outcome is not None:
        forms["outcome"] = outcome
    return render(
        request, "duties/alert.html", {"card": card, "forms": forms, "now": actor.at}, status=status
    )


def _forms(card: queries.AlertCard, actor: Actor) -> dict[str, object]:
    """What is filled in on the alert's own page: in the inbox, drawn anew, words would be lost."""
    mark = f"{card.alert.pk}_%s"
    return {
        "call": CallForm(auto_id=mark),
        "outcome": OutcomeForm(auto_id=mark, now=actor.at),
        **_name(card, _names_open([card], actor)),
    }


def _name(card: queries.Glance, named: frozenset[UUID]) -> dict[str, object]:
    is_open = card.alert.dossier_id in named
    mark = f"{card.alert.pk}={card.version}" + ("-name" if is_open else "")
    return {"name_is_open": is_open, "mark": mark}


def _names_open(cards: Sequence[queries.Glance], actor: Actor) -> frozenset[UUID]:
    """In which of these dossiers the reader may open the name. One query, and no name in it."""
    return frozenset(_named(actor, [card.alert.dossier_id for card in cards]))


@asked_for
def _named(actor: Actor, dossiers: list[UUID]) -> QuerySet[Identity, UUID]:
    named = Identity.objects.visible_to(actor, one_by_one=True).filter(dossier__in=dossiers)
    return named.values_list("dossier_id", flat=True)
