"""Write letters, for whoever has something to show. Nothing leaves before the commit.

These run inside the deed of whoever calls them and record nothing themselves: the deed says
what happened. Nobody writes a text here; it is chosen by its code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.jobs.jobs import later_each
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.errands import DELIVER
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.queries import Preference, preferences
from hearth.foundation.messaging.rules import ways
from hearth.foundation.messaging.text import LANGUAGES, SOMETHING_NEW

CODE = re.compile(r"[a-z][a-z0-9-]{0,59}")
KEY = re.compile(r"[a-z0-9][a-z0-9_./:-]{0,149}")
ONE_ROUND = 20  # letters a postman carries; more would keep the others waiting behind a slow door


class NotACode(Exception):
    """Why a letter is written, and what makes it the same letter, are codes, never words."""


@transaction.atomic
def send(user: User, *, because: str, dedupe: str, by: Actor) -> list[Letter]:
    """A letter by each way that suits; none if there is no way, or it was written before."""
    return post(addressed(user, preferences([user]), because=because, dedupe=dedupe, by=by))


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
    letter = Letter(
        to_address=address,
        channel=channel,
        language=language,
        template=template,
        because=because,
        dedupe=dedupe,
        written_at=by.at,
    )
    return post([letter], put_off=put_off)


def addressed(
    user: User, preferred: Mapping[UUID, Preference], *, because: str, dedupe: str, by: Actor
) -> list[Letter]:
    """The letters to this colleague, one for each way that suits; not yet written down."""
    preference = preferred[user.pk]
    return [
        Letter(
            to_user=user,
            channel=channel,
            language=user.language,
            template=SOMETHING_NEW,
            because=because,
            dedupe=dedupe,
            written_at=by.at,
        )
        for channel in sorted(ways(preference.reachable, preference.chosen, because=because))
    ]


def post(letters: Sequence[Letter], *, put_off: bool = True) -> list[Letter]:
    """Write them down, and put off carrying those that were not written before."""
    for letter in letters:
        insist(letter.because, CODE)
        insist(letter.dedupe, KEY)
    if not letters:
        return []
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    pks = [letter.pk for letter in letters]
    ours = set(Letter.objects.filter(pk__in=pks).values_list("pk", flat=True))
    written = [letter for letter in letters if letter.pk in ours]
    if put_off:
        later_each(DELIVER, [{"letters": some} for some in _rounds(written)])
    return written


def _rounds(letters: Sequence[Letter]) -> list[list[UUID]]:
    """By channel: a mail server that hangs keeps no SMS waiting."""
    by_channel: defaultdict[str, list[UUID]] = defaultdict(list)
    for letter in letters:
        by_channel[letter.channel].append(letter.pk)
    return [
        pks[first : first + ONE_ROUND]
        for pks in by_channel.values()
        for first in range(0, len(pks), ONE_ROUND)
    ]


def insist(word: str, shape: re.Pattern[str]) -> None:
    """The error does not repeat the word: it may be what must not leak."""
    if not shape.fullmatch(word):
        raise NotACode
