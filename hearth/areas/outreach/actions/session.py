"""Write down an information session that was held."""

from __future__ import annotations

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of, field_unit
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.entries import SessionHeld
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Attendance, InformationSession, KnowledgeCheck
from hearth.areas.outreach.rules.agenda import agenda
from hearth.areas.outreach.rules.days import believed
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


def hold_session(held: SessionHeld, *, by: Actor) -> InformationSession:
    """Who was there, what they knew before and after, how many told something; never who."""
    return once(InformationSession, held.id, lambda: _write(held, by=by), by=by)


@deed
def _write(held: SessionHeld, *, by: Actor) -> InformationSession:
    unit = field_unit(by)
    session = InformationSession(
        id=held.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        municipality_id=held.municipality,
        audience_id=held.audience,
        language_id=held.language,
        venue=held.venue,
        topics=agenda(held.topics),
        minutes=held.minutes,
        present=held.present,
        materials=list(held.materials),
        materials_given=held.materials_given,
        disclosures=held.disclosures,
        reporting_explained=held.reporting_explained,
        note=held.note,
        happened_at=held.happened_at,
        counted_on=timezone.localdate(believed(held.happened_at, by.at)),
        by=by.user,
        at=by.at,
    )
    session.save(force_insert=True)
    _write_attendance(session, held)
    _write_knowledge(session, held)
    record(
        Happened.SESSION_HELD,
        session.dossier_id,
        by=by,
        which=session.pk,
        audience=session.audience_id,
    )
    return session


def _write_attendance(session: InformationSession, held: SessionHeld) -> None:
    Attendance.objects.bulk_create(
        Attendance(
            dossier_id=session.dossier_id,
            session=session,
            sex_id=sex,
            age_band_id=age_band,
            number=number,
        )
        for (sex, age_band), number in held.people.items()
        if number
    )


def _write_knowledge(session: InformationSession, held: SessionHeld) -> None:
    KnowledgeCheck.objects.bulk_create(
        KnowledgeCheck(
            dossier_id=session.dossier_id,
            session=session,
            question_id=one.question,
            asked=one.asked,
            knew_before=one.knew_before,
            knew_after=one.knew_after,
        )
        for one in held.knowledge
        if one.asked
    )
