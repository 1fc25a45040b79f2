"""Enrol her in a course, ask the provider, note a week, end it, write the certificate down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.livelihood.happened import Happened
from hearth.areas.livelihood.models import (
    Certificate,
    Course,
    CourseWeek,
    Enrolment,
    EnrolmentEnd,
)
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.casework.referrals.actions import draft
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.wish import Partner, Wish
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list

PARTNERS = {  # who gives the course, as the referral names kinds of partners
    "course-provider/municipality": UnitKind.MUNICIPALITY,
    "course-provider/employment-office": UnitKind.EMPLOYMENT,
    "course-provider/vocational-centre": UnitKind.EMPLOYMENT,
    "course-provider/school": UnitKind.SCHOOL,
}


class AlreadyEnrolled(Exception):
    """She is enrolled in this course from this day on already."""


class AlreadyOver(Exception):
    """The course has ended for her; somebody wrote that down before."""


class NotedBefore(Exception):
    """This week, or this certificate, is written down already."""


@dataclass(frozen=True)
class Week:
    """How often the course met in the week of this day, and how often she came."""

    of: date
    held: int
    came: int
    barriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    """How the course ended for her."""

    end: str
    on: date
    barriers: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Paper:
    """The certificate."""

    given_on: date
    number: str = ""


@deed
def enrol(case: Case, course: Course, *, began_on: date, by: Actor) -> Enrolment:
    """She takes this course. The provider learns nothing of it from us: see `ask_provider`."""
    insist_on_work(case.dossier_id, by=by)
    enrolment = Enrolment(
        dossier_id=case.dossier_id,
        case=case,
        course=course,
        began_on=began_on,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    try:
        with transaction.atomic():
            enrolment.save(force_insert=True)
    except IntegrityError:
        raise AlreadyEnrolled from None
    record(
        Happened.ENROLLED,
        case.dossier_id,
        by=by,
        which=enrolment.pk,
        course=course.pk,
        trade=course.trade_id,
    )
    return enrolment


@deed
def ask_provider(enrolment: Enrolment, message: str, *, by: Actor) -> Referral:
    """A draft of a referral to the provider: to its unit if it has one here, else to a partner
    outside. No case file for either.

    It is sent from the page of the draft, where her consent is asked for.
    """
    insist_on_work(enrolment.dossier_id, by=by)
    course = enrolment.course
    asked = _with_an_account(course, by) or _outside(course)
    wish = Wish("service/vocational-training", "urgency/planned", message, to=asked)
    referral = draft(enrolment.case, wish, by=by)
    Enrolment.objects.visible_to(by).filter(pk=enrolment.pk).update(referral=referral)
    record(Happened.PROVIDER_ASKED, enrolment.dossier_id, by=by, which=enrolment.pk)
    return referral


@deed
def note_week(enrolment: Enrolment, week: Week, *, by: Actor) -> CourseWeek:
    """One week of the course."""
    insist_on_work(enrolment.dossier_id, by=by)
    noted = CourseWeek(
        dossier_id=enrolment.dossier_id,
        enrolment=enrolment,
        week_of=week.of - timedelta(days=week.of.weekday()),
        held=week.held,
        came=week.came,
        barriers=_barriers(week.barriers, by),
        by=by.user,
        at=by.at,
    )
    _once(noted, NotedBefore)
    record(
        Happened.ATTENDED,
        enrolment.dossier_id,
        by=by,
        which=noted.pk,
        held=week.held,
        came=week.came,
    )
    return noted


@deed
def end_enrolment(enrolment: Enrolment, ended: Ended, *, by: Actor) -> EnrolmentEnd:
    """Finished, stopped, moved on: and what stood in the way."""
    insist_on_work(enrolment.dossier_id, by=by)
    end = EnrolmentEnd(
        dossier_id=enrolment.dossier_id,
        enrolment=enrolment,
        end_id=ended.end,
        ended_on=ended.on,
        barriers=_barriers(ended.barriers, by),
        words=ended.words or None,
        by=by.user,
        at=by.at,
    )
    _once(end, AlreadyOver)
    record(
        Happened.COURSE_ENDED,
        enrolment.dossier_id,
        by=by,
        which=end.pk,
        end=ended.end,
        barriers=end.barriers,
    )
    return end


@deed
def note_certificate(enrolment: Enrolment, paper: Paper, *, by: Actor) -> Certificate:
    """The certificate is in her hand."""
    insist_on_work(enrolment.dossier_id, by=by)
    certificate = Certificate(
        dossier_id=enrolment.dossier_id,
        enrolment=enrolment,
        given_on=paper.given_on,
        number=paper.number or None,
        by=by.user,
        at=by.at,
    )
    _once(certificate, NotedBefore)
    record(Happened.CERTIFIED, enrolment.dossier_id, by=by, which=certificate.pk)
    return certificate


def _with_an_account(course: Course, by: Actor) -> Unit | None:
    """The partner that put its own course into the catalogue, while somebody there signs in."""
    partners = Membership.objects.in_force(by.at).filter(role=Role.PARTNER)
    there = Unit.objects.working(by.at).filter(pk=course.unit_id, memberships__in=partners)
    return there.exclude(pk__in=by.unit_ids).first()


def _outside(course: Course) -> Partner:
    return Partner(
        name=course.provider,
        kind=PARTNERS.get(course.provider_kind_id, UnitKind.NGO),
        reached_by="paper",
        contact=course.phone,
    )


def _once(row: CourseWeek | EnrolmentEnd | Certificate, sentence: type[Exception]) -> None:
    """Of two who write at once the database lets one through; the other reads this sentence."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise sentence from None


def _barriers(barriers: tuple[str, ...], by: Actor) -> list[str]:
    return of_list(barriers, "livelihood-barrier", on=timezone.localdate(by.at))
