"""A sheet of answers as one reads it: question, answer, score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import (
    Answers,
    HealthAnswers,
    InstrumentVersion,
    ServiceAnswers,
)
from hearth.casework.instruments.models.answers import AnswersQuerySet
from hearth.casework.instruments.rules.definition import Band, Definition, Kind, Question, Score
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import UnknownTerm, name_of

MOST = 200


@dataclass(frozen=True)
class Line:
    """One question and what was answered."""

    heading: str  # of the group that begins here
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """One score as it was worked out that day."""

    score: Score
    label: str
    value: int | None
    missing: int
    band: Band | None
    band_words: str

    @property
    def words(self) -> str:
        """The number and what it is called; or that too much was left open."""
        if self.value is None:
            return _("Not worked out: too many questions were left open")
        return f"{self.value} · {self.band_words}" if self.band_words else str(self.value)


@dataclass(frozen=True)
class Sheet:
    """One filled-in sheet."""

    pk: UUID
    instrument: InstrumentVersion
    title: str
    drawer: str
    given_on: date
    who: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @property
    def address(self) -> str:
        return reverse(f"instruments:{self.drawer}-answers", args=[self.pk])

    @property
    def meta(self) -> list[str]:
        """The short facts of a row: the day, and the first score."""
        first = [mark.words for mark in self.marks[:1] if mark.value is not None]
        return [on_day(self.given_on), *first]


def sheet_of(row: Answers) -> Sheet:
    """A row that was read for somebody, in their language."""
    definition = row.instrument.definition
    return Sheet(
        pk=row.pk,
        instrument=row.instrument,
        title=row.instrument.title,
        drawer=row.instrument.drawer,
        given_on=row.given_on,
        who=row.by.short_name,
        lines=tuple(lines_of(definition, row.said)),
        marks=marks_of(definition, row.scores),
    )


def sheets_of_case(case: Case, actor: Actor) -> list[Sheet]:
    """The sheets of one person that the reader may open, newest first; of every episode."""
    rows: list[Answers] = []
    for table in (ServiceAnswers, HealthAnswers):
        rows += _newest(actor, table, case.dossier_id)
    return [sheet_of(row) for row in sorted(rows, key=lambda r: (r.given_on, r.at), reverse=True)]


@asked_for
def _newest(actor: Actor, table: type[Answers], dossier: UUID) -> AnswersQuerySet:
    found = table.objects.visible_to(actor, one_by_one=True).filter(dossier=dossier)
    found = found.select_related("instrument", "by").defer("instrument__xform")
    return found.order_by("-given_on", "-at")[:MOST]


def lines_of(definition: Definition, said: Mapping[str, Any]) -> Iterator[Line]:
    """Every question that got an answer."""
    language, before = get_language() or "sq", ""
    for question in definition.asked:
        if question.name not in said:
            continue
        group = question.within[-1].label.said(language) if question.within else ""
        heading, before = (group if group != before else ""), group
        yield Line(heading, question.label.said(language), answers_to(question, said, language))


def answers_to(question: Question, said: Mapping[str, Any], language: str) -> tuple[str, ...]:
    answer = said[question.name]
    if question.kind in (Kind.ONE, Kind.MANY):
        chosen = [answer] if isinstance(answer, str) else answer
        return tuple(_chosen(question, name, language) for name in chosen)
    if question.kind is Kind.DAY:
        return (on_day(date.fromisoformat(answer)),)
    return (str(answer),)


def marks_of(definition: Definition, scores: Mapping[str, Any]) -> tuple[Mark, ...]:
    language = get_language() or "sq"
    marks = []
    for score in definition.scores:
        kept = scores.get(score.key, {})
        band = score.band_of(kept.get("value"))
        marks.append(
            Mark(
                score=score,
                label=score.label.said(language),
                value=kept.get("value"),
                missing=kept.get("missing", 0),
                band=band,
                band_words=band.label.said(language) if band else "",
            )
        )
    return tuple(marks)


def _chosen(question: Question, name: str, language: str) -> str:
    """The choice's label; of a term that was retired since, the name in its code list."""
    for choice in question.choices:
        if choice.name == name:
            return choice.label.said(language)
    try:
        return str(name_of(name))
    except UnknownTerm:
        return name
