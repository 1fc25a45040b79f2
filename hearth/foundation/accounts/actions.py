"""Found an organisation, set up a unit, take a colleague on, give them a post and a turn of duty.

The directory holds colleagues, not the people we help; these verbs run inside the deed of the
administrator who does them, or of the set-up that loads a directory. What they change is another
edition of it (editions.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hearth.foundation.accounts.editions import changed
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import (
    Membership,
    Organisation,
    RosterTurn,
    Session,
    Unit,
    User,
)


@dataclass(frozen=True)
class UnitFacts:
    """What is known of a unit. `qark`, `municipality`: scheme-qualified codes, or empty."""

    key: str
    kind: UnitKind
    en: str
    sq: str
    qark: str = ""
    municipality: str = ""
    phone: str = ""
    since: date | None = None


def found(key: str, *, en: str, sq: str) -> Organisation:
    """A body that signs for itself. Founding it again renames it."""
    changed()
    organisation, _ = Organisation.objects.update_or_create(key=key, defaults={"en": en, "sq": sq})
    return organisation


def set_up(facts: UnitFacts, *, of: Organisation) -> Unit:
    """A unit of an organisation. Setting it up again corrects it."""
    changed()
    unit, _ = Unit.objects.update_or_create(
        key=facts.key,
        defaults={
            "organisation": of,
            "kind": facts.kind,
            "en": facts.en,
            "sq": facts.sq,
            "qark": facts.qark,
            "municipality": facts.municipality,
            "phone": facts.phone,
            "since": facts.since,
        },
    )
    return unit


def take_on(username: str, *, full_name: str, phone: str = "", language: str = "sq") -> User:
    """A colleague, who cannot sign in until a password or a passkey is set."""
    user, new = User.objects.get_or_create(
        username=username,
        defaults={"full_name": full_name, "phone": phone, "language": language},
    )
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def reach(user: User, *, email: str) -> None:
    """Where letters to this colleague go."""
    user.email = email
    user.save(update_fields=["email"])


def set_password(user: User, password: str, *, temporary: bool = False) -> None:
    """A new password; whoever sits at a browser in this name is out. `temporary`: somebody else
    knows it, and the first thing asked at the next sign-in is another."""
    user.set_password(password)
    user.must_change = temporary
    user.save(update_fields=["password", "must_change"])
    Session.objects.filter(user=user).delete()


def appoint(
    user: User, *, to: Unit, role: Role, since: datetime, until: datetime | None = None
) -> Membership:
    """A post, from this moment on, and until a day if one is known."""
    changed()
    membership, _ = Membership.objects.get_or_create(
        user=user, unit=to, role=role, ends_at=until, defaults={"begins_at": since}
    )
    return membership


def end_post(post: Membership, *, at: datetime) -> None:
    """It ends; the row stays, so that March stays readable. So does the place on the roster."""
    changed()
    post.ends_at = at
    post.save(update_fields=["ends_at"])
    others = Membership.objects.in_force(at).filter(user=post.user_id, unit=post.unit_id)
    if not others.exists():
        turns = RosterTurn.objects.on_duty(at).filter(user=post.user_id, unit=post.unit_id)
        for turn in turns:
            leave_roster(turn, at=at)


def leave_roster(turn: RosterTurn, *, at: datetime) -> None:
    turn.ends_at = at
    turn.save(update_fields=["ends_at"])


def put_on_roster(user: User, *, of: Unit, position: int, since: datetime) -> RosterTurn:
    """A place on the unit's duty roster: 1 is woken first."""
    turn, _ = RosterTurn.objects.get_or_create(
        unit=of, user=user, position=position, ends_at=None, defaults={"begins_at": since}
    )
    return turn
