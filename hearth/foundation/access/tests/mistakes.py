"""Mistakes one could make in rule.sql, each with the smallest world in which it tells.

In every one of them the reader is person 0, at hour `NOON`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearth.foundation.access.tests.worlds import Let, Post, Shut, Slip, World

NOON = 3
STORY = frozenset({"open", "story"})
MANAGER, LETTER = Post(0, 0, "case-manager"), Let(0, 0, None, STORY)

# One case manager in one of two units, and one dossier of two, open to that unit.
PLAIN = World(people=2, units=2, sealed=[False, False], posts=[MANAGER], lets=[LETTER])

# The same, but the unit where she manages cases is another than the one that was let in.
TWO_POSTS = replace(PLAIN, posts=[Post(0, 0, "auditor"), Post(0, 1, "case-manager")])

# And the other unit was let in as well, so that she may read what is between few.
LET_IN_BOTH = replace(TWO_POSTS, lets=[LETTER, Let(0, 1, None, STORY)])


@dataclass(frozen=True)
class Mistake:
    """What is written in place of what, and a world in which somebody sees too much or little."""

    what: str
    right: str
    wrong: str
    tells: World

    def planted_in(self, rule: str) -> str:
        assert self.right in rule, f"The rule reads differently now; plant anew: {self.what}."
        return rule.replace(self.right, self.wrong)


def _shut(shut: Shut) -> World:
    return replace(PLAIN, shuts=[shut])


def _let(let: Let) -> World:
    return replace(PLAIN, lets=[let])


def _posted(post: Post) -> World:
    return replace(PLAIN, posts=[post])


MISTAKES = (
    Mistake(
        "a denial of the person is forgotten",
        "n.user_id = p.user_id OR n.unit_id",
        "n.unit_id",
        _shut(Shut(0, None, 0)),
    ),
    Mistake(
        "a denial of the unit is forgotten",
        " OR n.unit_id IN (SELECT q.unit_id FROM post q)",
        "",
        _shut(Shut(0, 0, None)),
    ),
    Mistake(
        "a denial holds for every dossier",
        "n.dossier_id = g.dossier_id",
        "n.dossier_id IS NOT NULL",
        _shut(Shut(1, 0, None)),
    ),
    Mistake(
        "a denial that was lifted still holds",
        "AND (n.lifted_at IS NULL OR n.lifted_at > p.at)",
        "",
        _shut(Shut(0, 0, None, made=1, lifted=2)),
    ),
    Mistake(
        "a denial holds before it was made",
        "AND n.made_at <= p.at",
        "",
        _shut(Shut(0, 0, None, made=4)),
    ),
    Mistake(
        "a denial holds a moment late",
        "n.made_at <= p.at",
        "n.made_at < p.at",
        _shut(Shut(0, 0, None, made=NOON)),
    ),
    Mistake(
        "a denial is lifted a moment late",
        "n.lifted_at > p.at",
        "n.lifted_at >= p.at",
        _shut(Shut(0, 0, None, lifted=NOON)),
    ),
    Mistake(
        "a sealed dossier opens to a unit",
        "AND NOT g.sealed",
        "",
        replace(PLAIN, sealed=[True, False], lets=[replace(LETTER, ended=5)]),
    ),
    Mistake(
        "a grant opens before it is given",
        "g.given_at <= p.at",
        "true",
        _let(replace(LETTER, given=4)),
    ),
    Mistake(
        "a grant opens a moment late",
        "g.given_at <= p.at",
        "g.given_at < p.at",
        _let(replace(LETTER, given=NOON)),
    ),
    Mistake(
        "a grant opens after it has run out",
        "AND (g.until IS NULL OR g.until > p.at)",
        "",
        _let(replace(LETTER, until=2)),
    ),
    Mistake(
        "a grant runs out a moment late",
        "g.until > p.at",
        "g.until >= p.at",
        _let(replace(LETTER, until=NOON)),
    ),
    Mistake(
        "a grant opens after it was ended",
        "AND (g.ended_at IS NULL OR g.ended_at > p.at)",
        "",
        _let(replace(LETTER, ended=2)),
    ),
    Mistake(
        "a grant ends a moment late",
        "g.ended_at > p.at",
        "g.ended_at >= p.at",
        _let(replace(LETTER, ended=NOON)),
    ),
    Mistake(
        "a post that has ended still counts",
        "AND (m.ends_at IS NULL OR m.ends_at > me.at)",
        "",
        _posted(replace(MANAGER, ends=2)),
    ),
    Mistake(
        "a post counts before it begins",
        "m.begins_at <= me.at",
        "true",
        _posted(replace(MANAGER, begins=4)),
    ),
    Mistake(
        "a post begins a moment late",
        "m.begins_at <= me.at",
        "m.begins_at < me.at",
        _posted(replace(MANAGER, begins=NOON)),
    ),
    Mistake(
        "anybody's post counts",
        "m.user_id = me.who",
        "true",
        _posted(replace(MANAGER, who=1)),
    ),
    Mistake(
        "the role is not asked",
        "g.compartments & p.mask AS mask",
        "g.compartments AS mask",
        _posted(replace(MANAGER, role="police-officer")),
    ),
    Mistake(
        "the grant's drawers are not asked",
        "g.compartments & p.mask AS mask",
        "p.mask AS mask",
        PLAIN,
    ),
    Mistake(
        "a role held in another unit counts",
        "g.unit_id = p.unit_id",
        "g.unit_id IN (SELECT q.unit_id FROM post q)",
        TWO_POSTS,
    ),
    Mistake(
        "a grant to any person counts",
        "ON g.user_id = p.user_id OR",
        "ON g.user_id IS NOT NULL OR",
        _let(Let(0, None, 1, STORY)),
    ),
    Mistake(
        "whoever opens the cover reads what is between few",
        " WHERE r.mask & ~1 <> 0",
        "",
        replace(LET_IN_BOTH, slips=[Slip(0, sender=0, offer=None)]),
    ),
    Mistake(
        "whoever opens the cover reads what their grant offers",
        "p.mask & ~1 <> 0 AS works",
        "true AS works",
        replace(LET_IN_BOTH, slips=[Slip(0, sender=None, offer=0)]),
    ),
    Mistake(
        "a column of the inner table is captured",
        "r.dossier_id = access_dossier.id",
        "r.dossier_id = dossier_id",
        replace(PLAIN, lets=[LETTER, Let(1, 1, None, STORY)]),
    ),
)
