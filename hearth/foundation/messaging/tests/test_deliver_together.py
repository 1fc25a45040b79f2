"""Several letters in one round: each has its own try, its own outcome, its own next time."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.messaging import jobs as work
from hearth.foundation.messaging.actions import (
    NotDelivered,
    deliver_together,
    send,
    send_outside,
)
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.gateways.gateway import NO_ANSWER
from hearth.foundation.messaging.models import Letter, Try
from hearth.foundation.messaging.tests.post_office import Received
from hearth.foundation.messaging.text import NoSuchLetter
from tests.cast import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(agim: Actor, besa: Actor, ilir: Actor, vera: Actor) -> list[UUID]:
    return [mail_to(who, "1", by=vera).pk for who in (agim, besa, ilir)]


def mail_to(who: Actor, news: str, *, by: Actor) -> Letter:
    name = who.user.username
    User.objects.filter(pk=who.user.pk).update(email=f"{name}@testi.invalid", phone="")
    who.user.refresh_from_db()
    [letter] = send(who.user, because="alert", dedupe=f"alert/{news}/{name}", by=by)
    return letter


def outcomes() -> dict[str, list[tuple[int, str]]]:
    """Of each reader's tries, the number and how it ended."""
    found: dict[str, list[tuple[int, str]]] = {}
    for each in Try.objects.select_related("letter__to_user").order_by("number"):
        to = each.letter.to_user.username if each.letter.to_user else each.letter.to_address
        found.setdefault(to, []).append((each.number, each.outcome))
    return found


def readers(post: Received) -> list[str]:
    """To whom mails came, in turn."""
    lines = "".join(post.mails).splitlines()
    return [line.removeprefix("To: ").split("@")[0] for line in lines if line.startswith("To: ")]


def test_each_has_its_own_try(post: Received, letters: list[UUID], vera: Actor) -> None:
    for minutes in (0, 1):
        deliver_together(letters, by=later(vera, minutes=minutes))
    assert sorted(readers(post)) == ["agim", "besa", "ilir"]
    assert outcomes() == {name: [(1, "sent")] for name in ("agim", "besa", "ilir")}


def test_one_that_does_not_go_keeps_no_other_and_goes_alone_the_next_time(
    post: Received, letters: list[UUID], vera: Actor
) -> None:
    post.full = "besa"
    with pytest.raises(NotDelivered):
        deliver_together(letters, by=vera)
    assert sorted(readers(post)) == ["agim", "ilir"]
    post.full = ""
    deliver_together(letters, by=later(vera, minutes=1))
    assert readers(post)[2:] == ["besa"]
    assert outcomes() == {
        "agim": [(1, "sent")],
        "besa": [(1, "failed"), (2, "sent")],
        "ilir": [(1, "sent")],
    }


def test_one_nobody_can_make_sense_of_keeps_no_other(
    post: Received, letters: list[UUID], vera: Actor
) -> None:
    [strange] = send_outside(
        "partner@testi.invalid",
        channel=Channel.EMAIL,
        template="never-written",
        because="referral",
        dedupe="referral/1",
        by=later(vera, minutes=-1),
    )
    with pytest.raises(NoSuchLetter):
        deliver_together([strange.pk, *letters], by=vera)
    assert sorted(readers(post)) == ["agim", "besa", "ilir"]
    assert outcomes()["partner@testi.invalid"] == [(1, "")]
    assert outcomes()["agim"] == [(1, "sent")]


def test_a_door_that_does_not_answer_keeps_the_round_once_and_not_for_each(
    post: Received, letters: list[UUID], vera: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearth.foundation.messaging.gateways.smtp.PATIENCE", 0.2)
    post.silent.set()
    with pytest.raises(NotDelivered):
        deliver_together(letters, by=vera)
    assert post.calls == 1
    assert set(Try.objects.values_list("outcome", "reason")) == {("failed", NO_ANSWER)}
    with pytest.raises(NotDelivered):
        deliver_together(letters, by=later(vera, minutes=1))
    assert post.calls == 1 + len(letters)  # the second time each is asked for


def test_what_another_worker_has_just_begun_is_left_to_it(
    post: Received, letters: list[UUID], besa: Actor, vera: Actor
) -> None:
    """Both looked at the same moment; the constraint lets one of them begin."""
    theirs = Letter.objects.get(to_user=besa.user)

    def begun_meanwhile(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.startswith('INSERT INTO "messaging_try"') and not theirs.tries.exists():
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO messaging_try (letter_id, number, at, outcome, reason)"
                    " VALUES (%s, 1, now(), '', '')",
                    [theirs.pk],
                )
        return execute(sql, params, many, context)

    with connection.execute_wrapper(begun_meanwhile):
        deliver_together(letters, by=vera)
    assert "besa" not in readers(post)


def test_a_letter_another_worker_has_sent_meanwhile_is_sent_once(
    post: Received, letters: list[UUID], besa: Actor, vera: Actor
) -> None:
    theirs = Letter.objects.get(to_user=besa.user)

    def sent_meanwhile(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.startswith('UPDATE "messaging_try"') and theirs.tries.count() == 1:
            Try.objects.create(letter=theirs, number=7, at=vera.at, outcome=Try.Outcome.SENT)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(sent_meanwhile):
        deliver_together(letters, by=vera)
    assert outcomes() == {
        "agim": [(1, "sent")],
        "besa": [(1, ""), (7, "sent")],
        "ilir": [(1, "sent")],
    }


def test_many_cost_as_many_statements_as_one(
    settings: Settings, tmp_path: Path, letters: list[UUID], agim: Actor, vera: Actor
) -> None:
    settings.DEMO = True
    settings.PLACE = replace(settings.PLACE, data=tmp_path)
    with CaptureQueriesContext(connection) as alone:
        deliver_together([mail_to(agim, "2", by=vera).pk], by=vera)
    with CaptureQueriesContext(connection) as together:
        deliver_together(letters, by=vera)
    assert len(together) <= len(alone)
    assert Letter.objects.sent().count() == 4


def test_an_errand_from_before_carries_its_one_letter(
    post: Received, letters: list[UUID], vera: Actor
) -> None:
    inspect.unwrap(work.deliver.func)(letter=str(letters[0]), at=vera.at)
    assert readers(post) == ["agim"]
    inspect.unwrap(work.deliver.func)(letters=[str(letter) for letter in letters], at=vera.at)
    assert sorted(readers(post)) == ["agim", "besa", "ilir"]
