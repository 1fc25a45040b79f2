"""What was being typed, for whoever typed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.access.scoped import ScopedQuerySet
from hearth.foundation.drafts.models import Draft


@dataclass(frozen=True)
class Kept:
    """A form as it was left."""

    form: str
    subject: UUID | None
    content: Mapping[str, Any]
    saved_at: datetime


def draft_of(actor: Actor, form: str, subject: UUID | None = None) -> Kept | None:
    """What this person typed into this form and has not sent; None too if it cannot be opened."""
    for draft in _the_one(actor, form, subject):
        if draft.content:
            return Kept(draft.form, draft.subject, draft.content, draft.saved_at)
    return None


@asked_for
def _the_one(actor: Actor, form: str, subject: UUID | None) -> ScopedQuerySet[Draft]:
    return in_drawer(actor, form, subject)


def in_drawer(actor: Actor, form: str, subject: UUID | None) -> ScopedQuerySet[Draft]:
    """The one draft there can be."""
    drafts = Draft.objects.visible_to(actor, one_by_one=True)
    return drafts.filter(user=actor.user, form=form, subject=subject)


def may_keep_drafts(actor: Actor) -> bool:
    """Whether any of this person's roles writes into dossiers at all."""
    return any(access_policy().lets(role, Compartment.OPEN) for role in actor.roles)
