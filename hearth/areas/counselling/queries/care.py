"""A colleague's own care file, and the files of those who chose the reader as supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.counselling.models import CareFile, CheckIn, ChosenSupervisor, SupervisionTalk
from hearth.areas.counselling.models.care import ChosenSupervisorQuerySet
from hearth.areas.counselling.rules import supervision_is_late, weighs_heavily
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.design.charts import Series
from hearth.foundation.design.dates import on_day
from hearth.foundation.wording import worded_once

SUPERVISORS = (Role.PSYCHOLOGIST, Role.COORDINATOR)  # nobody who decides on posts and pay
LATEST = 12


@dataclass(frozen=True)
class Care:
    """One care file as its two readers see it."""

    file: CareFile
    supervisor: User | None
    talks: tuple[SupervisionTalk, ...]
    check_ins: tuple[CheckIn, ...]  # oldest first

    @property
    def periods(self) -> list[str]:
        return [on_day(row.at) for row in self.check_ins]

    @property
    def series(self) -> list[Series]:
        return [Series(_("How heavy, from 1 to 5"), [row.load for row in self.check_ins])]


@dataclass(frozen=True)
class Supervised:
    """One line of the supervisor's list."""

    file: UUID
    name: str
    last: date | None
    late: bool
    heavy: bool


def care_file_of(actor: Actor) -> CareFile | None:
    """One's own, if it was ever opened."""
    return next(iter(_own_file(actor)), None)


@asked_for
def _own_file(actor: Actor) -> QuerySet[CareFile]:
    rows = CareFile.objects.visible_to(actor).filter(user=actor.user)
    return rows.order_by("pk")[:1]


def care_of(file: CareFile, actor: Actor) -> Care:
    chosen = next(iter(_chosen_now(actor, file.pk)), None)
    return Care(
        file,
        chosen.supervisor if chosen else None,
        tuple(_latest_talks(actor, file.pk)),
        tuple(reversed(_latest_check_ins(actor, file.pk))),
    )


@asked_for
def _chosen_now(actor: Actor, file: UUID) -> ChosenSupervisorQuerySet:
    rows = ChosenSupervisor.objects.visible_to(actor).still().filter(file=file)
    return rows.select_related("supervisor").order_by("pk")[:1]


@asked_for
def _latest_talks(actor: Actor, file: UUID) -> QuerySet[SupervisionTalk]:
    rows = SupervisionTalk.objects.visible_to(actor).filter(file=file)
    return rows.select_related("kind", "by").order_by("-held_on", "-at")[:LATEST]


@asked_for
def _latest_check_ins(actor: Actor, file: UUID) -> QuerySet[CheckIn]:
    return CheckIn.objects.visible_to(actor).filter(file=file).order_by("-at")[:LATEST]


def may_supervise(actor: Actor) -> list[User]:
    """Colleagues of the actor's own organisation in a role that supervises, but not oneself."""
    return _supervisors_in(actor.unit.organisation_id, actor.at, actor.user.pk)


@worded_once
def _supervisors_in(organisation: UUID, at: datetime, oneself: UUID) -> QuerySet[User]:
    posts = Membership.objects.in_force(at).filter(
        role__in=SUPERVISORS, unit__organisation=organisation
    )
    people = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    return people.exclude(pk=oneself).order_by("full_name")


def supervised_by(actor: Actor) -> list[Supervised]:
    """Who chose the actor, the one who waits longest first; three queries."""
    chosen = _who_chose(actor)
    files = [row.file_id for row in chosen]
    last = {talk.file_id: talk.held_on for talk in _talks(actor, files)}
    loads: dict[UUID, list[int]] = {}
    for row in _check_ins(actor, files):
        loads.setdefault(row.file_id, []).append(row.load)
    today = timezone.localdate(actor.at)
    lines = [
        Supervised(
            file=row.file_id,
            name=row.file.user.full_name,
            last=last.get(row.file_id),
            late=supervision_is_late(last.get(row.file_id), today),
            heavy=weighs_heavily(loads.get(row.file_id, ())),
        )
        for row in chosen
    ]
    return sorted(lines, key=_longest_wait)


@asked_for
def _who_chose(actor: Actor) -> ChosenSupervisorQuerySet:
    rows = ChosenSupervisor.objects.visible_to(actor).still().filter(supervisor=actor.user)
    return rows.select_related("file__user")


@asked_for
def _talks(actor: Actor, files: list[UUID]) -> QuerySet[SupervisionTalk]:
    """The last comes last."""
    return SupervisionTalk.objects.visible_to(actor).filter(file__in=files).order_by("held_on")


@asked_for
def _check_ins(actor: Actor, files: list[UUID]) -> QuerySet[CheckIn]:
    return CheckIn.objects.visible_to(actor).filter(file__in=files).order_by("at")


def _longest_wait(line: Supervised) -> tuple[bool, date]:
    return (not line.heavy, line.last or date.min)
