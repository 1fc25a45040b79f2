"""A worker is killed between writing down a try and handing the letter over."""

from __future__ import annotations

import signal
from pathlib import Path

from django.utils import timezone

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.jobs.tests.test_worker import time_passes_for_the_dead, until, worker
from hearth.foundation.messaging.actions import wake
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
