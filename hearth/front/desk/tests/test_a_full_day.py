"""A day with more lines than one reads: each group is folded, what is dangerous never is."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from hearth.casework.cases.actions import ToDo, set_task
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor
from hearth.front.desk.views.today import MOST, SOON
from tests.cast import at, later, signed_in

MORE = MOST + 5


def set_many(case: Case, what: str, *, danger: bool, by: Actor, hours: int = 1) -> None:
    for n in range(MORE):
        due = later(by, hours=hours).at
        set_task(case, ToDo(f"{what} {n}.", due, by.user, danger=danger), by=by)


def test_a_long_group_is_folded_and_unfolds(client: Client, vera: Actor) -> None:
    set_many(met(vera), "Telephone", danger=False, by=vera)
    desk = signed_in(client, vera)
    short, whole = desk.get("/").content.decode(), desk.get("/?whole").content.decode()
    assert short.count("Telephone") == MOST
    assert "Shfaqi të gjitha" in short
    assert whole.count("Telephone") == MORE
    assert "Shfaqi të gjitha" not in whole


def test_of_what_comes_later_the_soonest_are_shown(client: Client, vera: Actor) -> None:
    today = at(vera, timezone.now())
    set_many(met(today), "Telephone", danger=False, by=today, hours=48)
    desk = signed_in(client, vera)
    short, whole = desk.get("/").content.decode(), desk.get("/?whole").content.decode()
    assert short.count("Telephone") == SOON
    assert f"{SOON}+" in short
    assert whole.count("Telephone") == MORE


def test_what_is_dangerous_is_never_folded_and_stands_before_what_is_sooner(
    client: Client, vera: Actor
) -> None:
    case = met(vera)
    set_many(case, "Telephone", danger=False, by=vera)
    set_many(case, "Go there", danger=True, by=later(vera, hours=2))
    page = signed_in(client, vera).get("/").content.decode()
    assert page.count("Go there") == MORE
    assert page.index("Go there") < page.index("Telephone")
