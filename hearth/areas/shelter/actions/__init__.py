"""The verbs of shelter."""

from hearth.areas.shelter.actions.admit import LivesElsewhere, NobodyCame, NotOursYet, admit
from hearth.areas.shelter.actions.exits import (
    DecidedAlready,
    NoDirector,
    NotTheDirector,
    Proposed,
    decide_exit,
    propose_exit,
)
from hearth.areas.shelter.actions.hold import (
    BedTaken,
    Held,
    NoSuchBed,
    NotWaiting,
    Wanted,
    hold,
    lapse,
    let_go,
    take_out_of_use,
)
from hearth.areas.shelter.actions.houses import (
    HOUSES_OF,
    NewHouse,
    NewRoom,
    NoShelterOfTheirs,
    StillLivedIn,
    Takes,
    add_room,
    close_house,
    open_house,
    say_where,
    say_whom,
)
from hearth.areas.shelter.actions.stays import (
    RULES,
    DirectorDecides,
    Left,
    LeftAlready,
    NotLater,
    NotTheirHouse,
    NotYet,
    extend,
    keep_bed,
    leave,
    move,
)

__all__ = [
    "HOUSES_OF", "RULES", "BedTaken", "DecidedAlready", "DirectorDecides", "Held", "Left",
    "LeftAlready",
    "LivesElsewhere", "NewHouse", "NewRoom", "NoDirector", "NoShelterOfTheirs", "NoSuchBed",
    "NobodyCame", "NotLater", "NotOursYet", "NotTheDirector", "NotTheirHouse", "NotWaiting",
    "NotYet", "Proposed", "StillLivedIn", "Takes", "Wanted", "add_room", "admit", "close_house",
    "decide_exit", "extend", "hold", "keep_bed", "lapse", "leave", "let_go", "move", "open_house",
    "propose_exit", "say_where", "say_whom", "take_out_of_use",
]  # fmt: skip
