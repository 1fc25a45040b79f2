"""Wake whoever is on duty: put off inside the deed, done by the worker, for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.jobs.jobs import later
from hearth.foundation.messaging.actions.write import CODE, addressed, insist, post
from hearth.foundation.messaging.errands import WAKE
from hearth.foundation.messaging.queries import found, on_duty, preferences


@dataclass(frozen=True)
class Waking:
    """Who is to be woken, why, and about what: the same twice is the same letters."""

    units: frozenset[UUID]
    people: frozenset[UUID]
    because: str
    about: UUID


def wake(
    units: Iterable[UUID | None],
    *,
    people: Iterable[UUID | None] = (),
    because: str,
    about: UUID,
    by: Actor,
) -> None:
    """Whoever is on duty in these units, and these people, have something to see.

    One row in the queue, whoever they are: the deed does not wait while we look them up, and if
    the worker slept, those are woken who are on duty when it wakes.
    """
    insist(because, CODE)
    later(
        WAKE,
        units=sorted({unit for unit in units if unit}),
        people=sorted({person for person in people if person}),
        because=because,
        about=about,
        since=int(by.at.timestamp()),
    )


def wake_now(
    units: Iterable[UUID], *, people: Iterable[UUID], because: str, about: UUID, by: Actor
) -> None:
    """A letter to each of them; the second time this is done, none."""
    wake_together([Waking(frozenset(units), frozenset(people), because, about)], by=by)


@transaction.atomic
def wake_together(wakings: Sequence[Waking], *, by: Actor) -> None:
    """All their letters, in as many questions as for one."""
    duty = on_duty({unit for each in wakings for unit in each.units}, at=by.at)
    named = found({person for each in wakings for person in each.people})
    woken = [(each, _woken(each, duty, named)) for each in wakings]
    preferred = preferences({user for _, users in woken for user in users})
    letters = [
        letter
        for each, users in woken
        for user in users
        for letter in addressed(
            user,
            preferred,
            because=each.because,
            dedupe=f"{each.because}/{each.about}/{user.pk}",
            by=by,
        )
    ]
    post(letters)


def _woken(waking: Waking, duty: dict[UUID, list[User]], named: dict[UUID, User]) -> list[User]:
    """Each once, whoever else they stand for."""
    people = {named[person] for person in waking.people & named.keys()}
    for unit in waking.units & duty.keys():
        people.update(duty[unit])
    return sorted(people, key=lambda user: user.pk)
