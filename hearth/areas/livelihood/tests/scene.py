"""What the tests of livelihood begin with: a course of a municipality, somebody to take it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from hearth.areas.livelihood.actions import Offer, Placed, begin_work, enrol, offer_course
from hearth.areas.livelihood.models import Course, Enrolment, KeepingCheck, Placement
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.language import LANGUAGE_COOKIE
from tests.cast import VLORE, signed_in

BEGAN = date(2026, 3, 9)


def sewing(by: Actor, **changes: Any) -> Course:
    said: dict[str, Any] = {
        "name": "Sewing for beginners",
        "kind": "course-kind/vocational",
        "trade": "trade/sewing",
        "provider": "Municipality of Shembull",
        "provider_kind": "course-provider/municipality",
        "qark": f"qark/{VLORE}",
        "free": True,
    }
    return offer_course(Offer(**(said | changes)), by=by)


def enrolled(case: Case, by: Actor) -> Enrolment:
    return enrol(case, sewing(by), began_on=BEGAN, by=by)


def tailor(case: Case, by: Actor, **changes: Any) -> Placement:
    said: dict[str, Any] = {
        "kind": "placement-kind/job",
        "trade": "trade/sewing",
        "began_on": BEGAN,
        "where": "Rrobaqepësi Shembulli",
    }
    return begin_work(case, Placed(**(said | changes)), by=by)


def checks(placement: Placement) -> list[KeepingCheck]:
    rows = KeepingCheck.objects.unscoped(because="test").filter(placement=placement)
    return list(rows.select_related("case").order_by("months"))


def in_english(client: Client, who: Actor) -> Client:
    """Sat down at a browser that speaks English."""
    client.cookies[LANGUAGE_COOKIE] = "en"
    return signed_in(client, who)
