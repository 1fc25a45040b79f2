"""Sessions: found by a hash, good for one cookie, forgotten when nobody is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Session
from hearth.foundation.accounts.sessions import SessionStore, hashed
from tests.cast import signed_in


def cookie(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def whose(key: str) -> str | None:
    """The user behind a cookie, as the web sees it."""
    return SessionStore(key).get("_auth_user_id")


@pytest.fixture
def hers(client: Client, vera: Actor) -> str:
    return cookie(signed_in(client, vera))


def test_the_table_holds_no_cookie(hers: str, vera: Actor) -> None:
    (row,) = Session.objects.all()
    assert row.session_key == hashed(hers) != hers
    assert row.user_id == vera.user.pk
    assert hers not in "".join(str(value) for value in Session.objects.values_list())
    assert whose(hers) == str(vera.user.pk)


def test_what_lies_in_the_table_opens_nothing(hers: str) -> None:
    (row,) = Session.objects.all()
    assert whose(row.session_key) is None
    assert whose(hashed(row.session_key)) is None


def test_a_session_copied_to_another_row_is_void(hers: str, ilir: Actor) -> None:
    """Somebody who can write to the table, and nothing else, does not become Vera."""
    his = cookie(signed_in(Client(), ilir))
    stolen = Session.objects.get(session_key=hashed(hers)).session_data
    Session.objects.filter(session_key=hashed(his)).update(session_data=stolen)
    assert whose(his) is None
    assert whose(hers) is not None


def test_the_cookie_changes_at_the_door(client: Client, vera: Actor) -> None:
    """A cookie that somebody laid into her browser beforehand is not the one she signs in with."""
    planted = SessionStore()
    planted["x"] = "y"
    planted.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    assert cookie(signed_in(client, vera)) != planted.session_key
    assert whose(str(planted.session_key)) is None


def test_an_invented_cookie_is_not_adopted(client: Client, db: None) -> None:
    store = SessionStore("a" * 32)
    store["x"] = "y"
    store.save()
    assert store.session_key != "a" * 32
    assert not Session.objects.filter(session_key=hashed("a" * 32)).exists()


@pytest.mark.parametrize(("idle", "there"), [(14, True), (16, False)])
def test_fifteen_idle_minutes_end_it(hers: str, idle: int, there: bool) -> None:
    Session.objects.update(seen_at=timezone.now() - timedelta(minutes=idle))
    assert (whose(hers) is not None) == there


def test_presence_is_noted_once_a_minute(hers: str) -> None:
    for idle, noted in ((30, False), (90, True)):
        before = timezone.now() - timedelta(seconds=idle)
        Session.objects.update(seen_at=before)
        whose(hers)
        assert (Session.objects.get().seen_at != before) == noted


def test_twelve_hours_end_it_however_busy(hers: str) -> None:
    row = Session.objects.get()
    assert row.expire_date - timezone.now() <= timedelta(hours=12)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert whose(hers) is None


def test_signing_out_leaves_no_row(client: Client, hers: str) -> None:
    client.logout()
    assert not Session.objects.exists()
    assert whose(hers) is None


def test_the_cookie_is_for_our_own_pages_and_no_script() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Strict"
