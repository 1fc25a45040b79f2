"""Pages take turns, in the order in which they came, and a slow one keeps nobody out."""

from __future__ import annotations

from threading import Thread

import pytest

from hearth.config.tree.turns import Turns

MOMENT = 0.05  # seconds; who is still at the door then, waits there
LONG = 60.0


class Door:
    """Where others come, each on a thread of their own, and who came in."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.came_in: list[str] = []

    def come(self, name: str) -> Thread:
        thread = Thread(target=self._come_in, args=(name,))
        thread.start()
        thread.join(MOMENT)
        return thread

    def _come_in(self, name: str) -> None:
        with self.turns.taken():
            self.came_in.append(name)


def test_a_third_page_waits_until_one_of_two_is_done() -> None:
    turns = Turns(2, LONG)
    door = Door(turns)
    with turns.taken():
        with turns.taken():
            third = door.come("the third")
            assert third.is_alive()
        third.join()
        assert door.came_in == ["the third"]


def test_pages_that_wait_go_in_as_they_came() -> None:
    turns = Turns(1, LONG)
    door = Door(turns)
    names = ["first", "second", "third", "fourth"]
    with turns.taken():
        threads = [door.come(name) for name in names]
        assert door.came_in == []
    for thread in threads:
        thread.join()
    assert door.came_in == names


def test_slow_pages_keep_nobody_out() -> None:
    turns = Turns(2, MOMENT)
    door = Door(turns)
    with turns.taken(), turns.taken():
        door.come("an alert").join()
        assert door.came_in == ["an alert"]


def test_when_the_slow_ones_have_gone_turns_are_as_before() -> None:
    turns = Turns(1, 1.0)
    with turns.taken(), turns.taken():  # the second did not wait longer than that
        pass
    door = Door(turns)
    with turns.taken():
        waits = door.come("the next")
        assert waits.is_alive()
    waits.join()
    assert door.come("another").is_alive() is False


def test_a_page_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1, LONG)
    with pytest.raises(ZeroDivisionError), turns.taken():
        _ = 1 / 0
    assert Door(turns).come("the next").is_alive() is False
