"""What of a case could travel on a phone: read for its reader, drawer by drawer, and no further."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.areas.plan.models import Deadline, RiskAssessment
from hearth.areas.plan.rules.dates import Kind
from hearth.casework.cases.models import Case, Task
from hearth.casework.people.queries import safe_contact_of, works_on
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.rules import ContactRules
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.front.field.rules import Known, Office, Standing, ToDo

OURS = (UnitKind.DUTY_OFFICER, UnitKind.SHELTER)  # of the reader's own organisation
THERE = (UnitKind.POLICE, UnitKind.CHILD_PROTECTION)  # where the case lies


@dataclass(frozen=True)
class Weighed:
    """A case that opens to the reader, and how the two stand to each other."""

    case: Case
    dossier: Dossier
    standing: Standing


def weigh(ids: Collection[UUID], actor: Actor) -> dict[UUID, Weighed]:
    """Of these cases, those that open to the actor at this moment. What is missing does not."""
    cases = list(Case.objects.visible_to(actor).filter(pk__in=ids).select_related("person"))
    dossiers = Dossier.objects.visible_to(actor).in_bulk([case.dossier_id for case in cases])
    return {
        case.pk: Weighed(case, dossier, _standing(case, dossier, actor))
        for case in cases
        if (dossier := dossiers.get(case.dossier_id))
    }


def known_of(weighed: Weighed, actor: Actor) -> Known:
    """All that the actor may open of what could travel. What then travels, rules.py decides."""
    case, person = weighed.case, weighed.case.person
    child = child_or_not(person, actor)
    return Known(
        number=case.number,
        sex=person.sex_id,
        age_band=person.age_band_id,
        child=child,
        contact=_contact(case, actor),
        risk=_risk(case, actor),
        meeting=_meeting(case, actor),
        tasks=_tasks(case, actor),
        offices=_offices(weighed.dossier, child, actor),
    )


def _standing(case: Case, dossier: Dossier, actor: Actor) -> Standing:
    return Standing(
        opens=True,
        works=dossier.kind == Dossier.Kind.CASE and works_on(actor, dossier.pk),
        sealed=dossier.sealed,
        closed=case.closed_at is not None,
    )


def _contact(case: Case, actor: Actor) -> ContactRules | None:
    """The rules in force; where nothing was agreed, those that forbid everything."""
    sheet = safe_contact_of(case.person, actor)
    return sheet.whole if sheet else None


def _risk(case: Case, actor: Actor) -> str:
    newest = RiskAssessment.objects.visible_to(actor).filter(case=case).order_by("-version")
    return str(newest.values_list("level", flat=True).first() or "")


def _meeting(case: Case, actor: Actor) -> date | None:
    rows = Deadline.objects.visible_to(actor).filter(case=case).waiting().of_kind(Kind.VISIT)
    return rows.soonest_first().values_list("on", flat=True).first()


def _tasks(case: Case, actor: Actor) -> tuple[ToDo, ...]:
    """The reader's own, which wait."""
    rows = Task.objects.visible_to(actor).filter(case=case).waiting().for_user(actor.user)
    return tuple(ToDo(str(row.what), row.due_at, row.danger) for row in rows.soonest_first())


def _offices(dossier: Dossier, child: bool, actor: Actor) -> tuple[Office, ...]:
    """Whom to telephone where the case lies, and at home. The nearest first."""
    units = Unit.objects.working(actor.at).exclude(phone="").order_by("kind", "key")
    there = units.filter(kind__in=THERE, qark__in=["", dossier.qark])
    ours = units.filter(kind__in=OURS, organisation=actor.unit.organisation_id)
    near = [unit for unit in there if unit.municipality in ("", dossier.municipality)]
    fitting = [unit for unit in near if child or unit.kind != UnitKind.CHILD_PROTECTION]
    fitting.sort(key=lambda unit: (unit.kind != UnitKind.POLICE, not unit.qark, unit.key))
    return tuple(Office({"sq": u.sq, "en": u.en}, u.phone) for u in (*fitting, *ours))
