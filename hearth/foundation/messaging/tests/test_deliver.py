"""Through a real mail server, a real provider, a folder; or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.messaging.actions import NotDelivered, deliver, send, send_outside
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.gateways.sms import NotEncrypted, Sms
from hearth.foundation.messaging.models import Letter, Try
from hearth.foundation.messaging.queries import outbox
from hearth.foundation.messaging.tests.post_office import Received, mail_server, sms_provider
from tests.cast import later

pytestmark = pytest.mark.django_db

SENTENCE = "Keni diçka të re për të parë në Hearth."


@pytest.fixture
def provider(settings: Settings) -> Iterator[Received]:
    with sms_provider() as received:
        settings.GATEWAYS = {"sms": f"http://secret@127.0.0.1:{received.port}/send?from=Hearth"}
        yield received


@pytest.fixture
def letter(agim: Actor, vera: Actor) -> Letter:
    User.objects.filter(pk=agim.user.pk).update(email="agim@testi.invalid", phone="", language="sq")
    agim.user.refresh_from_db()
    [written] = send(agim.user, because="alert", dedupe="alert/1", by=vera)
    return written


@pytest.fixture
def message(agim: Actor, vera: Actor) -> Letter:
    User.objects.filter(pk=agim.user.pk).update(language="sq")
    agim.user.refresh_from_db()
    [written] = send(agim.user, because="alert", dedupe="alert/1", by=vera)
    return written


def outcomes(of: Letter) -> list[tuple[str, str]]:
    return list(of.tries.order_by("number").values_list("outcome", "reason"))


def test_a_mail_goes_out_once(post: Received, letter: Letter, vera: Actor) -> None:
    deliver(letter.pk, by=vera)
    deliver(letter.pk, by=later(vera, minutes=1))
    [mail] = post.mails
    assert "To: agim@testi.invalid" in mail
    assert f"Message-ID: <{letter.pk}@testi.invalid>" in mail
    assert "Subject: Hearth" in mail
    assert outcomes(letter) == [("sent", "")]


def test_a_mail_server_that_is_away_is_asked_again(
    settings: Settings, letter: Letter, vera: Actor
) -> None:
    with mail_server() as gone:
        address = f"smtp://127.0.0.1:{gone.port}/?from=hearth@testi.invalid&tls=no"
    settings.GATEWAYS = {"email": address}
    for minutes in (0, 1):
        with pytest.raises(NotDelivered):
            deliver(letter.pk, by=later(vera, minutes=minutes))
    assert outcomes(letter) == [("failed", "unreachable")] * 2
    with mail_server() as back:
        settings.GATEWAYS = {"email": address.replace(str(gone.port), str(back.port))}
        deliver(letter.pk, by=later(vera, minutes=2))
        assert len(back.mails) == 1
    assert outcomes(letter)[-1] == ("sent", "")


def test_an_address_that_is_refused_is_not_asked_again(
    post: Received, letter: Letter, vera: Actor
) -> None:
    post.answer = "550 no such person"
    deliver(letter.pk, by=vera)
    deliver(letter.pk, by=vera)
    assert outcomes(letter) == [("refused", "recipient-refused")]


def test_an_address_that_is_full_is_asked_again(
    post: Received, letter: Letter, vera: Actor
) -> None:
    post.answer = "452 come back"
    with pytest.raises(NotDelivered):
        deliver(letter.pk, by=vera)
    post.answer = "250 ok"
    deliver(letter.pk, by=vera)
    assert outcomes(letter) == [("failed", "recipient-refused"), ("sent", "")]


def test_an_sms_is_one_sentence(provider: Received, message: Letter, vera: Actor) -> None:
    deliver(message.pk, by=vera)
    [sent] = provider.messages
    assert sent == {
        "id": str(message.pk),
        "from": "Hearth",
        "to": "+355690000000",
        "text": SENTENCE,
        "authorization": "Bearer secret",
    }
    assert len(sent["text"]) <= 70  # one SMS, even with ë


@pytest.mark.parametrize(
    ("status", "outcome"), [(503, "failed"), (429, "failed"), (401, "failed"), (400, "refused")]
)
def test_a_provider_says_no(
    provider: Received, message: Letter, vera: Actor, status: int, outcome: str
) -> None:
    provider.status = status
    if outcome == "failed":
        with pytest.raises(NotDelivered):
            deliver(message.pk, by=vera)
    else:
        deliver(message.pk, by=vera)
    assert outcomes(message) == [(outcome, f"status-{status}")]


def test_a_telephone_number_must_be_one(provider: Received, message: Letter, vera: Actor) -> None:
    User.objects.update(phone="call the office")
    deliver(message.pk, by=vera)
    assert outcomes(message) == [("refused", "not-a-number")]
    assert provider.messages == []


def test_a_provider_elsewhere_is_spoken_to_in_secret_only() -> None:
    with pytest.raises(NotEncrypted):
        Sms.at("http://token@sms.testi.invalid/send")


def test_a_house_without_a_door_keeps_the_letter(letter: Letter, vera: Actor) -> None:
    with pytest.raises(NotDelivered):
        deliver(letter.pk, by=vera)
    assert outcomes(letter) == [("failed", "no-gateway")]


def test_in_the_demo_letters_land_in_a_folder(
    settings: Settings, tmp_path: Path, letter: Letter, vera: Actor
) -> None:
    settings.DEMO = True
    settings.PLACE = replace(settings.PLACE, data=tmp_path)
    deliver(letter.pk, by=vera)
    [file] = (tmp_path / "outbox").iterdir()
    assert file.name == f"{letter.pk}.email.txt"
    assert SENTENCE in file.read_text(encoding="utf-8")
    assert outcomes(letter) == [("sent", "")]


def test_a_try_that_died_is_followed_by_another(
    settings: Settings, post: Received, letter: Letter, vera: Actor
) -> None:
    Try.objects.create(letter=letter, number=1, at=vera.at)
    deliver(letter.pk, by=later(vera, minutes=1))
    assert outcomes(letter) == [("", ""), ("sent", "")]


def test_a_letter_to_nowhere_is_refused(letter: Letter, vera: Actor) -> None:
    User.objects.update(email="")
    deliver(letter.pk, by=vera)
    assert outcomes(letter) == [("refused", "no-address")]


def test_a_letter_that_never_was_is_no_error(vera: Actor) -> None:
    deliver(vera.user.pk, by=vera)


def test_the_outbox_shows_the_administrator_everything_and_others_their_own(
    post: Received, letter: Letter, administrator: Actor, agim: Actor, ilir: Actor, vera: Actor
) -> None:
    send_outside(
        "partner@testi.invalid", channel=Channel.EMAIL, because="referral", dedupe="r/1", by=vera
    )
    deliver(letter.pk, by=vera)
    everything = outbox(administrator)
    assert {posted.to for posted in everything} == {"Agim T.", "partner@testi.invalid"}
    assert {posted.state for posted in everything} == {"sent", "waiting"}
    assert [posted.to for posted in outbox(agim)] == ["Agim T."]
    assert outbox(ilir) == []
