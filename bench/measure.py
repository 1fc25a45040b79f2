"""Runs inside the house's environment: plays the reporters and the officers, times, prints JSON."""

from __future__ import annotations

import json
import random
import sys
import threading
from dataclasses import asdict

from django.conf import settings
from django.db import connections
from django.utils import timezone

import hearth.config.ready  # noqa: F401  (Django first)
from bench import bare, country, record, report
from bench.figures import Line, clock, percentile, state
from bench.visitor import Visitor
from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import act_as
from hearth.foundation.accounts.models import Unit, User

REPORTERS = (
    "vera", "vesa", "ada", "fatos", "klea", "arben", "dorina", "genti", "mimoza", "pjeter",
    "mira", "eda", "luan", "teuta", "sokol", "rozeta",
)  # fmt: skip
OFFICERS = {
    "police-vlore": "agim", "police-diber": "qemal", "police-berat": "altin",
    "police-durres": "dashnor", "police-lezhe": "orges", "police-korce": "ilir",
    "police-fier": "hektor", "police-elbasan": "fredi",
}  # fmt: skip
SHOWN = ("shared_buffers", "fsync", "synchronous_commit", "max_connections", "jit", "wal_level")


def main(port: int, waves: int, seconds: float, *, whole_country: bool) -> None:
    reporters = [Visitor(port, name).enter() for name in REPORTERS]
    lines = [*_presses(port, reporters, waves), *_sustained(reporters, seconds)]
    if whole_country:
        lines += _country(port)
    lines.append(_verified())
    print(json.dumps({"lines": [asdict(line) for line in lines], "settings": _settings()}))


def _presses(port: int, reporters: list[Visitor], waves: int) -> list[Line]:
    """(a) from pressing Report to the row on the police screen."""
    screens = {
        unit: report.Screen(Visitor(port, name).enter(), port + 1, Visitor(port, name).enter())
        for unit, name in OFFICERS.items()
    }
    for screen in screens.values():
        threading.Thread(target=screen.watch, daemon=True).start()
        screen.arrived.wait(10)
    report.latencies(reporters, screens, 2)  # warm
    alone = bare.milliseconds(settings.PLACE.owner(), _sample(), 100)
    lines = []
    for count, times in ((1, waves), (16, max(waves // 4, 4))):
        since = clock()
        taken = report.latencies(reporters[:count], screens, times)
        note = state(since)
        for part, name in ((0.5, "p50"), (0.99, "p99")):
            aim = "p99 under 300 ms" if count == 16 and name == "p99" else ""
            what = f"(a) *Report* pressed → row on the police screen, {count} at once, {name}"
            beside = percentile(alone, part)
            lines.append(Line(what, percentile(taken, part), beside, "ms", aim, note))
    for screen in screens.values():
        screen.closed = True
    return lines


def _sustained(reporters: list[Visitor], seconds: float) -> list[Line]:
    """(b) identifications a second, everything on."""
    one, owner = _sample(), settings.PLACE.owner()
    since = clock()
    ours = report.per_second(reporters, seconds)
    note = f"{one.count} rows each; {state(since)}"
    theirs = bare.per_second(owner, one, len(reporters), min(seconds, 10))
    return [
        Line("(b) identifications a second, 16 clients", ours, theirs, "/s", "at least 150", note)
    ]


def _country(port: int) -> list[Line]:
    """(c) open, list and search with 100,000 cases."""
    owner, now = settings.PLACE.owner(), timezone.now()
    vera = User.objects.get(username="vera")
    keys = ("mobile-unit-diber", "mobile-unit-berat", "mobile-unit-durres", "mobile-unit-lezhe")
    country.fill(
        owner,
        user=vera.pk,
        ours=Unit.objects.get(key="mobile-unit-vlore").pk,
        others=list(Unit.objects.filter(key__in=keys).values_list("pk", flat=True)),
        authority=Unit.objects.get(key="responsible-authority").pk,
        police=Unit.objects.get(key="police-vlore").pk,
    )
    named = country.name_everybody(act_as(vera, at=now))
    lines = []
    plain = "SELECT * FROM cases_case ORDER BY opened_at DESC, id DESC LIMIT 50"
    beside = percentile(bare.asked(owner, plain, [], 50), 0.5)
    for name, who in (("a unit with 5,000", "vera"), ("the Authority with all 100,000", "drita")):
        visitor = Visitor(port, who).enter()
        since = clock()
        taken = country.milliseconds(visitor, "/cases/", 80)[40:]
        what = f"(c) first page of the list, {name}, p50"
        lines.append(Line(what, percentile(taken, 0.5), beside, "ms", "under 20 ms", state(since)))
    return [*lines, *_opened(port), _searched(port, named)]


def _opened(port: int) -> list[Line]:
    """The file as it stands there first; and with the story and the papers, one after the other."""
    owner, visitor = settings.PLACE.owner(), Visitor(port, "vera").enter()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT c.id FROM cases_case c JOIN accounts_unit u ON u.id = c.unit_id"
            " WHERE u.key = 'mobile-unit-vlore' ORDER BY random() LIMIT 120"
        )
        ids = [str(row[0]) for row in cursor.fetchall()]
    ends = ("", "parts/story", "parts/papers")
    since = clock()
    taken = [
        [country.milliseconds(visitor, f"/cases/{pk}/{end}", 1)[0] for end in ends] for pk in ids
    ][60:]
    note = state(since)
    plain = "SELECT * FROM cases_case WHERE id = %s"
    beside = percentile(bare.asked(owner, plain, [ids[0]], 50), 0.5)
    first = percentile([times[0] for times in taken], 0.5)
    whole = percentile([sum(times) for times in taken], 0.5)
    what = "(c) open one case, p50"
    return [
        Line(what, first, beside, "ms", "under 15 ms", note),
        Line(f"{what}, with its story and papers", whole, beside, "ms", "", note),
    ]


def _searched(port: int, named: int) -> Line:
    visitor = Visitor(port, "vera").enter()
    words = [f"{random.choice(country.GIVEN)} {random.choice(country.FAMILY)}" for _ in range(60)]
    since = clock()
    taken = country.search(visitor, words)[20:]
    what = f"(c) search among {named:,} visible people, p50"
    return Line(what, percentile(taken, 0.5), None, "ms", "under 40 ms", state(since))


def _verified() -> Line:
    """(d) is the record as it was written? Asked of a long one."""
    now = timezone.now()
    record.told(act_as(User.objects.get(username="vera"), at=now), _newest().dossier_id)
    return record.verified(settings.PLACE.owner(), settings.AUDIT_ANCHORS, at=now)


def _sample() -> bare.Sample:
    return bare.sample(settings.PLACE.owner(), _newest().dossier_id)


def _newest() -> Identification:
    return Identification.objects.unscoped(because="bench").order_by("-at")[0]


def _settings() -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT name, current_setting(name) FROM unnest(%s::text[]) AS name", [list(SHOWN)]
        )
        shown = [f"{name} = {value}" for name, value in cursor.fetchall()]
        cursor.execute("SHOW server_version")
        return f"version {cursor.fetchone()[0]}, " + ", ".join(shown)


if __name__ == "__main__":
    port, waves, seconds, *rest = sys.argv[1:]
    main(int(port), int(waves), float(seconds), whole_country="--no-country" not in rest)
