"""Each page, from the case file to the answer on Today."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.livelihood.models import Enrolment, KeepingCheck, Placement, Schooling
from hearth.areas.livelihood.tests.scene import in_english, sewing
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor
from tests.cast import at


def only(model: Any) -> Any:
    return model.objects.unscoped(because="test").get()


def done(desk: Client, screen: str, pk: object, **said: Any) -> None:
    answer = desk.post(reverse(f"livelihood:{screen}", args=[pk]), said)
    assert answer.status_code == 302, answer.content.decode().partition("error-summary")[2][:600]


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"


def her_case(mira: Actor) -> Case:
    return met(at(mira, timezone.now()))


def test_from_her_wish_to_the_certificate(client: Client, mira: Actor) -> None:
    desk, case = in_english(client, mira), her_case(mira)
    course = sewing(at(mira, timezone.now()))
    done(desk, "wish", case.pk, seen=0, words="A trade.", trades=["trade/sewing"])
    done(desk, "enrolments", case.pk, course=str(course.pk), began_on=today())
    enrolment = only(Enrolment)
    again = desk.post(
        reverse("livelihood:enrolments", args=[case.pk]),
        {"course": str(course.pk), "began_on": today()},
    )
    assert again.status_code == 422
    done(desk, "weeks", enrolment.pk, of=today(), held="3", came="2")
    asked = desk.post(reverse("livelihood:provider", args=[enrolment.pk]))
    assert asked.status_code == 302
    draft = desk.get(asked.headers["Location"]).content.decode()
    assert "Sewing for beginners" in draft
    done(desk, "end", enrolment.pk, end="enrolment-end/completed", on=today())
    done(desk, "certificate", enrolment.pk, given_on=today(), number="7 (invented)")
    file = desk.get(reverse("desk:case-part", args=[case.pk, "livelihood"])).content.decode()
    for words in ("A trade.", "Sewing for beginners", "Came 2 times of 3", "Certificate"):
        assert words in file


def test_work_is_asked_after_from_today_in_one_answer(client: Client, mira: Actor) -> None:
    desk, case = in_english(client, mira), her_case(mira)
    done(
        desk, "placements", case.pk, kind="placement-kind/job", trade="trade/sewing",
        began_on="09.03.2025", contract="contract-kind/written", pay="pay-level/minimum",
        where="Rrobaqepësi Shembulli",
    )  # fmt: skip
    page = desk.get("/").content.decode()
    first = KeepingCheck.objects.unscoped(because="test").get(months=3)
    assert reverse("livelihood:check", args=[first.pk]) in page
    done(desk, "check", first.pk, kept="kept/same", on=today())
    assert reverse("livelihood:check", args=[first.pk]) not in desk.get("/").content.decode()
    file = desk.get(reverse("desk:case-part", args=[case.pk, "livelihood"])).content.decode()
    assert "Kept: the same work" in file
    assert "Rrobaqepësi Shembulli" in file
    early = {"reason": "placement-end/moved", "on": "01.01.2025"}
    address = reverse("livelihood:placement-end", args=[only(Placement).pk])
    assert desk.post(address, early).status_code == 422
    done(desk, "placement-end", only(Placement).pk, reason="placement-end/moved", on=today())
    assert "After 3 months" in desk.get("/livelihood/outcomes").content.decode()


def test_school_begins_is_left_and_is_on_the_file(client: Client, mira: Actor) -> None:
    desk, case = in_english(client, mira), her_case(mira)
    done(
        desk, "schooling", case.pk, form="schooling-form/part-time",
        level="education-level/upper-secondary", began_on=today(), where="Shkolla Shembull",
    )  # fmt: skip
    school = only(Schooling)
    done(
        desk, "schooling-steps", school.pk, seen=1, what="schooling-step/dropped-out", on=today(),
        reasons=["school-reason/work"],
    )  # fmt: skip
    file = desk.get(reverse("desk:case-part", args=[case.pk, "livelihood"])).content.decode()
    assert "Dropped out" in file
    assert "Shkolla Shembull" in file


def test_a_stranger_finds_neither_the_pages_nor_the_rows(
    client: Client, mira: Actor, nora: Actor
) -> None:
    case = her_case(mira)
    desk = in_english(client, nora)
    for screen in ("wish", "enrolments", "placements", "schooling"):
        assert desk.get(reverse(f"livelihood:{screen}", args=[case.pk])).status_code == 404
