"""What the screens say in place of codes: whole sentences, and the next step in each."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hearth.areas.shelter import actions
from hearth.areas.shelter.rules import Answer, Doubt, Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    """Why a house is not for them."""
    return {
        Obstacle.SEX: _("The house takes no adults of this sex."),
        Obstacle.AGE: _("The house takes adults from another age on."),
        Obstacle.CHILDREN: _("The house takes no children."),
        Obstacle.BOY: _("A son is older than the house takes."),
        Obstacle.CHILD_ALONE: _("The house takes no children without an adult of theirs."),
        Obstacle.FOREIGN: _("The house takes no foreign nationals."),
        Obstacle.STEPS: _("There are steps: nobody comes in with a wheelchair."),
        Obstacle.NEAR_HOME: _("It lies in the qark they flee from."),
    }[obstacle]


def doubt_words(doubt: Doubt) -> str:
    """What to look at before they come."""
    return {
        Doubt.AGE_UNKNOWN: _("Somebody’s age is not known. Ask before they come."),
        Doubt.SEX_UNKNOWN: _("Somebody’s sex is not known. Ask before they come."),
        Doubt.NEIGHBOUR: _("It lies in a qark next to the one they flee from."),
    }[doubt]


def answer_words(answer: Answer) -> str:
    """The board's answer in a word or two."""
    return {
        Answer.YES: _("There is a place"),
        Answer.WAITING_LIST: _("Waiting list"),
        Answer.NO: _("No place"),
    }[answer]


def refusal(error: Exception) -> str:
    """Why it was not done, and what to do now."""
    return {
        actions.BedTaken: _(
            "One of these beds is not free for all of these nights. Choose another bed or other "
            "nights."
        ),
        actions.NoSuchBed: _("This bed is not in this house. Choose one of its beds."),
        actions.NotWaiting: _("This hold is over. Look at the calendar: hold a bed again."),
        actions.NotOursYet: _(
            "The file of one of them is not open to you. Accept the referral first, then let "
            "them in."
        ),
        actions.LivesElsewhere: _(
            "One of them lives in a house already. They leave there first, or move."
        ),
        actions.NobodyCame: _("Say who came. If nobody comes, let the hold go."),
        actions.NotTheirHouse: _("Another house shelters this person. Only its people act."),
        actions.LeftAlready: _("This person has left the house."),
        actions.NotLater: _("Write a day after the one that is agreed now."),
        actions.NotYet: _("Write a day since the arrival, and not after today."),
        actions.DirectorDecides: _(
            "Because of the rules nobody leaves without a yes of the director. Ask the director "
            "first."
        ),
        actions.NoDirector: _(
            "Your organisation has no director in the directory. Ask the administrator to add one."
        ),
        actions.HouseClosed: _("This house is closed and takes nobody. Choose another house."),
        actions.StillLivedIn: _("Somebody sleeps there or is promised a bed. They come first."),
        actions.NoShelterOfTheirs: _("Houses are opened by the people of a shelter."),
        actions.ReadByYou: _("You have read this handover or written it yourself."),
        actions.NotInside: _("This visitor has left already."),
        actions.OutAlready: _("This person is out. First write down that they are back."),
        actions.NotOut: _("This person is back already."),
        actions.BackTooSoon: _("Write a time after now."),
        actions.DoseNoted: _("A colleague has noted this dose. Do not give it again."),
    }[type(error)]


REFUSALS: tuple[type[Exception], ...] = (
    actions.BedTaken,
    actions.NoSuchBed,
    actions.NotWaiting,
    actions.NotOursYet,
    actions.LivesElsewhere,
    actions.NobodyCame,
    actions.NotTheirHouse,
    actions.LeftAlready,
    actions.NotLater,
    actions.NotYet,
    actions.DirectorDecides,
    actions.NoDirector,
    actions.HouseClosed,
    actions.StillLivedIn,
    actions.NoShelterOfTheirs,
    actions.ReadByYou,
    actions.NotInside,
    actions.OutAlready,
    actions.NotOut,
    actions.BackTooSoon,
    actions.DoseNoted,
)


def sentences(obstacles: Iterable[Obstacle]) -> list[str]:
    return [obstacle_words(obstacle) for obstacle in obstacles]
