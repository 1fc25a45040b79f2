"""In by password, as one of the cast in the demo only; out at once; guesses are slowed."""

from __future__ import annotations

from django.core.checks import run_checks
from django.test import Client, override_settings

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Session
from hearth.foundation.accounts.sessions import hashed
from tests.cast import signed_in

PASSWORD = "katër fjalë krejt të shpikura"


def with_password(actor: Actor) -> dict[str, str]:
    actor.user.set_password(PASSWORD)
    actor.user.save()
    return {"username": actor.user.username, "password": PASSWORD}


def test_vera_signs_in_with_her_password(client: Client, vera: Actor) -> None:
    answer = client.post("/sign-in/", with_password(vera))
    assert answer.status_code == 302
    assert client.get("/readings/").status_code == 200


def test_what_was_wrong_is_not_said(client: Client, vera: Actor) -> None:
    known = client.post("/sign-in/", with_password(vera) | {"password": "wrong"})
    unknown = client.post("/sign-in/", {"username": "nobody", "password": "wrong"})
    assert known.status_code == unknown.status_code == 422
    assert b"error-summary" in known.content


def test_after_five_wrong_guesses_even_the_right_one_waits(client: Client, vera: Actor) -> None:
    right = with_password(vera)
    for _ in range(5):
        client.post("/sign-in/", right | {"password": "wrong"})
    assert client.post("/sign-in/", right).status_code == 422


def test_a_stranger_elsewhere_cannot_lock_vera_out(client: Client, vera: Actor) -> None:
    right = with_password(vera)
    for _ in range(6):
        client.post("/sign-in/", right | {"password": "wrong"}, REMOTE_ADDR="203.0.113.9")
    assert client.post("/sign-in/", right).status_code == 302


def test_nobody_signs_in_as_somebody_outside_the_demo(client: Client, vera: Actor) -> None:
    assert client.post("/sign-in/vera/").status_code == 404
    assert b"sign-in/vera" not in client.get("/sign-in/").content
    with override_settings(DEMO=True):
        assert b"sign-in/vera" in client.get("/sign-in/").content
        assert client.post("/sign-in/vera/").status_code == 302


def test_the_demo_cannot_be_opened_to_the_world() -> None:
    with override_settings(DEMO=True, ALLOWED_HOSTS=["hearth.example"]):
        assert [error.id for error in run_checks()] == ["accounts.E001"]


def test_locking_ends_the_session_and_the_table_holds_no_cookie(
    client: Client, vera: Actor
) -> None:
    signed_in(client, vera)
    cookie = client.cookies["hearth"].value
    assert not Session.objects.filter(session_key=cookie).exists()
    assert Session.objects.filter(session_key=hashed(cookie), user=vera.user).exists()
    client.post("/sign-out/")
    assert not Session.objects.filter(user=vera.user).exists()
    assert client.get("/").status_code == 302
