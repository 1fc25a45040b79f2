"""The handbook says how many presses and fields each task takes; this counts them again."""

from __future__ import annotations

import re

from django.test import Client

from hearth.areas.plan.models import PlannedAction
from hearth.areas.plan.tests.plans import agreed, met_by, now, of
from hearth.areas.plan.tests.test_contact import at_once
from hearth.config.place import REPOSITORY
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import signed_in

ROW = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.M)


def written(language: str) -> list[tuple[int, int, int]]:
    page = REPOSITORY / "docs" / "handbook" / f"quick-tasks.{language}.md"
    rows = ROW.findall(page.read_text(encoding="utf-8"))
    return [(int(presses), int(typed), int(fields)) for _task, presses, typed, fields in rows]


def visible_fields(page: str) -> int:
    """Questions that stand on the page without unfolding anything."""
    form = re.search(r"<form class=\"form\".*?</form>", page, re.S)
    assert form is not None
    open_part = re.sub(r"<details.*?</details>", "", form[0], flags=re.S)
    names = set(re.findall(r'name="([\w-]+)"', open_part))
    return len(names - {"csrfmiddlewaretoken", "seen"})


def test_both_languages_say_the_same() -> None:
    assert written("en") == written("sq")
    assert len(written("en")) == 5


def test_the_table_is_true(client: Client, mira: Actor, vera: Actor) -> None:
    me = now(mira)
    case = met_by(me, now(vera))
    plan = agreed(me, case)
    with acting(me):
        action = PlannedAction.objects.visible_to(me).get(plan=plan, position=1)
    signed_in(client, mira)
    from_today = client.get("/").content.decode()
    the_file = client.get(f"/cases/{case.pk}/parts/plan").content.decode()
    follow, service = of(case, "follow-ups"), f"/plan/actions/{action.pk}/services"
    state = f"/plan/actions/{action.pk}/state"
    assert follow in from_today
    assert service in from_today
    assert state in client.get(service).content.decode()
    for page in ("unmet-needs", "phases"):
        assert of(case, page) in the_file

    # Presses: a link on Today, or the file and its link; then Save. Choosing the need and its
    # reason, and pressing a state, are presses too.
    assert [presses for presses, _t, _f in written("en")] == [2, 2, 5, 4, 3]
    pages = [follow, service, of(case, "unmet-needs"), state, of(case, "phases")]
    fields = [visible_fields(client.get(page).content.decode()) for page in pages]
    assert fields == [each for _p, _t, each in written("en")]
    for page in (follow, service):
        assert client.post(page, at_once(client, page)).status_code == 302
