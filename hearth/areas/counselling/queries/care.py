"""A colleague's own care file, and the files of those who chose the reader as supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.counselling.models import CareFile, CheckIn, ChosenSupervisor, SupervisionTalk
from hearth.areas.counselling.rules import supervision_is_late, weighs_heavily
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.design.charts import Series
from hearth.foundation.design.dates import on_day

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
    return CareFile.objects.visible_to(actor).filter(user=actor.user).first()


def care_of(file: CareFile, actor: Actor) -> Care:
    chosen = ChosenSupervisor.objects.visible_to(actor).still().filter(file=file)
    now = chosen.select_related("supervisor").first()
    talks = SupervisionTalk.objects.visible_to(actor).filter(file=file).select_related("kind", "by")
    loads = CheckIn.objects.visible_to(actor).filter(file=file).order_by("-at")[:LATEST]
    return Care(
        file,
        now.supervisor if now else None,
        tuple(talks.order_by("-held_on", "-at")[:LATEST]),
        tuple(reversed(list(loads))),
    )


def may_supervise(actor: Actor) -> list[User]:
    """Colleagues of the actor's own organisation in a role that supervises, but not oneself."""
    posts = Membership.objects.in_force(actor.at).filter(
        role__in=SUPERVISORS, unit__organisation=actor.unit.organisation_id
    )
    people = User.objects.filter(pk__in=posts.values("user"), is_active=True)
    return list(people.exclude(pk=actor.user.pk).order_by("full_name"))


def supervised_by(actor: Actor) -> list[Supervised]:
    """Who chose the actor, the one who waits longest first; three queries."""
    chosen = list(
        ChosenSupervisor.objects.visible_to(actor)
        .still()
        .filter(supervisor=actor.user)
        .select_related("file__user")
    )
    files = [row.file_id for row in chosen]
    last: dict[UUID, date] = {}
    talks = SupervisionTalk.objects.visible_to(actor).filter(file__in=files)
    for talk in talks.order_by("held_on"):
        last[talk.file_id] = talk.held_on
    loads: dict[UUID, list[int]] = {}
    for row in CheckIn.objects.visible_to(actor).filter(file__in=files).order_by("at"):
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


def _longest_wait(line: Supervised) -> tuple[bool, date]:
    return (not line.heavy, line.last or date.min)
