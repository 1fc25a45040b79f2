"""Who a person is, for whoever may open that drawer. Nobody else learns that there is a name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from hearth.casework.people.models import Identity
from hearth.casework.people.rules import full_name
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


def newest_identity(person: UUID, actor: Actor) -> Identity | None:
    """The page in use; None where there is none, or none for this reader."""
    return next(iter(_newest(actor, person)), None)


@asked_for
def _newest(actor: Actor, person: UUID) -> QuerySet[Identity]:
    pages = Identity.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return pages.latest_first()[:1]


def is_named(person: UUID, actor: Actor) -> bool:
    """Whether there is a name this reader might ask for. No name is read."""
    return bool(_pages(actor, person))


@asked_for
def _pages(actor: Actor, person: UUID) -> QuerySet[Identity, UUID]:
    pages = Identity.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return pages.values_list("pk", flat=True)[:1]


def newest_names(dossiers: Iterable[UUID], actor: Actor) -> dict[UUID, str]:
    """Given name and family name by dossier, where the reader may open them. One query."""
    pages = _newest_of_each(actor, list(dossiers))
    return {page.dossier_id: full_name(page.facts) for page in pages if page.facts}


@asked_for
def _newest_of_each(actor: Actor, dossiers: list[UUID]) -> QuerySet[Identity]:
    pages = Identity.objects.visible_to(actor).filter(dossier__in=dossiers)
    return pages.order_by("dossier_id", "-at", "-id").distinct("dossier_id")
