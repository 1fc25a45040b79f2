"""Write letters, for whoever has something to show. Nothing leaves before the commit.

These run inside the deed of whoever calls them and record nothing themselves: the deed says
what happened. Nobody writes a text here; it is chosen by its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.jobs.jobs import later
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.errands import DELIVER, WAKE
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.queries import chosen_by, on_duty, reachable_by
from hearth.foundation.messaging.rules import ways
from hearth.foundation.messaging.text import LANGUAGES, SOMETHING_NEW

CODE = re.compile(r"[a-z][a-z0-9-]{0,59}")
KEY = re.compile(r"[a-z0-9][a-z0-9_./:-]{0,149}")


class NotACode(Exception):
    """Why a letter is written, and what makes it the same letter, are codes, never words."""


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
    _insist(because, CODE)
    later(
        WAKE,
        units=sorted({unit for unit in units if unit}),
        people=sorted({person for person in people if person}),
        because=because,
        about=about,
        since=int(by.at.timestamp()),
    )


@transaction.atomic
def wake_now(
    units: Sequence[UUID], *, people: Sequence[UUID], because: str, about: UUID, by: Actor
) -> None:
    """A letter to each of them; the second time this is done, none."""
    named = User.objects.filter(pk__in=people, is_active=True)
    for user in sorted({*named, *on_duty(units, at=by.at)}, key=lambda user: user.pk):
        send(user, because=because, dedupe=f"{because}/{about}/{user.pk}", by=by)


@transaction.atomic
def send(user: User, *, because: str, dedupe: str, by: Actor) -> list[Letter]:
    """A letter by each way that suits; none if there is no way, or it was written before."""
    suitable = ways(reachable_by(user), chosen_by(user), because=because)
    return _write(
        [
            Letter(to_user=user, channel=channel, language=user.language, template=SOMETHING_NEW)
            for channel in sorted(suitable)
        ],
        because=because,
        dedupe=dedupe,
        by=by,
    )


@transaction.atomic
def send_outside(
    address: str,
    *,
    channel: Channel,
    language: str = LANGUAGES[0],
    template: str = SOMETHING_NEW,
    put_off: bool = True,
    because: str,
    dedupe: str,
    by: Actor,
) -> list[Letter]:
    """To a partner without an account. It says no more than any other letter.

    Without `put_off` whoever writes it delivers it: it is to carry what only they know.
    """
    letter = Letter(to_address=address, channel=channel, language=language, template=template)
    return _write([letter], because=because, dedupe=dedupe, put_off=put_off, by=by)


def _write(
    letters: list[Letter], *, because: str, dedupe: str, put_off: bool = True, by: Actor
) -> list[Letter]:
    _insist(because, CODE)
    _insist(dedupe, KEY)
    if not letters:
        return []
    for letter in letters:
        letter.because, letter.dedupe, letter.written_at = because, dedupe, by.at
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    ours = set(Letter.objects.filter(dedupe=dedupe).values_list("pk", flat=True))
    written = [letter for letter in letters if letter.pk in ours]
    for letter in written if put_off else ():
        later(DELIVER, letter=letter.pk)
    return written


def _insist(word: str, shape: re.Pattern[str]) -> None:
    """The error does not repeat the word: it may be what must not leak."""
    if not shape.fullmatch(word):
        raise NotACode
