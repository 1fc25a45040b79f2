"""Statuses, bodies and obstacles as whole sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.rules.interview import Obstacle as Missing
from hearth.areas.identification.rules.interview import Seat
from hearth.areas.identification.rules.ladder import Body, Obstacle, Status
from hearth.foundation.vocabularies.choices import name_of

LADDER = {
    Obstacle.NO_SUCH_STEP: _("This status cannot follow the one in force."),
    Obstacle.NOT_THIS_BODY: _("This body cannot decide this step."),
    Obstacle.BEFORE_THE_LAST: _("The day lies before the decision it follows."),
    Obstacle.IN_THE_FUTURE: _("This day has not come yet."),
}
INTERVIEW = {
    Missing.NO_CONSENT: _(
        "The person’s consent is not in force. Without it there is no interview."
    ),
    Missing.NO_POLICE: _("An officer of the police must have been there."),
    Missing.NO_BORDER_POLICE: _(
        "At the border, an officer of the Border and Migration Police must have been there."
    ),
    Missing.NO_SOCIAL_SERVICE: _("An officer of the State Social Service must have been there."),
    Missing.NO_CHILD_PROTECTION: _(
        "For a child, or somebody whose age is not known, child protection must have been there."
    ),
    Missing.NOBODY_NAMED: _("Name every officer: choose an account or write the name."),
    Missing.ONE_PERSON_TWICE: _("The same person cannot sit for two bodies."),
    Missing.NOT_SIGNED: _("Every officer must have signed the form of the interview."),
}
SEATS = {
    Seat.POLICE: _("Police"),
    Seat.BORDER_POLICE: _("Border and Migration Police"),
    Seat.SOCIAL_SERVICE: _("State Social Service"),
    Seat.CHILD_PROTECTION: _("Child protection"),
    Seat.PSYCHOLOGIST: _("Psychologist"),
}
HINTS: dict[Status, str | Promise] = {
    Status.SCREENING: _("We look again; nothing is concluded yet."),
    Status.POTENTIAL: _("A status with full rights. Police and Responsible Authority are told."),
    Status.AT_RISK_ONLY: _("Signs, but not enough. The police are not told."),
    Status.NOT_VICTIM: _("The file stays readable, and the person may come back."),
    Status.WITHDRAWN: _("The person does not want to go on. They may always come back."),
    Status.UNTRACEABLE: _("Nobody can find the person. When they are found, go on from here."),
}
STEPS = {
    Status.FORMAL_REQUESTED: _("Asked for"),
    Status.FORMAL_HELD: _("Interview held"),
    Status.OFFICIAL: _("Decided"),
}
TAKES_BACK = _("The person takes the request back and stays a potential victim, with full rights.")


def status_name(status: Status) -> str:
    return name_of(f"identification-status/{status}")


def body_name(body: Body) -> str:
    return name_of(f"deciding-body/{body}")


def sentences(obstacles: Iterable[Obstacle]) -> list[str]:
    return [str(LADDER[obstacle]) for obstacle in obstacles]
