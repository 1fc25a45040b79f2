"""(c) a country of 100,000 cases: written in bulk by the owner, then read through the pages."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any

import psycopg

from bench.visitor import Visitor
from hearth.casework.people.actions import name_person
from hearth.casework.people.models import Person
from hearth.config.place import Login
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vault.keyring import cut_key
from hearth.foundation.vault.models import DossierKey

CASES = 100_000
NAMED = 5_000  # of the mobile unit whose worker searches

BULK = """
CREATE TEMP TABLE seed AS
SELECT n, gen_random_uuid() AS dossier, gen_random_uuid() AS person, gen_random_uuid() AS filed,
       now() - n * interval '5 minutes' AS at,
       CASE WHEN n % 20 = 0 THEN %(ours)s::uuid ELSE (%(others)s::uuid[])[1 + n %% %(count)s] END AS unit
  FROM generate_series(1, %(cases)s) n;
INSERT INTO access_dossier (id, kind, owner_id, qark, municipality, opened_at, sealed)
SELECT dossier, 'case', unit, 'iso:AL-12', 'asrdb:61', at, false FROM seed;
INSERT INTO access_grant (id, dossier_id, sealed, unit_id, compartments, basis, because, given_by_id,
                          given_at, ended_because)
SELECT gen_random_uuid(), dossier, false, unit, 1023, 'assignment', 'bench', %(user)s, at, '' FROM seed
UNION ALL SELECT gen_random_uuid(), dossier, false, %(authority)s::uuid, 3, 'duty', 'bench', %(user)s, at, '' FROM seed
UNION ALL SELECT gen_random_uuid(), dossier, false, %(police)s::uuid, 3, 'duty', 'bench', %(user)s, at, '' FROM seed;
INSERT INTO people_person (id, dossier_id, sex_id, age_band_id, age_estimated, since)
SELECT person, dossier, 'sex/female', 'age-band/26-plus', true, at FROM seed;
INSERT INTO cases_case (id, dossier_id, person_id, number, episode, unit_id, qark, opened_at, opened_by_id)
SELECT filed, dossier, person, lpad(to_hex(n), 9, '0'), 1, unit, 'iso:AL-12', at, %(user)s FROM seed;
INSERT INTO cases_firstcontact (id, dossier_id, case_id, unit_id, how_id, source_id, "on")
SELECT gen_random_uuid(), dossier, filed, unit, 'first-contact/own-detection',
       'signal-source/outreach-visit', at::date FROM seed;
INSERT INTO identification_statusdecision (id, dossier_id, case_id, rung, status_id, body_id, decided_on,
                                           unit_id, by_id, at)
SELECT gen_random_uuid(), dossier, filed, 1, 'identification-status/potential',
       'deciding-body/mobile-unit', at::date, unit, %(user)s, at FROM seed;
"""


def fill(owner: Login, **who: Any) -> None:
    """A hundred thousand cases of many units; one authority and one police may see that all exist."""
    with psycopg.connect(
        **owner.conninfo(), autocommit=True, cursor_factory=psycopg.ClientCursor
    ) as db:
        words = {**who, "cases": CASES, "count": len(who["others"])}
        db.execute(BULK.replace("n % 20", "n %% 20"), words)
        db.execute("ANALYZE")


def name_everybody(actor: Actor) -> int:
    """Seal a name for each person whom this worker's unit may see. Returns how many."""
    named = set(DossierKey.objects.visible_to(actor).values_list("dossier_id", flat=True))
    ours = Person.objects.visible_to(actor).filter(dossier__owner=actor.unit)
    people = [person for person in ours.select_related("dossier") if person.dossier_id not in named]
    for start in range(0, len(people), 500):
        with acting(actor):
            for person in people[start : start + 500]:
                cut_key(person.dossier, by=actor)
                name_person(person, _name(), by=actor)
    return len(people)


def milliseconds(visitor: Visitor, path: str, times: int) -> list[float]:
    """How long a page takes, from asking to the last byte."""
    return [_timed(visitor, path) for _ in range(times)]


def search(visitor: Visitor, words: Sequence[str]) -> list[float]:
    """One box, posted: nothing personal in an address."""
    taken = []
    for word in words:
        began = time.perf_counter()
        answer = visitor.post("/cases/search", {"words": word})
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, (answer.status, answer.body[:500])
    return taken


def _timed(visitor: Visitor, path: str) -> float:
    began = time.perf_counter()
    answer = visitor.get(path)
    assert answer.status == 200, (path, answer.status)
    return (time.perf_counter() - began) * 1000


def _name() -> dict[str, str]:
    return {
        "given_name": random.choice(GIVEN),
        "family_name": random.choice(FAMILY) + random.choice(ENDS),
    }


GIVEN = (
    "Anonima",
    "Persona",
    "Provëza",
    "Shembulla",
    "Askushi",
    "Mostra",
    "Xhiri",
    "Djella",
    "Gjenta",
    "Njoma",
)
FAMILY = (
    "Testi",
    "Shembulli",
    "Prova",
    "Mostra",
    "Filani",
    "Eshpikur",
    "Rrethi",
    "Llogari",
    "Çelësi",
    "Thjeshti",
)
ENDS = ("", "aj", "ra", "shi", "lli", "ku", "ma", "na", "ta", "xha")  # invented, all of them
