"""What screens read of identification: the status in force, its history, the screenings."""

from __future__ import annotations

from dataclasses import dataclass

from hearth.areas.identification.models import Identification, StatusDecision
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor


@dataclass(frozen=True)
class Sign:
    indicator: str
    basis: str


@dataclass(frozen=True)
class Screened:
    """One screening as its unit reads it again."""

    identification: Identification
    signs: tuple[Sign, ...]


def status_of(case: Case, actor: Actor) -> StatusDecision | None:
    """The status in force, for whoever may know that the case exists."""
    return _decisions(case, actor).first()


def history_of(case: Case, actor: Actor) -> list[StatusDecision]:
    """Every rung of the ladder, newest first."""
    return list(_decisions(case, actor))


def screenings_of(case: Case, actor: Actor) -> list[Screened]:
    """The screenings, for whoever may open the story."""
    rows = (
        Identification.objects.visible_to(actor)
        .filter(case=case)
        .select_related("place_type", "form", "by", "unit")
        .order_by("-at")
    )
    return [Screened(row, tuple(map(_sign, row.signs))) for row in rows]


def _sign(word: str) -> Sign:
    indicator, _, basis = word.partition("=")
    return Sign(indicator, f"indicator-basis/{basis}")


def _decisions(case: Case, actor: Actor):  # type: ignore[no-untyped-def]
    return (
        StatusDecision.objects.visible_to(actor)
        .filter(case=case)
        .select_related("status", "body", "unit", "by")
        .latest_first()
    )
