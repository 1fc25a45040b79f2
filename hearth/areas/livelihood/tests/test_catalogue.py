"""One catalogue for the whole country: local government, employment offices, organisations."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hearth.areas.livelihood import queries
from hearth.areas.livelihood.actions import NotYourCourse, confirm_course, withdraw_course
from hearth.areas.livelihood.models import Course
from hearth.areas.livelihood.tests.scene import in_english, sewing
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import TIRANE, VLORE, later, signed_in


def test_what_one_unit_writes_in_everybody_finds(mira: Actor, nora: Actor) -> None:
    sewing(mira)
    sewing(nora, name="Welding", trade="trade/welding", qark=f"qark/{TIRANE}")
    with acting(nora):
        found = queries.courses(nora, qark=f"qark/{VLORE}")
        assert [line.row.name for line in found] == ["Sewing for beginners"]
        assert len(queries.courses(nora)) == 2
        supply = queries.supply(nora)
    assert supply.total == 2
    assert supply.on_map["AL-12"] == supply.on_map["AL-11"] == 1
    assert supply.on_map["AL-03"] == 0  # a qark without a course is the news


def test_only_who_wrote_it_in_takes_it_out_and_anybody_confirms(mira: Actor, nora: Actor) -> None:
    course = sewing(mira)
    half_a_year_on = later(nora, days=200)
    with acting(half_a_year_on):
        (line,) = queries.courses(half_a_year_on)
        assert line.stale
        assert not line.mine
    confirm_course(course, by=half_a_year_on)
    with acting(half_a_year_on):
        (line,) = queries.courses(half_a_year_on)
        assert not line.stale
    with pytest.raises(NotYourCourse):
        withdraw_course(course, by=nora)
    withdraw_course(course, by=mira)
    with acting(mira):
        assert queries.courses(mira) == []


def test_a_course_ends_after_it_begins_says_the_database(mira: Actor) -> None:
    course = sewing(mira)
    with acting(mira), pytest.raises(IntegrityError, match="ends_after"), transaction.atomic():
        Course.objects.filter(pk=course.pk).update(begins_on="2026-05-02", ends_on="2026-05-01")


def test_the_page_lists_filters_and_takes_a_new_course(client: Client, mira: Actor) -> None:
    desk = in_english(client, mira)
    empty = desk.get("/livelihood/").content.decode()
    assert "No such course is known" in empty
    said = {
        "name": "Cooking",
        "kind": "course-kind/vocational",
        "trade": "trade/cooking",
        "provider": "Centre of Shembull",
        "provider_kind": "course-provider/ngo",
        "qark": f"qark/{VLORE}",
        "given": ["free", "childcare"],
    }
    assert desk.post("/livelihood/courses/new", said | {"name": ""}).status_code == 422
    assert desk.post("/livelihood/courses/new", said).status_code == 302
    page = desk.get("/livelihood/", {"trade": "trade/cooking"}).content.decode()
    assert "Cooking" in page
    assert "childcare" in page
    assert (
        "Cooking"
        not in desk.get("/livelihood/", {"trade": "trade/sewing"})
        .content.decode()
        .partition("catalogue")[2]
        .partition("by-qark")[0]
    )


def test_the_police_have_no_such_door(client: Client, agim: Actor) -> None:
    assert signed_in(client, agim).get("/livelihood/").status_code == 403
