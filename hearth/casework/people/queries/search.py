"""Search before create: who, among those the reader may see, is most like the name asked for.

Which dossiers open to the reader is asked of the database at every search. Names are compared in
memory (memory.py); those not yet there are read for this reader, through both walls, and folded.
What is shown is read again, for this reader. Why not in the database: decision 0012.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from hearth.casework.people.matching import Heard, heard, likeliest
from hearth.casework.people.memory import MOST, NAMES
from hearth.casework.people.models import Alias, Identity, Person
from hearth.casework.people.queries.names import newest_names
from hearth.casework.people.rules import Hints, full_name, with_hints
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Grant
from hearth.foundation.access.rule import open_grants
from hearth.foundation.audit.models import Event

SHOWN = 10
WEIGHED = 30  # how many are looked at again with their sex and age
PAGE = 1000
# What the audit says when somebody may be called otherwise than before.
RENAMED = ("people.named", "people.alias-added", "vault.key-destroyed")


@dataclass(frozen=True)
class Wanted:
    """Whom somebody looks for: a name as heard, and what else is known."""

    name: str
    sex: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class Likely:
    """A dossier whose person is called, or also called, much like the name asked for."""

    dossier: UUID
    name: str
    score: float


@dataclass(frozen=True)
class People:
    """The likeliest, best first. `everybody`: whether all whom the reader may see were compared."""

    likeliest: tuple[Likely, ...]
    everybody: bool = True


def likely_people(wanted: Wanted, actor: Actor) -> People:
    """Names and other names, inside what the reader may see; a stranger's search finds nobody."""
    dossiers = _within_reach(actor)
    ranked = likeliest(wanted.name, _names_of(dossiers[:MOST], actor), most=WEIGHED)
    best = _weighed(wanted, ranked, actor)[:SHOWN]
    called = newest_names([UUID(dossier) for dossier, _ in best], actor) if best else {}
    shown = (Likely(UUID(dossier), called.get(UUID(dossier), ""), score) for dossier, score in best)
    return People(tuple(likely for likely in shown if likely.name), everybody=len(dossiers) <= MOST)


def _within_reach(actor: Actor) -> list[str]:
    """Every dossier whose names open to the actor at this moment. Always the database's answer.

    As text: five thousand of them are then looked up and told apart without a line of Python.
    """
    with identity(actor):
        together = " ".join(row for row in _named(actor) if row)
    return list(dict.fromkeys(together.split()))


@asked_for
def _named(actor: Actor) -> QuerySet[Grant, str | None]:
    """All in one row: five thousand rows take longer to read than to find."""
    together = StringAgg(Cast("dossier_id", TextField()), delimiter=" ")
    grants = open_grants(actor, Compartment.IDENTITY).order_by().values(row=Value(1))
    rows: QuerySet[Grant, str | None] = grants.annotate(dossiers=together).values_list(
        "dossiers", flat=True
    )
    return rows


def _weighed(
    wanted: Wanted, ranked: list[tuple[str, float]], actor: Actor
) -> list[tuple[str, float]]:
    """In a new order, where the searcher said something of sex or age."""
    if not (ranked and (wanted.sex or wanted.birth_year)):
        return ranked
    people = _people(actor, [UUID(dossier) for dossier, _ in ranked])
    known = {str(person.dossier_id): person for person in people}
    weighed = [
        (dossier, with_hints(score, _hints(wanted, known[dossier])))
        for dossier, score in ranked
        if dossier in known
    ]
    return sorted(weighed, key=lambda pair: -pair[1])


@asked_for
def _people(actor: Actor, dossiers: list[UUID]) -> QuerySet[Person]:
    return Person.objects.visible_to(actor).filter(dossier__in=dossiers)


def _names_of(dossiers: Sequence[str], actor: Actor) -> dict[str, Heard]:
    _catch_up()
    read_at = NAMES.read_up_to
    known, missing = NAMES.of(dossiers)
    for start in range(0, len(missing), PAGE):
        fresh = _read(missing[start : start + PAGE], actor)
        NAMES.keep(fresh, read_at=read_at)
        known |= fresh
    return known


def _catch_up() -> None:
    """Every new name is an event of the audit, in the order of commits: read on from there."""
    with identity(House("whose names have changed, by dossier")):
        events = Event.objects.unscoped(because="whose names have changed, by dossier")
        newest = events.order_by("-seq").values_list("seq", flat=True).first() or 0
        since = NAMES.read_up_to
        changed: list[str] = []
        if since is not None and newest > since:
            renamed = events.of_kind(*RENAMED).filter(seq__gt=since, seq__lte=newest)
            changed = [str(event.dossier_key) for event in renamed.only("dossier")]
    NAMES.catch_up(changed, up_to=newest)


def _read(dossiers: Collection[str], actor: Actor) -> dict[str, Heard]:
    """Decrypted for the actor. Whoever has no name yet is remembered as that."""
    called: dict[str, list[str]] = defaultdict(list)
    theirs = [UUID(dossier) for dossier in dossiers]
    pages = Identity.objects.visible_to(actor).filter(dossier__in=theirs).latest_first()
    for page in pages:
        called[str(page.dossier_id)] += _said_in(page)
    for alias in Alias.objects.visible_to(actor).filter(dossier__in=theirs):
        called[str(alias.dossier_id)].append(alias.name)
    return {dossier: heard(called[dossier]) for dossier in dossiers}


def _said_in(page: Identity) -> Iterator[str]:
    yield full_name(page.facts)
    yield str(page.facts.get("nickname") or "")


def _hints(wanted: Wanted, person: Person) -> Hints:
    return Hints(
        sex_asked=wanted.sex,
        sex=person.sex_id,
        year_asked=wanted.birth_year,
        year=person.birth_year,
    )
