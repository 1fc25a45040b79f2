"""The main deed of the house: identify a person, and tell everyone who must know."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone

from hearth.areas.identification.actions.ladder import body_of, first_rung
from hearth.areas.identification.actions.telling import Telling, revealed
from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Identification
from hearth.areas.identification.rules import Element, Finding, advise, was_referred
from hearth.areas.identification.rules.answers import signs_as_row
from hearth.areas.identification.rules.ladder import Decided, Status
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.actions import Declined, note_refusal, open_case
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import Announcement, announce
from hearth.casework.people.actions import PersonFacts, name_person
from hearth.casework.people.queries.family import child_or_not
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.pen import first_page
from hearth.foundation.access.together import write
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.deeds.refused import refused_by

HAPPENED = {
    Finding.POTENTIAL_VICTIM: Happened.IDENTIFIED,
    Finding.AT_RISK: Happened.AT_RISK,
}
STATUS = {
    Finding.POTENTIAL_VICTIM: Status.POTENTIAL,
    Finding.AT_RISK: Status.AT_RISK_ONLY,
}
SENT_ONCE = "identification_identification_submission_key"
NOT_NOW = Declined(what=["refusal/everything"], reason="refusal-reason/not-now")


@dataclass(frozen=True)
class Identified:
    """The screening on record, and who was told of it."""

    identification: Identification
    case: Case
    told: Announcement


def identify(screening: Screening, *, by: Actor) -> Identified | None:
    """Open a case and tell everyone who must be told; None when nothing needs a record.

    Sent twice, the second finds the first's record and changes nothing: the database refuses
    a second row for one submission, and two presses at once wait for each other there.
    """
    if screening.finding is Finding.NO_SIGNS:
        return _nothing_to_keep(screening, by=by)
    try:
        return _report(screening, by=by)
    except IntegrityError as refused:
        if refused_by(refused) != SENT_ONCE:
            raise
    return _sent_before(screening, by=by)


@deed
def _nothing_to_keep(screening: Screening, *, by: Actor) -> None:
    record(Happened.NO_SIGNS, None, by=by, source=screening.source)


@deed
def _report(screening: Screening, *, by: Actor) -> Identified:
    case = _open(screening, by=by)
    child = child_or_not(case.person, by)
    identification = _write_down(screening, case, elements_of_signs(), child=child, by=by)
    status = Decided(STATUS[screening.finding], body_of(by.unit), timezone.localdate(by.at))
    write(first_rung(case, status, by=by))
    if screening.accepts_help == "not-now":
        note_refusal(case, NOT_NOW, by=by)
    told = announce(
        HAPPENED[screening.finding],
        case.person.dossier,  # at hand already
        revealed=revealed(case, _telling(screening), child=child, by=by),
        minor=child,
        danger=identification.danger,
        form=screening.form,
        by=by,
    )
    return Identified(identification, case, told)


def _open(screening: Screening, *, by: Actor) -> Case:
    referred = was_referred(_last(screening.source))
    case = open_case(
        PersonFacts(
            sex=screening.sex,
            age_band=screening.age_band,
            birth_year=screening.birth_year,
            citizenship=screening.citizenship,
        ),
        qark=screening.qark,
        municipality=screening.municipality,
        how="first-contact/referred" if referred else "first-contact/own-detection",
        source=screening.source,
        from_unit=Unit.objects.filter(pk=screening.referred_by).first()
        if screening.referred_by
        else None,
        on=screening.referred_on,
        by=by,
    )
    if any(screening.name.values()):
        name_person(case.person, screening.name, by=by)
    return case


def _write_down(
    screening: Screening,
    case: Case,
    elements: Mapping[str, AbstractSet[Element]],
    *,
    child: bool,
    by: Actor,
) -> Identification:
    identification = Identification(
        dossier_id=case.dossier_id,
        case=case,
        submission=screening.submission,
        place_type_id=screening.place_type,
        form_id=screening.form,
        child=child,
        danger=screening.danger == "danger/now",
        signs=signs_as_row(screening.signs),
        needs=sorted(screening.needs),
        accepts_help=screening.accepts_help,
        advised=advise(screening.signs, elements, child=child).finding,
        concluded=screening.finding,
        words={
            "meet_at": screening.meet_at,
            "danger_now": screening.danger_now,
            "suspects": screening.suspects,
            "observations": screening.observations,
        },
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    with first_page(Compartment.STORY, by=by):
        write(identification)
    return identification


def _telling(screening: Screening) -> Telling:
    return Telling(
        danger=screening.danger == "danger/now",
        meet_at=screening.meet_at,
        danger_now=screening.danger_now,
        suspects=screening.suspects,
        form=screening.form or "",
    )


@deed
def _sent_before(screening: Screening, *, by: Actor) -> Identified:
    """What became of the first press, for whoever pressed.

    Of two presses the one that won may bear the later hour: at ours it opens to nobody yet.
    """
    rows = Identification.objects.unscoped(because="a form sent twice finds its first answer")
    sent = rows.filter(submission=screening.submission, by=by.user)
    first = sent.select_related("case").get()
    return Identified(first, first.case, Announcement(first.pk, ()))


def _last(term: str) -> str:
    return term.rpartition("/")[2]
