"""A dead child is started again, a stop leaves nothing behind, a taken port is said in a sentence."""

from __future__ import annotations

import urllib.request

from tests.open_house import OpenHouse


def _page(house: OpenHouse) -> int:
    with urllib.request.urlopen(f"{house.address}/", timeout=5) as answer:
        return int(answer.status)


def test_the_doors_are_open(open_house: OpenHouse) -> None:
    assert _page(open_house) == 200
