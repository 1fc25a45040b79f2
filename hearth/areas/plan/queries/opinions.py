"""What people said of our help, as sums that point at nobody.

Who helps a person asks for their word, and must not be able to hold it against them: no sheet is
read by itself, and nobody who works on a case reads one of it here. Those who answer for the house
read sums over all of it: one sheet a person, the newest; nothing before five people have answered,
and no group of fewer than five. Words are read by the coordinator alone, out of order, of the
files that are open to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from hearth.areas.plan.models import Feedback
from hearth.areas.plan.rules.opinions import FEWEST, Split, split
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.vocabularies.choices import choices

A_YEAR = timedelta(days=365)
SUMS = "sums of what people say of the help, without pointing at anybody"


@dataclass(frozen=True)
class Opinions:
    """How many people answered in twelve months; with enough of them, what they said."""

    people: int
    questions: tuple[tuple[str, Split], ...]
    words: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return self.people >= FEWEST

    @property
    def bars(self) -> list[tuple[str, int | None]]:
        return [(question, found.yes) for question, found in self.questions]


def opinions_of(actor: Actor) -> Opinions:
    """Of the cases of the reader's organisation. Two questions, whatever was said."""
    since = timezone.localdate(actor.at) - A_YEAR
    rows = Feedback.objects.unscoped(because=SUMS).filter(
        case__unit__organisation=actor.unit.organisation_id, on__gte=since
    )
    newest = dict(rows.order_by("at").values_list("case", "answers"))
    if len(newest) < FEWEST:
        return Opinions(len(newest), (), ())
    said = [dict(answer.split("=") for answer in answers) for answers in newest.values()]
    asked = choices("feedback-question", on=timezone.localdate(actor.at))
    questions = tuple(
        (str(name), split([int(each[code]) for each in said if code in each]))
        for code, name in asked
    )
    return Opinions(len(newest), questions, _words(actor, since=since))


def _words(actor: Actor, *, since: object) -> tuple[str, ...]:
    """In the order of the alphabet, so that no sheet can be put together again."""
    if Role.COORDINATOR not in actor.roles:
        return ()
    rows = Feedback.objects.visible_to(actor).filter(words__isnull=False, on__gte=since)
    newest = {row.case_id: str(row.words) for row in rows.order_by("at")}
    return tuple(sorted(newest.values())) if len(newest) >= FEWEST else ()
