"""What the case file may say of who she is without saying her name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.people.models import Alias, Person
from hearth.casework.people.queries import Relative, relatives_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Kin:
    """A relative as the case file shows them: the relation, and a number where there is one."""

    relation: str
    said: str
    person: UUID | None
    case: UUID | None
    number: str


def aliases_of(person: UUID, actor: Actor) -> list[tuple[str, int]]:
    """How many other names of which kind are known. They themselves are shown with the name."""
    counted = Counter(alias.kind_id for alias in _aliases(actor, person))
    return [(name_of(kind), number) for kind, number in sorted(counted.items())]


def family_of(person: UUID, actor: Actor) -> list[Kin]:
    """Her relatives, and the number of each one's case, where it is open to the reader."""
    relatives = relatives_of(person, actor)
    known = [relative.person for relative in relatives if relative.person]
    newest = {case.person_id: case for case in _newest_cases(actor, known)}
    kin = []
    for relative in relatives:
        case = newest.get(relative.person) if relative.person else None
        kin.append(
            Kin(
                relation=relative.relation,
                said=_said(relative),
                person=relative.person,
                case=case.pk if case else None,
                number=case.number if case else "",
            )
        )
    return kin


def _said(relative: Relative) -> str:
    if relative.person is None:
        return _("has a file of their own, which is not open to you")
    child = _("child")
    return f"{relative.age_band} · {child}" if relative.child else relative.age_band


def names_of(person: UUID, actor: Actor) -> list[tuple[str, str, str]]:
    """Her other names: which kind, the name, who uses it. Shown with the name, never before it."""
    aliases = _aliases(actor, person)
    return [(name_of(alias.kind_id), alias.name, alias.used_by or "") for alias in aliases]


@asked_for
def _aliases(actor: Actor, person: UUID) -> QuerySet[Alias]:
    aliases = Alias.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return aliases.order_by("at", "id")


@asked_for
def _newest_cases(actor: Actor, people: list[UUID]) -> QuerySet[Case]:
    cases = Case.objects.visible_to(actor).filter(person__in=people)
    return cases.latest_episode_first().distinct("person_id")


def relative_without_case(case: Case, relative: UUID, actor: Actor) -> Person | None:
    """A relative of hers whose file the actor may open, and who has no case."""
    if relative not in {kin.person for kin in relatives_of(case.person_id, actor)}:
        return None
    if Case.objects.visible_to(actor).of_person(relative).exists():
        return None
    return Person.objects.visible_to(actor).filter(pk=relative).first()
