"""Runs inside the house's environment: fills the country and the team, asks the pages, prints."""

from __future__ import annotations

import os
import sys
import time

from django.conf import settings
from django.db import connections
from django.utils import timezone

import hearth.config.ready  # noqa: F401  (Django first)
from bench import bare, caseload, country, pages
from bench.figures import load, percentile
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.accounts.models import Unit, User

A_FEW = 50  # cases at which the questions are counted for the first time
AIM = 100  # milliseconds, p95
OTHERS = ("mobile-unit-diber", "mobile-unit-berat", "mobile-unit-durres", "mobile-unit-lezhe")
LISTED = "SELECT * FROM cases_case WHERE unit_id = %s ORDER BY opened_at DESC, id DESC LIMIT 50"
ONE = "SELECT * FROM cases_case WHERE id = %s"


def main(port: int, cases: int, times: int, *, whole_country: bool) -> None:
    if whole_country:
        _country()
    team = caseload.begun(*(_now(who) for who in ("mira", "lira", "anila")))
    _grow(team, min(A_FEW, cases))
    few = {(page.what, page.who): pages.cost(page).queries for page in pages.of_the_day(team)}
    _grow(team, cases)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM cases_case")
        (there,) = cursor.fetchone()
    print(_heading(cases, there), flush=True)
    for page in pages.of_the_day(team):
        middle, nearly_all = pages.milliseconds(port, page, times)
        cost = pages.cost(page)
        before = few[page.what, page.who]
        late = " **over**" if nearly_all > AIM else ""
        more = f"**{before} → {cost.queries}**" if cost.queries != before else str(before)
        print(
            f"| {page.what} | {middle:.1f} | {nearly_all:.1f}{late} | {cost.cpu:.1f} | {more} |"
            f" {load()} |", flush=True,
        )  # fmt: skip
    print(_beside(team))


def _heading(cases: int, there: int) -> str:
    return f"""
A team with {cases} open cases ({A_FEW} where questions are counted first), {there:,} cases in the
country; {os.cpu_count()} cores for clients, web, worker and PostgreSQL; times in milliseconds; aim: p95 under {AIM}.

| page | p50 | p95 | processor | questions | load |
|---|---|---|---|---|---|"""


def _beside(team: caseload.Caseload) -> str:
    """The same run, the same server, and nothing but PostgreSQL."""
    owner, mira = settings.PLACE.owner(), team.mira
    listed = bare.asked(owner, LISTED, [mira.unit.pk], 60)
    one = bare.asked(owner, ONE, [team.cases[0].pk], 60)
    figures = [percentile(taken, part) for taken in (listed, one) for part in (0.5, 0.95)]
    return (
        "\nBare SELECT, p50 and p95: fifty cases {:.2f} / {:.2f}; one case {:.2f} / {:.2f}".format(
            *figures
        )
    )


def _grow(team: caseload.Caseload, to: int) -> None:
    began = time.perf_counter()
    for _case in caseload.grow(team, to):
        pass
    print(f"{to} cases after {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


def _country() -> None:
    units = Unit.objects.filter(key__in=OTHERS).values_list("pk", flat=True)
    country.fill(
        settings.PLACE.owner(),
        user=User.objects.get(username="vera").pk,
        ours=Unit.objects.get(key="mobile-unit-vlore").pk,
        others=list(units),
        authority=Unit.objects.get(key="responsible-authority").pk,
        police=Unit.objects.get(key="police-vlore").pk,
    )


def _now(who: str) -> Actor:
    return act_as(User.objects.get(username=who), at=timezone.now())


if __name__ == "__main__":
    port, cases, times, *rest = sys.argv[1:]
    main(int(port), int(cases), int(times), whole_country="--no-country" not in rest)
