"""Only a telephone that was let in comes further; everybody else is told how to knock."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from hearth.foundation.deeds.deeds import acting
from hearth.front.openrosa import actions
from hearth.front.openrosa.answers import told
from hearth.front.openrosa.door import Knock, Turned, knock

View = Callable[..., HttpResponse]


def telephone(view: View) -> View:
    """`view(request, knock)`, in the language of the telephone's owner."""

    @csrf_exempt  # no cookie is asked for here, and none is believed
    @wraps(view)
    def knocked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        who = knock(request)
        if isinstance(who, Turned):
            return _turned(request, who)
        with override(who.actor.user.language):
            if who.device.revoked_at is not None:
                sentence = _("This telephone was withdrawn. Ask your coordinator for a new code.")
                return told(request, 403, sentence)
            if not who.actor.posts:
                return told(
                    request, 403, _("You have no post at this moment. Ask your coordinator.")
                )
            with acting(who.actor):
                actions.hear_of(who.device, by=who.actor)
            return view(request, who, **kwargs)

    return knocked


def _turned(request: HttpRequest, who: Turned) -> HttpResponse:
    answer = told(request, 401, "Unauthorized")
    answer["WWW-Authenticate"] = ", ".join(who.challenges)
    return answer


__all__ = ["Knock", "telephone"]
