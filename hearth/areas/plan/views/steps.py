"""What the pages of this area do alike: the case at hand, and sentences for two at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import insist_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.guards.failures import wrong_role

View = Callable[..., HttpResponse]


def to_write(view: View) -> View:
    """The services drawer opens, the work is theirs, and the case is open; else a closed door."""

    @wraps(view)
    def answered(
        request: HttpRequest, actor: Actor, case: Case, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        insist_on(Compartment.SERVICES, case, actor)
        if case.closed_at is not None:
            return wrong_role(request)
        return view(request, actor, case, *args, **kwargs)

    return answered


def look_again(form: forms.Form, sentence: str, *, seen: int) -> None:
    """Say what happened meanwhile and keep what was typed; the next press follows that."""
    form.add_error(None, sentence)
    data = cast("QueryDict", form.data).copy()
    data["seen"] = str(seen)
    form.data = data


def written_meanwhile() -> str:
    return _(
        "A colleague saved another version since you opened this page. Yours is still here: look "
        "at theirs in another window, then save yours again."
    )
