"""One person's score over time: a line, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import Answers, HealthAnswers, ServiceAnswers
from hearth.casework.instruments.models.answers import AnswersQuerySet
from hearth.casework.instruments.queries.sheets import Sheet, sheet_of
from hearth.casework.instruments.rules.definition import Score
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.charts import Series
from hearth.foundation.design.dates import on_day

MOST = 60


@dataclass(frozen=True)
class Point:
    """One day's score, and under which version it was worked out."""

    pk: UUID
    on: date
    value: int | None
    band: str
    sign: str
    version: str
    who: str


@dataclass(frozen=True)
class Trend:
    """One score of one instrument for one person, oldest first."""

    score: Score
    label: str
    points: tuple[Point, ...]

    @property
    def periods(self) -> list[str]:
        return [on_day(point.on) for point in self.points]

    @property
    def series(self) -> list[Series]:
        """A day without a value is a gap in the line, not a nought."""
        return [Series(self.label, [point.value for point in self.points])]

    @property
    def change(self) -> int | None:
        """From the first day to the last that have a value."""
        values = [point.value for point in self.points if point.value is not None]
        return values[-1] - values[0] if len(values) > 1 else None

    @property
    def judged(self) -> str:
        """Whether the change is as large as the instrument's own source asks for."""
        if self.change is None or self.score.change is None:
            return ""
        said = {"change": self.change, "least": self.score.change}
        if abs(self.change) < self.score.change:
            return _("Changed by %(change)+d; only a change of %(least)d says something.") % said
        if (self.change < 0) == (self.score.better == "lower"):
            return _("Changed by %(change)+d: better, and enough to say something.") % said
        return _("Changed by %(change)+d: worse, and enough to say something.") % said


def trends_of(case: Case, key: str, actor: Actor) -> list[Trend]:
    """Every score of this instrument that was ever worked out for this person."""
    rows: list[Answers] = []
    for table in (ServiceAnswers, HealthAnswers):
        rows += _oldest(actor, table, case.dossier_id, key)
    sheets = [sheet_of(row) for row in rows]
    scores = {mark.score.key: mark.score for sheet in sheets for mark in sheet.marks}
    return [_trend(score, sheets) for score in scores.values()]


@asked_for
def _oldest(actor: Actor, table: type[Answers], dossier: UUID, key: str) -> AnswersQuerySet:
    found = table.objects.visible_to(actor, one_by_one=True).filter(dossier=dossier).to(key)
    found = found.oldest_first().select_related("instrument", "by")
    return found.defer("instrument__xform")[:MOST]


def _trend(score: Score, sheets: Sequence[Sheet]) -> Trend:
    language = get_language() or "sq"
    points = tuple(
        Point(
            pk=sheet.pk,
            on=sheet.given_on,
            value=mark.value,
            band=mark.band_words,
            sign=mark.band.sign if mark.band else "none",
            version=sheet.instrument.version,
            who=sheet.who,
        )
        for sheet in sheets
        for mark in sheet.marks
        if mark.score.key == score.key
    )
    return Trend(score, score.label.said(language), points)
