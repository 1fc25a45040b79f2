"""What stands around the pages is drawn once, and yet each page has its own."""

from __future__ import annotations

import re

from django.test import Client
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.foundation.access.actor import Actor
from tests.cast import at, signed_in

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_has_their_own_name_and_doors(vera: Actor, agim: Actor) -> None:
    for _ in range(2):
        for who, door, others in ((vera, "/cases/", agim), (agim, "/alerts/", vera)):
            shown = page(signed_in(Client(), who), "/")
            assert who.user.short_name in shown
            assert others.user.short_name not in shown
            assert f'href="{door}"' in shown
    assert 'href="/cases/"' not in page(signed_in(Client(), agim), "/")


def test_every_form_has_the_token_of_its_page(client: Client, vera: Actor) -> None:
    signed_in(client, vera)
    tokens: list[str] = []
    for _ in range(2):
        found = set(TOKEN.findall(page(client, "/")))
        assert len(found) == 1, "all forms of a page have one token"
        tokens += found
    assert len(set(tokens)) == 2  # another at every page


def test_the_way_back_is_to_this_page_whatever_stands_in_it(client: Client, vera: Actor) -> None:
    signed_in(client, vera)
    page(client, "/cases/")
    shown = page(client, '/cases/?show=closed&from="><script>')
    back = 'name="back" value="/cases/?show=closed&amp;from=%22%3E%3Cscript%3E"'
    assert shown.count(back) == 4  # night and language, at the side and below
    assert "<script>" not in shown


def test_the_door_one_stands_in_and_what_waits_behind_another(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    signed_in(client, agim)
    assert "count-ember" not in page(client, "/")
    identified(at(vera, timezone.now()))
    shown = page(client, "/")
    assert shown.count("count-ember") == 2  # at the side and below
    assert re.search(r'href="/"\s+aria-current="page"', shown)
    assert re.search(r'href="/alerts/"\s+aria-current="page"', page(client, "/alerts/"))
