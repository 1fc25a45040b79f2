"""What is done again and again with a plan: signed, met, given, rated."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from demo.teller import Story, Teller
from hearth.areas.plan.actions import Given, Met, Signature, ToDo, deliver, follow_up, sign
from hearth.areas.plan.models import AssistancePlan, PlannedAction
from hearth.areas.plan.rules.plan import Seat, Whose
from hearth.casework.cases.models import Case
from hearth.foundation.deeds.deeds import acting

DOMAINS = ("safety", "housing", "health", "livelihood", "education", "relationships", "legal")


def rated(ratings: tuple[int, ...]) -> dict[str, int]:
    return {f"outcome-domain/{d}": n for d, n in zip(DOMAINS, ratings, strict=True)}


def signed(teller: Teller, plan: AssistancePlan, who: str, days: float) -> Story:
    moment = teller.at(days, 12)
    yield moment
    both = [Signature(Seat.PERSON), Signature(Seat.WORKER)]
    sign(plan, both, on=moment.date(), by=teller.actor(who, moment))


def met(
    teller: Teller, case: Case, days: float, mode: str, words: str,
    ratings: tuple[int, ...] = (), next_in: int = 0,
) -> Story:  # fmt: skip
    moment = teller.at(days, 11, 30)
    yield moment
    next_on = moment.date() + timedelta(days=next_in) if next_in else None
    meeting = Met(moment.date(), mode, words=words, next_on=next_on,
              ratings=rated(ratings) if ratings else {})  # fmt: skip
    follow_up(case, meeting, by=teller.actor("mira", moment))


def served(teller: Teller, case: Case, days: float, what: str, lek: int, payer: str) -> Story:
    moment = teller.at(days, 13)
    yield moment
    action = first_action(teller, case, moment)
    given = Given(service(what), moment.date(), action, lek=lek, funding=paid(payer))
    deliver(case, given, by=teller.actor("mira", moment))


def first_action(teller: Teller, case: Case, moment: datetime) -> PlannedAction | None:
    """What the newest plan begins with."""
    by = teller.actor("mira", moment)
    with acting(by):
        rows = PlannedAction.objects.visible_to(by).filter(plan__case=case)
        found: PlannedAction | None = rows.order_by("-plan__version", "position").first()
        return found


def service(word: str) -> str:
    return f"service/{word}"


def paid(word: str) -> str:
    return f"funding-source/{word}"


def mine(teller: Teller, what: str, given: str, due_on: date | None = None) -> ToDo:
    """What Mira does."""
    mira = teller.user("mira")
    return ToDo(what, Whose.STAFF, mira, service=service(given), due_on=due_on)
