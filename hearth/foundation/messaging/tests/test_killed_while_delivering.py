"""A worker is killed between writing down its tries and handing the letters over."""

from __future__ import annotations

import signal
from pathlib import Path

from django.utils import timezone

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.jobs.along import take_along
from hearth.foundation.jobs.jobs import Errand, later
from hearth.foundation.jobs.tests.test_worker import time_passes_for_the_dead, until, worker
from hearth.foundation.messaging.actions import send, wake
from hearth.foundation.messaging.errands import DELIVER, WAKE
from hearth.foundation.messaging.models import Letter, Try
from hearth.foundation.messaging.tests.post_office import mail_server
from tests.cast import at


def test_the_letter_goes_out_all_the_same(
    own_database: Place, tmp_path: Path, agim: Actor, vera: Actor
) -> None:
    User.objects.filter(pk=agim.user.pk).update(email="agim@testi.invalid", phone="")
    tonight = at(vera, timezone.now())
    for _ in range(2):
        wake([], people=[agim.user.pk], because="alert", about=vera.user.pk, by=tonight)

    with mail_server() as post:
        door = f"smtp://127.0.0.1:{post.port}/?from=hearth@testi.invalid&tls=no"
        post.silent.set()
        with worker(own_database, tmp_path / "book", HEARTH_SMTP_URL=door) as doomed:
            until(lambda: Try.objects.filter(outcome="").exists())
            doomed.send_signal(signal.SIGKILL)
            doomed.wait()
        post.silent.clear()
        time_passes_for_the_dead()
        with worker(own_database, tmp_path / "book", HEARTH_SMTP_URL=door):
            until(lambda: Letter.objects.sent().count() == 1)
        assert len(post.mails) == 1
    assert Letter.objects.count() == 1


def test_a_whole_round_goes_out_all_the_same(
    own_database: Place, tmp_path: Path, agim: Actor, besa: Actor, ilir: Actor, vera: Actor
) -> None:
    people = [who.user.pk for who in (agim, besa, ilir)]
    for who in (agim, besa, ilir):
        address = f"{who.user.username}@testi.invalid"
        User.objects.filter(pk=who.user.pk).update(email=address, phone="")
    wake([], people=people, because="alert", about=vera.user.pk, by=at(vera, timezone.now()))

    with mail_server() as post:
        door = f"smtp://127.0.0.1:{post.port}/?from=hearth@testi.invalid&tls=no"
        post.silent_after = 1
        with worker(own_database, tmp_path / "book", HEARTH_SMTP_URL=door) as doomed:
            until(lambda: post.silent.is_set() and post.calls == 2)
            assert Try.objects.filter(number=1).count() == len(people)  # before their door is asked
            doomed.send_signal(signal.SIGKILL)
            doomed.wait()
        post.silent_after = 0
        post.silent.clear()
        time_passes_for_the_dead()
        with worker(own_database, tmp_path / "book", HEARTH_SMTP_URL=door):
            until(lambda: Letter.objects.sent().count() == len(people))
        copies = [line for line in "".join(post.mails).splitlines() if "Message-ID" in line]
        assert len(set(copies)) == len(people)
        assert len(copies) <= len(people) + 1  # what was on its way comes twice, with one number
    assert Letter.objects.count() == len(people)


def test_what_was_put_off_before_an_update_is_done_after_it(
    own_database: Place, tmp_path: Path, agim: Actor, besa: Actor, vera: Actor
) -> None:
    """As errands were written then: one queue for the house, one letter for each."""
    tonight = at(vera, timezone.now())
    for who in (agim, besa):
        User.objects.filter(pk=who.user.pk).update(email=f"{who.user.username}@testi.invalid")
        who.user.refresh_from_db()
    [letter] = send(agim.user, because="task", dedupe="task/1", by=tonight)
    take_along(DELIVER, most=1)
    later(DELIVER, letter=letter.pk)
    later(
        Errand(WAKE.name),
        units=[],
        people=[besa.user.pk],
        because="task",
        about=vera.user.pk,
        since=int(tonight.at.timestamp()),
    )
    with mail_server() as post:
        door = f"smtp://127.0.0.1:{post.port}/?from=hearth@testi.invalid&tls=no"
        with worker(own_database, tmp_path / "book", HEARTH_SMTP_URL=door):
            until(lambda: Letter.objects.sent().count() == 2)
        assert len(post.mails) == 2
