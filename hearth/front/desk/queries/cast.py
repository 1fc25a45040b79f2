"""The demo's cast, for the sign-in page. Empty outside the demo."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from hearth.foundation.accounts.models import Membership

FIRST = (
    "vera", "agim", "mira", "drita", "ilir", "nora", "elton", "besa",
)  # fmt: skip


@dataclass(frozen=True)
class Player:
    username: str
    name: str
    post: str


def cast() -> list[Player]:
    """Everybody one may sign in as; those of the story come first."""
    memberships = (
        Membership.objects.in_force(timezone.now())
        .filter(user__is_active=True)
        .select_related("user", "unit")
        .order_by("user__username")
    )
    players = [
        Player(m.user.username, m.user.full_name, f"{m.get_role_display()}, {m.unit.name}")
        for m in memberships
    ]
    return sorted(players, key=lambda player: _rank(player.username))


def _rank(username: str) -> int:
    return FIRST.index(username) if username in FIRST else len(FIRST)
