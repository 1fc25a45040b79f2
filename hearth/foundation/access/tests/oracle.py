"""The access rule once more, from the words of policy/access.toml and of the house book alone.

Two keys open a drawer. The role: the page lists the drawers such a role may open at all. The
grant: it is in force, it covers the drawer, and it was given to the person by name or to the
unit in which that role is held. A denial in force, of the person or of any of their units,
beats every grant. A sealed dossier opens to named people only. What begins at an hour is in
force at that hour; what ends at an hour no longer is.

It shares no line with rule.py or rule.sql, and must never import them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from hearth.foundation.access.tests.worlds import Let, Post, Slip, World

PAGE = tomllib.loads((Path(__file__).parents[4] / "policy" / "access.toml").read_text())


def opens(world: World, who: int, hour: int, dossier: int, drawer: str) -> bool:
    """Whether this person may open this drawer of this dossier at this hour."""
    if denied(world, who, hour, dossier):
        return False
    return any(
        drawer in PAGE["opens"][role]
        for let in world.lets
        if let.dossier == dossier and drawer in let.drawers
        for role in roles_through(world, let, who, hour)
    )


def reads(world: World, who: int, hour: int, slip: Slip) -> bool:
    """A slip lies in the drawer `open`. Of those who open that, only people who work on cases
    read it (their role opens more than the cover): in the unit that sent it, or through the very
    grant it offers."""
    if not opens(world, who, hour, slip.dossier, "open"):
        return False
    if any(works(p.role) for p in posts(world, who, hour) if p.unit == slip.sender):
        return True
    if slip.offer is None:
        return False
    offer = world.lets[slip.offer]
    return "open" in offer.drawers and any(
        works(role) and "open" in PAGE["opens"][role]
        for role in roles_through(world, offer, who, hour)
    )


def leafs(world: World, who: int, hour: int, slip: Slip) -> bool:
    """A leaf goes with each slip: its sender's unit keeps it to itself; without a sender it is
    read like any page of the drawer."""
    if not opens(world, who, hour, slip.dossier, "open"):
        return False
    mine = {post.unit for post in posts(world, who, hour) if works(post.role)}
    return slip.sender is None or slip.sender in mine


def denied(world: World, who: int, hour: int, dossier: int) -> bool:
    mine = [post.unit for post in posts(world, who, hour)]
    return any(
        shut.dossier == dossier
        and now(shut.made, shut.lifted, hour)
        and (shut.person == who or shut.unit in mine)
        for shut in world.shuts
    )


def roles_through(world: World, let: Let, who: int, hour: int) -> list[str]:
    """The roles in which this person may use what was let in; none when it is not theirs to use."""
    if not now(let.given, let.until, hour) or not now(let.given, let.ended, hour):
        return []
    held = posts(world, who, hour)
    if let.to_person is not None:
        return [post.role for post in held if let.to_person == who]
    if world.sealed[let.dossier]:
        return []
    return [post.role for post in held if post.unit == let.to_unit]


def works(role: str) -> bool:
    return bool(set(PAGE["opens"][role]) - {"open"})


def posts(world: World, who: int, hour: int) -> list[Post]:
    return [p for p in world.posts if p.who == who and now(p.begins, p.ends, hour)]


def now(begin: int, end: int | None, hour: int) -> bool:
    return begin <= hour and (end is None or hour < end)
