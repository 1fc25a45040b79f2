"""The courses of one person, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.livelihood.models import Certificate, CourseWeek, Enrolment, EnrolmentEnd
from hearth.areas.livelihood.models.training import EnrolmentQuerySet
from hearth.areas.livelihood.rules import came_in_all
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day


@dataclass(frozen=True)
class Training:
    """One course she takes or took."""

    row: Enrolment
    weeks: tuple[CourseWeek, ...]
    end: EnrolmentEnd | None
    certificate: Certificate | None

    @property
    def came(self) -> int:
        return self._all[0]

    @property
    def held(self) -> int:
        return self._all[1]

    @property
    def picture(self) -> tuple[tuple[str, int | None], ...]:
        """How often she came, week by week, for the bars and their table."""
        return tuple((on_day(week.week_of), week.came) for week in self.weeks)

    @property
    def finished(self) -> bool:
        return self.end is not None and self.end.end_id == "enrolment-end/completed"

    @property
    def _all(self) -> tuple[int, int]:
        return came_in_all([(week.came, week.held) for week in self.weeks])


def trainings_of(case: Case, actor: Actor) -> list[Training]:
    """Newest first, in four queries however many there are."""
    enrolments = _enrolments(actor, case.pk)
    if not enrolments:
        return []
    ids = [row.pk for row in enrolments]
    weeks: dict[UUID, list[CourseWeek]] = {}
    for week in _weeks(actor, ids):
        weeks.setdefault(week.enrolment_id, []).append(week)
    ends = {end.enrolment_id: end for end in _ends(actor, ids)}
    certificates = {paper.enrolment_id: paper for paper in _certificates(actor, ids)}
    return [
        Training(row, tuple(weeks.get(row.pk, ())), ends.get(row.pk), certificates.get(row.pk))
        for row in enrolments
    ]


@asked_for
def _enrolments(actor: Actor, case: UUID) -> EnrolmentQuerySet:
    rows = Enrolment.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.newest_first().select_related("course", "referral")


@asked_for
def _weeks(actor: Actor, enrolments: list[UUID]) -> QuerySet[CourseWeek]:
    noted: QuerySet[CourseWeek] = CourseWeek.objects.visible_to(actor, one_by_one=True)
    return noted.filter(enrolment__in=enrolments).order_by("week_of")


@asked_for
def _ends(actor: Actor, enrolments: list[UUID]) -> QuerySet[EnrolmentEnd]:
    rows: QuerySet[EnrolmentEnd] = EnrolmentEnd.objects.visible_to(actor, one_by_one=True)
    return rows.filter(enrolment__in=enrolments)


@asked_for
def _certificates(actor: Actor, enrolments: list[UUID]) -> QuerySet[Certificate]:
    papers: QuerySet[Certificate] = Certificate.objects.visible_to(actor, one_by_one=True)
    return papers.filter(enrolment__in=enrolments)
