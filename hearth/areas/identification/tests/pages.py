"""The quick form as Vera sends it, and the addresses of a case, for the tests of the screens."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from hearth.areas.identification.models import Identification
from hearth.areas.identification.queries import ladder_of
from hearth.areas.identification.rules.ladder import Status
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, signed_in

QUICK: dict[str, Any] = {
    "danger": "danger/not-seen",
    "municipality": "municipality/asrdb:61",
    "source": "signal-source/outreach-visit",
    "sex": "sex/female",
    "age_band": "age-band/18-25",
    "signs": ["indicator/g-01", "indicator/g-12", "indicator/l-01"],
    "accepts_help": "yes",
    "finding": "potential-victim",
}


def now(actor: Actor) -> Actor:
    """Browsers act by the clock on the wall; so must who looks behind them."""
    return at(actor, timezone.now())


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"


def reported(client: Client, who: Actor, **changes: Any) -> Case:
    """The quick form, sent; the case that came of it."""
    said = QUICK | {"submission": str(uuid4())} | changes
    answer = signed_in(client, who).post("/identification/new", said)
    assert answer.status_code == 302, answer.content.decode()
    pk = answer.headers["Location"].split("/")[-2]
    actor = now(who)
    with acting(actor):
        return Case.objects.visible_to(actor).select_related("person").get(pk=pk)


def interview_of(case: Case, who: Actor) -> str:
    """The address of the whole interview."""
    actor = now(who)
    with acting(actor):
        row = Identification.objects.visible_to(actor).get(case=case)
    return f"/identification/{row.pk}/interview"


def of(case: Case, page: str) -> str:
    return f"/identification/cases/{case.pk}/{page}"


def words(answer: Any) -> str:
    """The page as read: no tags."""
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def status_of(case: Case, who: Actor) -> Status | None:
    actor = now(who)
    with acting(actor):
        return ladder_of(case, actor).status
