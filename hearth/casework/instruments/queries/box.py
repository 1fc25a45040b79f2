"""What lies in the box of feedback: sums, and words out of order; never one sheet by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from hearth.casework.instruments.models import Feedback, FeedbackBox
from hearth.casework.instruments.queries.sheets import answers_to
from hearth.casework.instruments.rules.definition import Kind, Question
from hearth.casework.people.queries import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment

FEWEST = 5  # before so many sheets are there, one could guess who wrote which
MOST = 1000


@dataclass(frozen=True)
class Tally:
    """One question, and how many gave each answer."""

    question: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Box:
    """How many sheets there are; with enough of them, what they say."""

    sheets: int
    tallies: tuple[Tally, ...]
    words: tuple[str, ...]

    @property
    def waits_for(self) -> int:
        return max(FEWEST - self.sheets, 0)


def box_of(actor: Actor) -> Box | None:
    """The box of the reader's organisation; None where it does not open to the reader."""
    box = next(iter(_box(actor, actor.unit.organisation_id)), None)
    if box is None or not opens(actor, box.dossier_id, Compartment.ALERT):
        return None
    rows = _sheets_in(actor, box.pk)
    if len(rows) < FEWEST:
        return Box(len(rows), (), ())
    asked = {q.name: q for q in rows[0].instrument.definition.asked}
    counted = (_tally(one, rows) for one in asked.values() if one.kind is not Kind.TEXT)
    tallies = tuple(tally for tally in counted if tally.counts)
    words = sorted(
        str(row.said[name])
        for row in rows
        for name, question in asked.items()
        if question.kind is Kind.TEXT and row.said.get(name)
    )
    return Box(len(rows), tallies, tuple(words))


@asked_for
def _box(actor: Actor, organisation: UUID) -> QuerySet[FeedbackBox]:
    rows = FeedbackBox.objects.visible_to(actor).filter(organisation=organisation)
    return rows.order_by("pk")[:1]


@asked_for
def _sheets_in(actor: Actor, box: UUID) -> QuerySet[Feedback]:
    rows = Feedback.objects.visible_to(actor).filter(box=box).select_related("instrument")
    return rows.defer("instrument__xform").order_by("-month", "id")[:MOST]


def _tally(question: Question, rows: Sequence[Feedback]) -> Tally:
    language = get_language() or "sq"
    counted: Counter[str] = Counter()
    for row in rows:
        if question.name in row.said:
            counted.update(answers_to(question, row.said, language))
    order = [choice.label.said(language) for choice in question.choices]
    counts = sorted(counted.items(), key=lambda one: order.index(one[0]) if one[0] in order else 99)
    return Tally(question.label.said(language), tuple(counts))
