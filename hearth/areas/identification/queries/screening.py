"""The screenings of a case: what the quick form asked, and the newest whole interview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.models import Identification, InitialInterview
from hearth.areas.identification.models.interview import InitialInterviewQuerySet
from hearth.areas.identification.rules import Advice, advise
from hearth.areas.identification.rules.answers import signs_of_row
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Call
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Sign:
    indicator: str
    basis: str


@dataclass(frozen=True)
class Screened:
    """One screening as its unit reads it again, with the newest version of the interview."""

    identification: Identification
    interview: InitialInterview | None
    versions: int

    @property
    def signs(self) -> tuple[Sign, ...]:
        """As the newest version has them; else as the quick form did."""
        marked = signs_of_row((self.interview or self.identification).signs)
        return tuple(Sign(sign, f"indicator-basis/{basis}") for sign, basis in marked.items())

    @property
    def advice(self) -> Advice:
        marked = {sign.indicator: sign.basis.rpartition("/")[2] for sign in self.signs}
        return advise(marked, elements_of_signs(), child=self.identification.child)

    @property
    def differs(self) -> bool:
        """Whether what is known now speaks otherwise than what was concluded then."""
        return self.advice.finding != self.identification.concluded

    @property
    def words(self) -> Mapping[str, Any]:
        """What was written, the quick form's words beneath those of the interview."""
        later = self.interview.words if self.interview else {}
        return {**(self.identification.words or {}), **(later or {})}

    def named(self, codes: Iterable[str]) -> str:
        return ", ".join(map(name_of, codes))


def screenings_of(case: Case, actor: Actor) -> list[Screened]:
    """In two questions, for whoever may open the story."""
    rows = _identifications(actor, case.pk)
    versions = _versions([row.pk for row in rows], actor) if rows else {}
    return [_screened(row, versions.get(row.pk, [])) for row in rows]


def latest_interview(identification: Identification, actor: Actor) -> InitialInterview | None:
    """The version that counts."""
    return next(iter(_versions([identification.pk], actor).get(identification.pk, [])), None)


def calls_of(dossier: UUID, actor: Actor) -> list[Call]:
    """Telephone calls about the alerts of this dossier, newest first."""
    return _calls(actor, dossier)


@asked_for
def _identifications(actor: Actor, case: UUID) -> QuerySet[Identification]:
    rows: QuerySet[Identification] = Identification.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by", "unit").order_by("-at")


@asked_for
def _calls(actor: Actor, dossier: UUID) -> QuerySet[Call]:
    calls: QuerySet[Call] = Call.objects.visible_to(actor).filter(dossier=dossier)
    return calls.select_related("alert__recipient", "by").order_by("-called_at")[:50]


def _screened(row: Identification, versions: list[InitialInterview]) -> Screened:
    return Screened(row, versions[0] if versions else None, len(versions))


def _versions(ids: list[UUID], actor: Actor) -> dict[UUID, list[InitialInterview]]:
    """Of each identification, its versions, newest first."""
    found: dict[UUID, list[InitialInterview]] = {}
    for row in _interviews(actor, ids):
        found.setdefault(row.identification_id, []).append(row)
    return found


@asked_for
def _interviews(actor: Actor, identifications: list[UUID]) -> InitialInterviewQuerySet:
    rows = InitialInterview.objects.visible_to(actor, one_by_one=True)
    return rows.filter(identification__in=identifications).select_related("by").latest_first()
