"""Who a person is, for whoever may open that drawer. Nobody else learns that there is a name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from hearth.casework.people.models import Identity
from hearth.casework.people.rules import full_name
from hearth.foundation.access.actor import Actor


def newest_identity(person: UUID, actor: Actor) -> Identity | None:
    """The page in use; None where there is none, or none for this reader."""
    pages = Identity.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return pages.latest_first().first()


def is_named(person: UUID, actor: Actor) -> bool:
    """Whether there is a name this reader might ask for. No name is read."""
    pages = Identity.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return bool(pages.exists())


def newest_names(dossiers: Iterable[UUID], actor: Actor) -> dict[UUID, str]:
    """Given name and family name by dossier, where the reader may open them. One query."""
    pages = (
        Identity.objects.visible_to(actor)
        .filter(dossier__in=list(dossiers))
        .order_by("dossier_id", "-at", "-id")
        .distinct("dossier_id")
    )
    return {page.dossier_id: full_name(page.facts) for page in pages if page.facts}
