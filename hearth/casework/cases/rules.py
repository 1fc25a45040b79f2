"""Case numbers, and what may happen to a case when. No database, no clock."""

from __future__ import annotations

from uuid import UUID

# Crockford's base 32: no I, L, O or U, so that a number read out on the telephone is heard right.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number_from(random: UUID) -> str:
    """Eight random signs in two groups, `4417-K9TM`: it tells neither order nor place nor year."""
    value = random.int & (2**40 - 1)
    signs = [LETTERS[(value >> (5 * step)) & 31] for step in range(8)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])
