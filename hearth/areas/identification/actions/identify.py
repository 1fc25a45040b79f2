"""The main deed of the house: identify a person, and tell everyone who must know."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from django.db import connection

from hearth.areas.identification.elements import elements_of_signs
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Identification, StatusDecision
from hearth.areas.identification.rules import Element, Finding, advise, is_child, was_referred
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.actions import open_case
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import Announcement, Revealed, announce
from hearth.casework.people.actions import PersonFacts, name_person
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

HAPPENED = {
    Finding.POTENTIAL_VICTIM: Happened.IDENTIFIED,
    Finding.AT_RISK: Happened.AT_RISK,
    Finding.NO_SIGNS: Happened.NO_SIGNS,
}
STATUS = {
    Finding.POTENTIAL_VICTIM: "identification-status/potential",
    Finding.AT_RISK: "identification-status/at-risk-only",
    Finding.NO_SIGNS: "identification-status/not-victim",
}
BODY = {
    UnitKind.MOBILE_UNIT: "deciding-body/mobile-unit",
    UnitKind.POLICE: "deciding-body/police",
    UnitKind.BORDER_POLICE: "deciding-body/border-police",
    UnitKind.SOCIAL_SERVICE: "deciding-body/state-social-service",
    UnitKind.CHILD_PROTECTION: "deciding-body/child-protection",
    UnitKind.AUTHORITY: "deciding-body/responsible-authority",
}


@dataclass(frozen=True)
class Identified:
    """The screening on record, and who was told of it."""

    identification: Identification
    case: Case
    told: Announcement


@deed
def identify(screening: Screening, *, by: Actor) -> Identified | None:
    """Open a case and tell everyone who must be told; None when nothing needs a record.

    Sent twice, the second finds the first's record and changes nothing.
    """
    if screening.finding is Finding.NO_SIGNS:
        record(Happened.NO_SIGNS, None, by=by, source=screening.source)
        return None
    again = _sent_before(screening, by=by)
    if again is not None:
        return again

    child = is_child(_last(screening.age_band), screening.birth_year, by.at.year)
    case = _open(screening, by=by)
    identification = _write_down(screening, case, elements_of_signs(), child=child, by=by)
    _decide(case, STATUS[screening.finding], by=by)
    told = announce(
        HAPPENED[screening.finding],
        case.dossier,
        revealed=_revealed(screening, case, child=child, by=by),
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
    elements: Mapping[str, Set[Element]],
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
        signs=sorted(f"{sign}={basis}" for sign, basis in screening.signs.items()),
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
    identification.save(force_insert=True)
    return identification


def _decide(case: Case, status: str, *, by: Actor) -> None:
    StatusDecision(
        dossier_id=case.dossier_id,
        case=case,
        status_id=status,
        body_id=BODY.get(UnitKind(by.unit.kind), "deciding-body/ngo"),
        unit=by.unit,
        by=by.user,
        at=by.at,
    ).save(force_insert=True)


def _revealed(screening: Screening, case: Case, *, child: bool, by: Actor) -> Revealed:
    """What the officer needs to move. The name is not among it, whatever the form said."""
    return Revealed(
        number=case.number,
        danger=screening.danger == "danger/now",
        minor=child,
        meet_at=screening.meet_at,
        danger_now=screening.danger_now,
        form=screening.form or "",
        sex=screening.sex,
        age_band=screening.age_band,
        suspects=screening.suspects,
        reporter=by.user.full_name,
        phone=by.user.phone or by.unit.phone,
    )


def _sent_before(screening: Screening, *, by: Actor) -> Identified | None:
    """A second press waits here until the first is committed, and then finds it."""
    with connection.cursor() as cursor:
        mark = screening.submission.int % 2**63
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [mark])
    first = (
        Identification.objects.visible_to(by)
        .select_related("case")
        .filter(submission=screening.submission)
        .first()
    )
    return Identified(first, first.case, Announcement(first.pk, ())) if first else None


def _last(term: str) -> str:
    return term.rpartition("/")[2]
