"""Who comes through which door, and what is written down about it."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from hearth.config.place import Place
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.models import Membership
from hearth.foundation.audit.models import Event
from tests.cast import VLORE, at, signed_in


@pytest.fixture(autouse=True)
def doors(settings: Settings) -> None:
    """Only these doors; and nothing of the storeys above, which have links of their own."""
    settings.ROOT_URLCONF = "hearth.foundation.guards.tests.doors"
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if ".front." not in each]


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    with identity(at(vera, timezone.now())):
        return open_dossier(qark=VLORE, by=at(vera, timezone.now()))


def written() -> list[tuple[str, UUID | None, UUID | None]]:
    """What was written down: the kind, the dossier, the row."""
    events = Event.objects.unscoped(because="the tests").order_by("seq")
    return [(event.kind, event.dossier, event.object_id) for event in events]


def whole(answer: HttpResponseBase) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.headers)  # type: ignore[attr-defined]


def test_anyone_may_enter_the_square(client: Client) -> None:
    assert client.get("/square").content == b"anyone"


def test_who_is_not_signed_in_goes_to_the_door_and_comes_back(client: Client, db: None) -> None:
    for address in ("/hall", "/station", f"/rooms/{uuid4()}/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/?next=%2F")
    back = client.get("/hall?next=//elsewhere.example&name=Ana")
    assert back.headers["Location"] == "/sign-in/?next=%2Fhall"


def test_after_a_form_one_does_not_come_back_to_its_address(client: Client, db: None) -> None:
    assert client.post("/hall").headers["Location"] == "/sign-in/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_door(client: Client, db: None) -> None:
    """Otherwise htmx would follow, and put the sign-in page where a row was."""
    page = "http://testserver/rooms/"
    answer = client.get("/hall", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Frooms%2F"
    assert answer.content == b""


def test_staff_enter_by_their_role(client: Client, agim: Actor, vera: Actor) -> None:
    assert signed_in(client, agim).get("/station").content == b"agim"
    assert signed_in(client, vera).get("/hall").content == b"vera"
    assert signed_in(client, vera).get("/station").status_code == 403


def test_without_a_post_one_is_no_staff(client: Client, vera: Actor, dossier: Dossier) -> None:
    with identity(House("the tests end a post")):
        Membership.objects.filter(user=vera.user).update(ends_at=timezone.now())
    signed_in(client, vera)
    assert client.get("/hall").status_code == 403
    assert client.get(f"/rooms/{dossier.pk}/").status_code == 404


def test_who_was_let_go_is_at_the_door(client: Client, vera: Actor) -> None:
    signed_in(client, vera)
    vera.user.is_active = False
    vera.user.save(update_fields=["is_active"])
    assert client.get("/hall").status_code == 302


def test_a_reading_is_written_down(client: Client, vera: Actor, dossier: Dossier) -> None:
    answer = signed_in(client, vera).get(f"/rooms/{dossier.pk}/")
    assert answer.content.decode() == VLORE
    assert written() == [("access.opened", dossier.pk, dossier.pk)]


def test_hidden_and_absent_are_one_answer(client: Client, ilir: Actor, dossier: Dossier) -> None:
    signed_in(client, ilir)
    absent = uuid4()
    hidden = whole(client.get(f"/rooms/{dossier.pk}/"))
    assert hidden == whole(client.get(f"/rooms/{absent}/"))
    assert hidden[0] == 404
    assert written() == [
        ("access.refused", None, dossier.pk),
        ("access.refused", None, absent),
    ]


def test_hidden_and_absent_are_one_question(client: Client, ilir: Actor, dossier: Dossier) -> None:
    """The same statements to the database, so that the time tells no more than the words do."""
    signed_in(client, ilir)

    def asked(pk: UUID) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/rooms/{pk}/")
        changing = re.compile(r"'[^']*'(::uuid)?|_x\d+")  # values, and the names of savepoints
        return [changing.sub("…", question["sql"]) for question in asked]

    asked(uuid4())  # who he is, asked once an edition
    assert asked(dossier.pk) == asked(uuid4())


def test_what_breaks_shows_nothing_and_was_not_read(
    client: Client, vera: Actor, dossier: Dossier
) -> None:
    client.raise_request_exception = False
    assert signed_in(client, vera).get(f"/trapdoors/{dossier.pk}/").status_code == 500
    assert written() == []


def test_what_is_sent_after_the_deed_shows_nothing(
    own_database: Place, client: Client, vera: Actor, dossier: Dossier
) -> None:
    answer = signed_in(client, vera).get(f"/streams/{dossier.pk}/")
    assert answer.getvalue() == b"0 rows"


def test_nothing_behind_a_door_stays_in_a_cache(
    client: Client, vera: Actor, dossier: Dossier
) -> None:
    signed_in(client, vera)
    for address in ("/hall", "/station", f"/rooms/{dossier.pk}/"):
        assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/square", "/hall", "/no-such-page"])
def test_every_answer_carries_the_headers(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
