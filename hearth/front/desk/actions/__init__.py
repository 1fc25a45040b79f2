"""What an administrator does with colleagues, each on record."""

from hearth.front.desk.actions.colleagues import (
    NewColleague,
    NotOfYours,
    NotYourself,
    TakenName,
    add_colleague,
    choose_password,
    end_post,
    new_password,
    put_on_duty,
    take_off_duty,
)

__all__ = [
    "NewColleague",
    "NotOfYours",
    "NotYourself",
    "TakenName",
    "add_colleague",
    "choose_password",
    "end_post",
    "new_password",
    "put_on_duty",
    "take_off_duty",
]
