"""What this area announces. `grep -r shelter.admitted` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    HOUSE_OPENED = "shelter.house-opened"
    HOUSE_CHANGED = "shelter.house-changed"
    ROOM_ADDED = "shelter.room-added"
    HELD = "shelter.held"
    RELEASED = "shelter.released"
    OUT_OF_USE = "shelter.out-of-use"
    ADMITTED = "shelter.admitted"
    MOVED = "shelter.moved"
    EXTENDED = "shelter.extended"
    LEFT = "shelter.left"
    EXIT_PROPOSED = "shelter.exit-proposed"
    EXIT_DECIDED = "shelter.exit-decided"
