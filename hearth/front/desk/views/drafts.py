"""What autosave sends: kept in the person's own drawer within two seconds."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from hearth.foundation.access.actor import Actor
from hearth.foundation.design.dates import at_hour
from hearth.foundation.drafts import actions
from hearth.foundation.guards import guards

NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password"})


@require_POST
@guards.staff()
def drafts(
    request: HttpRequest, actor: Actor, form: str, subject: UUID | None = None
) -> HttpResponse:
    """The answers as typed, whole or half; nothing is checked and nothing is lost."""
    content = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER_KEPT}
    actions.keep(form, content, subject=subject, by=actor)
    return HttpResponse(status=204, headers={"X-Saved-At": at_hour(actor.at)})
