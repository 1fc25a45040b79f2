"""The pages of a team's day, and what each costs: milliseconds over HTTP, CPU, questions asked.

The clock on the wall says how long somebody waits on this machine, at this load. CPU time and the
number of questions to the database say what the page itself is, whoever else is busy.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.caseload import Caseload
from bench.figures import percentile
from bench.visitor import Visitor
from hearth.foundation.accounts.models import User

WARM = 16  # visits, shared by the copies of the web
PARTS = ("plan", "shelter", "counselling", "livelihood", "questionnaires")


@dataclass(frozen=True)
class Asked:
    """A page somebody opens; several addresses of the same kind are asked in turn."""

    what: str
    who: str
    addresses: Sequence[str]


@dataclass(frozen=True)
class Cost:
    """What one page costs, in milliseconds of processor time and questions."""

    cpu: float
    queries: int


def of_the_day(load: Caseload) -> Iterator[Asked]:
    """What the case manager, the shelter and the psychologist open."""
    house, some = load.house.pk, [case.pk for case in load.cases[::7]]
    files = [f"/cases/{pk}/" for pk in some]
    for what, address in (
        ("Today", "/"), ("the list of cases", "/cases/"), ("who the plan is for", "/plan/people/"),
        ("referrals", "/referrals/"), ("the catalogue", "/livelihood/"),
        ("what came of the work", "/livelihood/outcomes"),
    ):  # fmt: skip
        yield Asked(what, "mira", [address])
    yield Asked("a case file", "mira", files)
    for part in PARTS:
        yield Asked(f"a case file, {part}", "mira", [f"{file}parts/{part}" for file in files])
    yield Asked("a plan", "mira", [f"/plan/{pk}/" for pk in load.plans[::7]])
    yield Asked("the plan's long form", "mira", [f"/plan/cases/{pk}/plan" for pk in some])
    yield Asked("a follow-up", "mira", [f"/plan/cases/{pk}/follow-ups" for pk in some])
    for what, address in (
        ("Today", "/"), ("the houses", "/shelter/"), ("the beds of a house", f"/shelter/houses/{house}/"),
        ("hold a bed", f"/shelter/houses/{house}/holds"), ("the book", f"/shelter/houses/{house}/book"),
        ("how full", f"/shelter/houses/{house}/occupancy"), ("the vacancy board", "/shelter/board"),
    ):  # fmt: skip
        yield Asked(f"{what} (shelter)", "lira", [address])
    yield Asked("a stay", "lira", [f"/shelter/stays/{pk}/" for pk in load.stays])
    yield Asked("Today (counselling)", "anila", ["/"])
    yield Asked("the groups", "anila", ["/counselling/groups"])
    yield Asked("a session's form", "anila", [f"/counselling/cases/{pk}/sessions" for pk in some])
    yield Asked("own notes", "anila",
                [f"/counselling/sessions/{pk}/notes" for pk in load.sessions[::50]])  # fmt: skip
    yield Asked("a trend", "anila", [f"/instruments/phq-9/of/{pk}/trend" for pk in some])


def milliseconds(port: int, asked: Asked, times: int) -> tuple[float, float]:
    """The middle, and what nineteen of twenty do not exceed.

    Not counted are the first visits: each copy of the web plans its questions once.
    """
    visitor, taken = Visitor(port, asked.who).enter(), []
    for n in range(times + WARM):
        began = time.perf_counter()
        answer = visitor.get(asked.addresses[n % len(asked.addresses)])
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, (asked, answer.status)
    return percentile(taken[WARM:], 0.5), percentile(taken[WARM:], 0.95)


def cost(asked: Asked, times: int = 7) -> Cost:
    """The same page in this process: nobody else's work is in its processor time."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=asked.who))
    taken, queries = [], 0
    for n in range(times):
        address = asked.addresses[n % len(asked.addresses)]
        began = time.thread_time()
        answer = client.get(address)
        taken.append((time.thread_time() - began) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as counted:
        client.get(asked.addresses[0])
    queries = len(counted)
    return Cost(percentile(taken[2:], 0.5), queries)
