"""The outbox, as an administrator sees it in Albanian."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.messaging.actions import send
from tests.cast import signed_in


@pytest.mark.django_db
def test_it_shows_the_letter_and_nobody_elses(
    client: Client, administrator: Actor, agim: Actor, ilir: Actor, vera: Actor
) -> None:
    User.objects.update(language="sq")
    agim.user.refresh_from_db()
    send(agim.user, because="alert", dedupe="alert/1", by=vera)
    page = signed_in(client, administrator).get(reverse("desk:outbox"))
    assert page.status_code == 200
    said = page.content.decode()
    assert "Agim T." in said
    assert "Keni diçka të re për të parë në Hearth." in said
    assert "Agim T." not in signed_in(client, ilir).get(reverse("desk:outbox")).content.decode()
