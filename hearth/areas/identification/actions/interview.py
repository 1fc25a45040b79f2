"""Complete the screening: each saving is another version, and the earlier ones stay readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Identification, InitialInterview
from hearth.areas.identification.rules import advise
from hearth.areas.identification.rules.answers import contradicts, signs_as_row
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list

MANY = {  # questions with several answers, and the list each answers from
    "languages": "language",
    "accompanied_by": "accompanied-by",
    "acts": "trafficking-act",
    "recruitment": "recruitment-channel",
    "means": "means-of-control",
    "exploitation": "exploitation-form",
    "subtypes": "sexual-exploitation-subtype",
    "relation": "relation-to-trafficker",
    "disability": "disability",
}


class Contradiction(Exception):
    """Answers, and at the same time a way of not answering. `questions`: which ones."""

    def __init__(self, questions: list[str]) -> None:
        super().__init__(", ".join(questions))
        self.questions = tuple(questions)


class WrittenMeanwhile(Exception):
    """A colleague saved another version since this page was opened. Nothing is overwritten."""


@dataclass(frozen=True)
class Interviewed:
    """The whole interview as a value. Codes are whole terms; nothing in it must be answered."""

    held_on: date | None = None
    signs: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # see MANY
    interpreter: str | None = None
    site: str | None = None
    main_form: str | None = None
    industry: str | None = None
    ethnicity: str | None = None
    migration: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@deed
def write_interview(
    identification: Identification, interviewed: Interviewed, *, seen: int, by: Actor
) -> InitialInterview:
    """The next version. `seen`: the version that stood on the writer's screen, 0 for none."""
    insist_on_work(identification.dossier_id, by=by)
    contradictory = [name for name in MANY if contradicts(interviewed.many.get(name, ()))]
    if contradictory:
        raise Contradiction(contradictory)
    interview = _version(identification, interviewed, seen + 1, by=by)
    try:
        with transaction.atomic():
            interview.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    record(
        Happened.INTERVIEWED,
        identification.dossier_id,
        by=by,
        which=interview.pk,
        version=interview.version,
        advised=interview.advised,
    )
    return interview


def _version(
    identification: Identification, interviewed: Interviewed, version: int, *, by: Actor
) -> InitialInterview:
    today = timezone.localdate(by.at)
    advice = advise(interviewed.signs, elements_of_signs(), child=identification.child)
    many = {
        name: of_list(interviewed.many.get(name, ()), its_list, on=today)
        for name, its_list in MANY.items()
    }
    return InitialInterview(
        dossier_id=identification.dossier_id,
        identification=identification,
        version=version,
        held_on=interviewed.held_on,
        signs=signs_as_row(interviewed.signs),
        interpreter_id=interviewed.interpreter,
        site_id=interviewed.site,
        main_form_id=interviewed.main_form,
        industry_id=interviewed.industry,
        ethnicity_id=interviewed.ethnicity,
        migration_id=interviewed.migration,
        words={name: said for name, said in interviewed.words.items() if said},
        advised=advice.finding,
        unit=by.unit,
        by=by.user,
        at=by.at,
        **many,
    )
