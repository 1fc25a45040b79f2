"""policy/access.toml as a table. A change to it shows in the review as a change to this page."""

from __future__ import annotations

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from tests.policy.snapshots import compare


def test_who_sees_what() -> None:
    width = max(map(len, Role.values)) + 2
    lines = ["".ljust(width) + " ".join(drawer.value.ljust(11) for drawer in Compartment)]
    for role in Role:
        marks = ("x" if access_policy().lets(role, drawer) else "." for drawer in Compartment)
        lines.append(role.value.ljust(width) + " ".join(mark.ljust(11) for mark in marks))
    compare("who_sees_what.txt", "".join(f"{line.rstrip()}\n" for line in lines))


def test_every_role_has_a_line_and_every_drawer_is_opened_by_somebody() -> None:
    assert set(access_policy().drawers) == set(Role)
    for drawer in Compartment:
        assert any(access_policy().lets(role, drawer) for role in Role), drawer


def test_whoever_opens_anything_opens_the_cover() -> None:
    """Keys point from every drawer to the cover; who opened a drawer alone would see stumps."""
    for role in Role:
        opened = access_policy().drawers[role]
        assert not opened or Compartment.OPEN in opened, role


def test_the_walls_round_the_mens_programme_and_the_machine() -> None:
    woman = {Compartment.STORY, Compartment.WHEREABOUTS, Compartment.HEALTH, Compartment.ALERT}
    assert not access_policy().drawers[Role.MENS_PROGRAMME_WORKER] & woman
    assert [r for r in Role if access_policy().lets(r, Compartment.SESSIONS)] == [
        Role.MENS_PROGRAMME_WORKER
    ]
    assert access_policy().drawers[Role.ADMINISTRATOR] == frozenset()
    assert access_policy().drawers[Role.AUDITOR] == {Compartment.OPEN}
