"""The verbs of shelter."""

from hearth.areas.shelter.actions.admit import LivesElsewhere, NobodyCame, NotOursYet, admit
from hearth.areas.shelter.actions.book import (
    HandedOver,
    Noted,
    NotInside,
    ReadByYou,
    hand_over,
    inspect,
    let_visitor_in,
    note_incident,
    see_visitor_out,
    take_over,
    write_log,
)
from hearth.areas.shelter.actions.care import (
    BackTooSoon,
    DoseNoted,
    NotOut,
    OutAlready,
    come_back,
    go_out,
    keep_medicine,
    note_dose,
    stop_medicine,
)
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
    HouseClosed,
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
    reopen_house,
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
    "HOUSES_OF", "RULES", "BackTooSoon", "BedTaken", "DecidedAlready", "DirectorDecides",
    "DoseNoted", "HandedOver", "Held", "HouseClosed", "Left", "LeftAlready", "LivesElsewhere",
    "NewHouse", "NewRoom", "NoDirector", "NoShelterOfTheirs", "NoSuchBed", "NobodyCame",
    "NotInside", "NotLater", "NotOursYet", "NotOut", "NotTheDirector", "NotTheirHouse",
    "NotWaiting", "NotYet", "Noted", "OutAlready", "Proposed", "ReadByYou", "StillLivedIn", "Takes",
    "Wanted", "add_room", "admit", "close_house", "come_back", "decide_exit", "extend", "go_out",
    "hand_over", "hold", "inspect", "keep_bed", "keep_medicine", "lapse", "leave", "let_go",
    "let_visitor_in", "move", "note_dose", "note_incident", "open_house", "propose_exit",
    "reopen_house", "say_where", "say_whom", "see_visitor_out", "stop_medicine", "take_out_of_use",
    "take_over", "write_log",
]  # fmt: skip
