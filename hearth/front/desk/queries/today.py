"""Today: danger first, then what is late, then what is due; and who answered us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearth.areas.livelihood.queries import due_on_today
from hearth.areas.plan.queries.due import due_for
from hearth.areas.shelter.queries.today import waiting_for as shelter_waits
from hearth.casework.cases.models import Task
from hearth.casework.duties import queries as duties
from hearth.casework.referrals.queries import waiting_for
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.addresses import address
from hearth.front.desk.queries.answers import Answer, answers_to
from hearth.front.desk.queries.items import Group, Item, midnight
from hearth.front.desk.queries.outside import outside
from hearth.front.desk.queries.phones import from_phones
from hearth.front.desk.queries.watch import emergencies, periods

DANGERS = 100  # tasks; more than that nobody is given
NEWEST = 10  # of what is behind us; the whole of it stands on pages of its own
COMING = timedelta(days=7)


@dataclass(frozen=True)
class Day:
    """The groups in the order a tired person should read them; then what is behind us."""

    danger: tuple[Item, ...]
    late: tuple[Item, ...]
    due: tuple[Item, ...]
    coming: tuple[Item, ...]
    done: tuple[Item, ...]
    answers: tuple[Answer, ...]

    @property
    def empty(self) -> bool:
        return not (self.danger or self.late or self.due)


def day_of(actor: Actor, *, most: int) -> Day:
    """What waits for this colleague, from a constant number of queries.

    `most`: so many of one kind that are late, and so many to come. Where a kind has more, its
    group has at least one line more than `most` says it shows.
    """
    items = [
        *_alerts(actor),
        *_referrals(actor),
        *_tasks(actor, most),
        *_keeping(actor, most),
        *outside(actor),
        *from_phones(actor),
        *_plans(actor, most),
        *_shelter(actor),
        *periods(actor),
        *emergencies(actor),
    ]
    grouped: dict[Group, list[Item]] = {group: [] for group in Group}
    tomorrow = midnight(actor.at, days=1)
    for item in sorted(items, key=lambda item: item.due_at):
        grouped[item.group(actor.at, tomorrow)].append(item)
    return Day(
        tuple(grouped[Group.DANGER]),
        tuple(grouped[Group.LATE]),
        tuple(grouped[Group.DUE]),
        tuple(grouped[Group.COMING]),
        done=_done(actor),
        answers=answers_to(actor),
    )


def _alerts(actor: Actor) -> list[Item]:
    return [
        Item(
            what=_("Alert: say what came of it")
            if card.alert.answered_at
            else _("Alert: acknowledge it"),
            number=card.number,
            due_at=card.alert.due_at,
            danger=card.danger and card.alert.answered_at is None,
            address=address("duties:alert", card.alert.pk),
            act=_("Open"),
            key=str(card.alert.pk),
        )
        for card in duties.inbox(actor).cards
    ]


def _referrals(actor: Actor) -> list[Item]:
    return [
        Item(
            what=referral.sentence,
            number=referral.number,
            due_at=referral.due_at,
            danger=referral.danger,
            address=partial(address, "referrals:referral", referral.pk),
            act=_("Open"),
            key=str(referral.pk),
        )
        for referral in waiting_for(actor)
    ]


def _shelter(actor: Actor) -> list[Item]:
    return [
        Item(
            what=line.what,
            number=line.number,
            due_at=line.due_at,
            danger=line.danger,
            address=line.address,
            act=line.act,
            post_to=line.post_to,
            key=line.key,
        )
        for line in shelter_waits(actor)
    ]


def _tasks(actor: Actor, most: int) -> list[Item]:
    return [
        Item(
            what=partial(str, task.what),
            number=task.case.number,
            due_at=task.due_at,
            danger=task.danger,
            address=partial(address, "desk:case", task.case_id),
            act=_("Mark as done"),
            post_to=partial(address, "cases:task-done", task.pk),
            key=str(task.pk),
        )
        for task in _waiting_tasks(actor, most)
    ]


@asked_for
def _waiting_tasks(actor: Actor, most: int) -> QuerySet[Task]:
    """In one question: all that is dangerous, and so many of what is late and of what comes."""
    rows = Task.objects.visible_to(actor, one_by_one=True).for_user(actor.user).waiting()
    rows = rows.due_before(actor.at + COMING).select_related("case").danger_then_time()
    danger, other = rows.filter(danger=True), rows.filter(danger=False)
    late, coming = other.due_before(actor.at), other.due_since(actor.at)
    return danger[:DANGERS].union(late[:most], coming[:most], all=True)


def _keeping(actor: Actor, most: int) -> list[Item]:
    """Work that somebody began: is it kept? Asked after three, six and twelve months."""
    return [
        Item(
            what=ngettext(
                "Ask whether the work is kept, after %(count)d month",
                "Ask whether the work is kept, after %(count)d months",
                check.months,
            )
            % {"count": check.months},
            number=check.number,
            due_at=check.due_at,
            danger=False,
            address=partial(address, "livelihood:check", check.pk),
            act=_("Answer"),
            key=str(check.pk),
        )
        for check in due_on_today(actor, most=most)
    ]


def _plans(actor: Actor, most: int) -> list[Item]:
    """The days that plans set: a meeting, a review, an action. One press, then it is written."""
    return [
        Item(
            what=due.what,
            number=due.number,
            due_at=due.due_at,
            danger=False,
            address=due.address,
            act=_("Write it down"),
            key=str(due.pk),
        )
        for due in due_for(actor, within=COMING, most=most)
    ]


def _done(actor: Actor) -> tuple[Item, ...]:
    """What the colleague did last today: a wrong click is taken back where it was made."""
    return tuple(
        Item(
            what=str(task.what),
            number=task.case.number,
            due_at=task.done_at or actor.at,
            danger=False,
            address=address("desk:case", task.case_id),
            act=_("Undo"),
            post_to=address("cases:task-undone", task.pk),
            key=f"done-{task.pk}",
        )
        for task in _done_tasks(actor, midnight(actor.at))
    )


@asked_for
def _done_tasks(actor: Actor, since: datetime) -> QuerySet[Task]:
    rows = Task.objects.visible_to(actor, one_by_one=True).for_user(actor.user)
    return rows.filter(done_at__gte=since).select_related("case").order_by("-done_at")[:NEWEST]
