"""Take a colleague on, give and end a post, put somebody on the duty roster; all of it on record.

The verbs are those of accounts/actions.py, which `hearth colleague` uses at the machine as well.
Here an administrator says them, for units of their own organisation and never about themselves.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from hearth.casework.cases.rules import LETTERS
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.oversight import catch_up
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts import actions as accounts
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, RosterTurn, Unit, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotOfYours(Exception):
    """The unit belongs to another organisation, which has an administrator of its own."""


class NotYourself(Exception):
    """Nobody gives themselves a post, or takes their own away: another administrator does."""


class TakenName(Exception):
    """Somebody of another organisation signs in with this name."""


@dataclass(frozen=True)
class NewColleague:
    username: str
    full_name: str
    role: Role
    phone: str = ""
    email: str = ""
    until: datetime | None = None


@deed
def add_colleague(unit: Unit, new: NewColleague, *, by: Actor) -> tuple[User, str]:
    """A post from now on. Somebody new gets a password that is shown once and must be changed."""
    _insist_on_ours(unit, by)
    known = User.objects.filter(username=new.username).first()
    if known is not None and not _is_ours(known, by):
        raise TakenName
    if known == by.user:
        raise NotYourself
    user = accounts.take_on(new.username, full_name=new.full_name, phone=new.phone)
    password = "" if known else _first_password(user)
    if new.email and not known:
        accounts.reach(user, email=new.email)
    accounts.appoint(user, to=unit, role=new.role, since=by.at, until=new.until)
    record("accounts.colleague-added", None, by=by, which=unit.pk, user=user.pk, role=new.role)
    if new.role in access_policy().oversight.roles:
        catch_up(by=by)
    return user, password


@deed
def end_post(post: Membership, *, by: Actor) -> None:
    """From this moment on. What they did stays under their name; what they had open closes."""
    _insist_on_ours(post.unit, by)
    if post.user_id == by.user.pk:
        raise NotYourself
    accounts.end_post(post, at=by.at)
    record("accounts.post-ended", None, by=by, which=post.unit_id, user=post.user_id)


@deed
def new_password(user: User, *, by: Actor) -> str:
    """For somebody who forgot theirs. They are signed out everywhere."""
    if not _is_ours(user, by):
        raise NotOfYours
    password = _first_password(user)
    record("accounts.password-given", None, by=by, which=user.pk)
    return password


@deed
def choose_password(password: str, *, by: Actor) -> None:
    """One's own, known to nobody else."""
    accounts.set_password(by.user, password)
    record("accounts.password-chosen", None, by=by, which=by.user.pk)


@deed
def put_on_duty(user: User, *, of: Unit, position: int, by: Actor) -> RosterTurn:
    """A place on the unit's duty roster: 1 is woken first."""
    _insist_on_ours(of, by)
    turn = accounts.put_on_roster(user, of=of, position=position, since=by.at)
    record("accounts.put-on-duty", None, by=by, which=turn.unit_id, user=user.pk, position=position)
    return turn


@deed
def take_off_duty(turn: RosterTurn, *, by: Actor) -> None:
    _insist_on_ours(turn.unit, by)
    accounts.leave_roster(turn, at=by.at)
    record("accounts.taken-off-duty", None, by=by, which=turn.unit_id, user=turn.user_id)


def _first_password(user: User) -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(5))
    password = "-".join(groups).lower()
    accounts.set_password(user, password, temporary=True)
    return password


def _insist_on_ours(unit: Unit, by: Actor) -> None:
    if unit.organisation_id not in {post.unit.organisation_id for post in by.posts}:
        raise NotOfYours


def _is_ours(user: User, by: Actor) -> bool:
    ours = [post.unit.organisation_id for post in by.posts]
    return Membership.objects.filter(user=user, unit__organisation__in=ours).exists()
