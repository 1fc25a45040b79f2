"""Letters that say only that there is something to see."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hearth.foundation.access.actor import Actor


def wake(
    units: Sequence[UUID],
    *,
    people: Sequence[UUID] = (),
    because: str,
    about: UUID,
    by: Actor,
) -> None:
    """Queue one letter to whoever is first on each unit's roster, and to these people.

    `about` keeps a letter from being sent twice; it is never in the letter.
    """
