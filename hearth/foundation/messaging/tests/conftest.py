"""A mail server on this machine, for whatever is delivered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from hearth.foundation.messaging.tests.post_office import Received, mail_server


@pytest.fixture
def post(settings: Settings) -> Iterator[Received]:
    with mail_server() as received:
        settings.GATEWAYS = {
            "email": f"smtp://127.0.0.1:{received.port}/?from=hearth@testi.invalid&tls=no"
        }
        yield received
