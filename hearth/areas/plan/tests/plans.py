"""A plan as Mira draws it, and the addresses of a case, for the tests of this area."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.areas.plan.actions import Aim, Drawn, Signature, ToDo, draw_plan, sign
from hearth.areas.plan.models import AssistancePlan
from hearth.areas.plan.rules.plan import Seat, Whose
from hearth.casework.cases.actions import join
from hearth.casework.cases.models import Case
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, signed_in

HER_GOAL = "A job in the warmth, and a door that I lock myself (invented)"
WORK, SAFE = "outcome-domain/livelihood", "outcome-domain/safety"


def met_by(mira: Actor, vera: Actor, **said: Any) -> Case:
    """Mira's own case, which she leads; Vera is on the team by name."""
    case = identified(mira, **said).case
    join(case, mira.user, leads=True, by=mira)
    join(case, vera.user, by=mira)
    return case


def aim(mira: Actor, **changes: Any) -> Aim:
    """Work: one thing Mira does, one thing the person does."""
    soon = timezone.localdate(mira.at) + timedelta(days=3)
    said: dict[str, Any] = {
        "domain": WORK,
        "words": HER_GOAL,
        "carried": True,
        "actions": (
            ToDo("Ask for the sewing course", Whose.STAFF, mira.user,
                 service="service/vocational-training", due_on=soon),
            ToDo("Try the machine at the club", Whose.PERSON),
        ),
    }  # fmt: skip
    return Aim(**(said | changes))


def drawn(mira: Actor, case: Case, *aims: Aim, seen: int = 0, **words: Any) -> AssistancePlan:
    return draw_plan(case, Drawn(aims or (aim(mira),), **words), seen=seen, by=mira)


def agreed(mira: Actor, case: Case) -> AssistancePlan:
    """Signed by both."""
    plan = drawn(mira, case, wish="Punë e ngrohtë (e shpikur)")
    both = [Signature(Seat.PERSON), Signature(Seat.WORKER)]
    return sign(plan, both, on=timezone.localdate(mira.at), by=mira)


def as_seen(case: Case, actor: Actor) -> Case:
    """The case as this reader gets it."""
    with acting(actor):
        found: Case = Case.objects.visible_to(actor).select_related("person").get(pk=case.pk)
        return found


def now(actor: Actor) -> Actor:
    """Browsers act by the clock on the wall; so must who looks behind them."""
    return at(actor, timezone.now())


def today() -> date:
    return timezone.localdate()


def of(case: Case, page: str) -> str:
    return f"/plan/cases/{case.pk}/{page}"


def part(client: Client, case: Case, actor: Actor) -> str:
    page = signed_in(client, actor).get(f"/cases/{case.pk}/parts/plan")
    return page.content.decode() if page.status_code == 200 else ""


def let_in(case: Case, actor: Actor, by: Actor, *drawers: Compartment) -> None:
    with acting(by):
        dossier = Dossier.objects.visible_to(by).get(pk=case.dossier_id)
        with identity(House("test: what an accepted referral writes")):
            grant(
                dossier, to=actor.unit, opens=drawers, basis=Basis.REFERRAL, because="test", by=by
            )


def panels(page: str) -> list[str]:
    """Those that tell something; a part without any says that nothing is written yet."""
    return re.findall(r'<section class="panel[^"]*" id="(?!part-)([\w-]+)"', page)
