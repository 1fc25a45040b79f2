"""The cast: the same people play the same part in every test.

Ask for one by name (`def test_…(vera, agim, ilir)`): each is an `Actor` at `TEN_AT_NIGHT`, and
comes with their unit and nothing else; `cast` is all of them. They are written down in the test's
own database if it asked for `own_database`, else in its transaction.

`later(vera, minutes=5)` is the same person at another moment; `signed_in(client, vera)` sits her
at a browser, which acts at the hour of the clock on the wall. `organisation()`, `unit()`,
`somebody()` and `on_the_roster()` make extras.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from hearth.foundation.access.actor import Actor, Post
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, Organisation, RosterTurn, Unit, User

TEN_AT_NIGHT = datetime(2026, 3, 19, 22, 0, tzinfo=ZoneInfo("Europe/Tirane"))
SINCE = datetime(2024, 1, 8, 8, 0, tzinfo=UTC)  # when everybody here began
TIRANE, VLORE, KORCE = "iso:AL-11", "iso:AL-12", "iso:AL-06"
CITY_OF_VLORE = "asrdb:61"

CAST = (
    "vera", "vesa", "mira", "agim", "besa", "ilir", "drita", "elton", "nora",
    "cpu_worker", "social_service_officer", "duty_officer", "director", "administrator", "auditor",
)  # fmt: skip


def organisation(key: str) -> Organisation:
    """A body that signs for itself; asked for twice it is the same."""
    found, _ = Organisation.objects.get_or_create(
        key=key, defaults={"en": f"{_title(key)} (invented)", "sq": f"{_title(key)} (i shpikur)"}
    )
    return found


def unit(
    key: str, *, kind: UnitKind, of: str, qark: str = "", municipality: str = "", phone: str = ""
) -> Unit:
    """People who answer together; asked for twice it is the same."""
    known = Unit.objects.filter(key=key).select_related("organisation").first()
    if known is not None:
        return known
    names = {"en": f"{_title(key)} (invented)", "sq": f"{_title(key)} (i shpikur)"}
    where = {"qark": qark, "municipality": municipality, "phone": phone}
    made = Unit(organisation=organisation(of), key=key, kind=kind, **names, **where)
    made.save(force_insert=True)
    return made


def somebody(
    name: str,
    role: Role,
    of: Unit,
    *,
    also: Iterable[tuple[Role, Unit]] = (),
    since: datetime = SINCE,
    until: datetime | None = None,
    at: datetime = TEN_AT_NIGHT,
) -> Actor:
    """A colleague with one post, or several, all held `since` and `until` the same time."""
    user = User(
        username=name.replace("_", "-"),
        full_name=f"{_title(name)} Testi",
        password="!",  # opens to no password; see signed_in()
        phone="+355 69 000 0000",
        language="en",
    )
    user.save(force_insert=True)
    posts = ((role, of), *also)
    with identity(House("the cast takes up its posts")):
        Membership.objects.bulk_create(
            Membership(user=user, unit=there, role=held, begins_at=since, ends_at=until)
            for held, there in posts
        )
    in_force = since <= at and (until is None or until > at)
    return Actor(user, at, tuple(Post(there, held) for held, there in posts) if in_force else ())


def on_the_roster(actor: Actor, *, position: int, of: Unit | None = None) -> Actor:
    """The same actor, who answers for the unit: first, second, third."""
    turn = RosterTurn(
        unit=of or actor.unit, user=actor.user, position=position, begins_at=SINCE, ends_at=None
    )
    turn.save(force_insert=True)
    return actor


def later(actor: Actor, **by: float) -> Actor:
    """The same person, some `minutes=`, `hours=` or `days=` on; a negative number goes back."""
    return replace(actor, at=actor.at + timedelta(**by))


def at(actor: Actor, moment: datetime) -> Actor:
    """The same person at this moment."""
    return replace(actor, at=moment)


def signed_in(client: Client, actor: Actor) -> Client:
    """Sits the actor down at this browser."""
    client.force_login(actor.user)
    return client


@pytest.fixture
def house(request: pytest.FixtureRequest) -> None:
    """Where the cast is written down: the test's own database, else its transaction."""
    own = "own_database" in request.fixturenames
    request.getfixturevalue("own_database" if own else "db")


@pytest.fixture
def mobile_unit(house: None) -> Unit:
    """Mobile Unit Vlora, of Vatra."""
    return unit(
        "mobile-unit-vlora",
        kind=UnitKind.MOBILE_UNIT,
        of="vatra",
        qark=VLORE,
        phone="+355 69 111 1111",
    )


@pytest.fixture
def police_vlora(house: None) -> Unit:
    """The anti-trafficking sector of the police directorate of Vlora."""
    return unit("police-vlora", kind=UnitKind.POLICE, of="police-vlora", qark=VLORE)


@pytest.fixture
def vera(mobile_unit: Unit) -> Actor:
    """Social worker of Mobile Unit Vlora: she meets people in the street, and reports."""
    return somebody("vera", Role.OUTREACH_WORKER, mobile_unit)


@pytest.fixture
def vesa(mobile_unit: Unit) -> Actor:
    """Vera's colleague in the same unit: she sees what Vera's unit sees."""
    return somebody("vesa", Role.OUTREACH_WORKER, mobile_unit)


@pytest.fixture
def mira(house: None) -> Actor:
    """Case manager of Vatra: another unit of Vera's organisation, which opens nothing by itself."""
    there = unit("case-management", kind=UnitKind.CASE_MANAGEMENT, of="vatra", qark=VLORE)
    return somebody("mira", Role.CASE_MANAGER, there)


@pytest.fixture
def agim(police_vlora: Unit) -> Actor:
    """Police, anti-trafficking sector, Vlora; first on the duty roster."""
    return on_the_roster(somebody("agim", Role.POLICE_OFFICER, police_vlora), position=1)


@pytest.fixture
def besa(police_vlora: Unit) -> Actor:
    """Agim's colleague, second on the duty roster."""
    return on_the_roster(somebody("besa", Role.POLICE_OFFICER, police_vlora), position=2)


@pytest.fixture
def ilir(house: None) -> Actor:
    """Police, another qark: he must see nothing."""
    korca = unit("police-korca", kind=UnitKind.POLICE, of="police-korca", qark=KORCE)
    return on_the_roster(somebody("ilir", Role.POLICE_OFFICER, korca), position=1)


@pytest.fixture
def drita(house: None) -> Actor:
    """Responsible Authority, for the whole country."""
    authority = unit("responsible-authority", kind=UnitKind.AUTHORITY, of="anti-trafficking-office")
    return on_the_roster(somebody("drita", Role.NATIONAL_OFFICER, authority), position=1)


@pytest.fixture
def elton(house: None) -> Actor:
    """The men's programme, in the same organisation as Vera and behind a wall."""
    programme = unit("mens-programme", kind=UnitKind.MENS_PROGRAMME, of="vatra", qark=VLORE)
    return somebody("elton", Role.MENS_PROGRAMME_WORKER, programme)


@pytest.fixture
def nora(house: None) -> Actor:
    """Manager of another organisation's shelter, in Tirana."""
    shelter = unit("other-shelter", kind=UnitKind.SHELTER, of="other-shelter", qark=TIRANE)
    return somebody("nora", Role.SHELTER_MANAGER, shelter)


@pytest.fixture
def cpu_worker(house: None) -> Actor:
    """Child protection worker of the municipality of Vlora."""
    kind, city = UnitKind.CHILD_PROTECTION, CITY_OF_VLORE
    there = unit("cpu-vlora", kind=kind, of="city-of-vlora", qark=VLORE, municipality=city)
    return on_the_roster(somebody("cpu_worker", Role.CHILD_PROTECTION_WORKER, there), position=1)


@pytest.fixture
def social_service_officer(house: None) -> Actor:
    """The State Social Service in Vlora: the second officer of a formal identification."""
    kind, service = UnitKind.SOCIAL_SERVICE, "state-social-service"
    there = unit("social-service-vlora", kind=kind, of=service, qark=VLORE)
    return somebody("social_service_officer", Role.SOCIAL_SERVICE_OFFICER, there)


@pytest.fixture
def duty_officer(house: None) -> Actor:
    """Vatra's own duty officer: what nobody else receives falls to her."""
    desk = unit("duty-desk", kind=UnitKind.DUTY_OFFICER, of="vatra")
    return on_the_roster(somebody("duty_officer", Role.COORDINATOR, desk), position=1)


@pytest.fixture
def director(house: None) -> Actor:
    """Director of Vatra: answers for the house, opens no story."""
    return somebody("director", Role.DIRECTOR, _office())


@pytest.fixture
def administrator(house: None) -> Actor:
    """Keeps the machine and the accounts; opens no drawer of any dossier."""
    return somebody("administrator", Role.ADMINISTRATOR, _office())


@pytest.fixture
def auditor(house: None) -> Actor:
    """Reads who did what, and nothing of what was said."""
    return somebody("auditor", Role.AUDITOR, _office())


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Mapping[str, Actor]:
    """Everybody, by name."""
    return {name: request.getfixturevalue(name) for name in CAST}


def _office() -> Unit:
    return unit("office", kind=UnitKind.NGO, of="vatra")


def _title(key: str) -> str:
    return key.replace("-", " ").replace("_", " ").title()
