"""A task: set, done in one click, taken back within a day, dropped."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.actions import ToDo, TooLate, do, drop, set_task, take_back
from hearth.casework.cases.models import Case, Task
from hearth.casework.cases.queries.tasks import tasks_of, who_may_do
from hearth.casework.cases.tests.scene import kinds, met, teamed, told
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in


def set_for(case: Case, whose: Actor, *, by: Actor, hours: float = 2, danger: bool = False) -> Task:
    due = later(by, hours=hours).at
    return set_task(case, ToDo("Telephone the clinic", due, whose.user, danger=danger), by=by)


def test_danger_first_then_time(vera: Actor) -> None:
    case = met(vera)
    for hours, danger in ((5, False), (-1, False), (9, True)):
        set_for(case, vera, by=vera, hours=hours, danger=danger)
    with acting(vera):
        assert [line.glyph for line in tasks_of(case, vera)] == ["danger", "late", "due"]


def test_done_once_by_whoever_is_first(vera: Actor, vesa: Actor) -> None:
    task = set_for(met(vera), vera, by=vera)
    do(task, by=later(vesa, hours=1))
    do(task, by=later(vera, hours=1))
    assert task.done_by_id == vesa.user.pk
    assert kinds().count("cases.task-done") == 1


def test_taken_back_within_a_day_and_not_after(vera: Actor) -> None:
    task = set_for(met(vera), vera, by=vera)
    do(task, by=later(vera, hours=1))
    take_back(task, by=later(vera, hours=2))
    assert task.done_at is None
    do(task, by=later(vera, hours=3))
    with pytest.raises(TooLate):
        take_back(task, by=later(vera, hours=30))


def test_dropped_and_no_longer_done(vera: Actor) -> None:
    task = set_for(met(vera), vera, by=vera)
    drop(task, by=later(vera, hours=1))
    do(task, by=later(vera, hours=2))
    assert task.done_at is None
    assert task.dropped_by_id == vera.user.pk


def test_the_authority_reads_tasks_and_does_none(vera: Actor, drita: Actor, ilir: Actor) -> None:
    case = met(vera)
    task = set_for(case, vera, by=vera)
    told(case, drita, Compartment.OPEN, Compartment.SERVICES)
    now = later(drita, hours=1)
    with acting(now):
        assert len(tasks_of(case, now)) == 1
    with pytest.raises(NotTheirWork):
        do(task, by=now)
    with acting(later(ilir, hours=1)):
        assert tasks_of(case, later(ilir, hours=1)) == []


def test_it_is_offered_to_those_who_would_see_it(
    vera: Actor, vesa: Actor, mira: Actor, nora: Actor
) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    with acting(vera):
        offered = [name for _, name in who_may_do(case, vera)]
    assert offered == ["Vera Testi", "Mira Testi", "Vesa Testi"]


def test_one_click_from_today_and_back(client: Client, vera: Actor) -> None:
    task = set_for(met(vera), vera, by=vera)
    signed_in(client, vera)
    done = client.post(reverse("cases:task-done", args=[task.pk]))
    assert done.headers["Location"] == reverse("desk:today")
    undo = reverse("cases:task-undone", args=[task.pk])
    assert f'action="{undo}"' in client.get("/cases/").content.decode()  # said once, undone there
    back = reverse("desk:case", args=[task.case_id])
    undone = client.post(reverse("cases:task-undone", args=[task.pk]), {"back": f"{back}#tasks"})
    assert undone.headers["Location"] == f"{back}#tasks"
    assert Task.objects.unscoped(because="test").get(pk=task.pk).done_at is None


def test_for_ilir_there_is_no_such_task(client: Client, vera: Actor, ilir: Actor) -> None:
    task = set_for(met(vera), vera, by=vera)
    for deed in ("task-done", "task-undone", "task-dropped"):
        page = signed_in(client, ilir).post(reverse(f"cases:{deed}", args=[task.pk]))
        assert page.status_code == 404
