"""Open a dossier; let somebody in; see them out; keep somebody out.

These are the low verbs of the house: they run inside the deed of whoever calls them and
record nothing themselves; the deed says what happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Least

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Denial, Dossier, Grant
from hearth.foundation.access.policy import access_policy
from hearth.foundation.access.together import write
from hearth.foundation.accounts.editions import while_it_stands
from hearth.foundation.accounts.models import Membership, Unit, User
from hearth.foundation.wording import worded_once

A_MOMENT = timedelta(minutes=1)
WHOLE_COUNTRY = "iso:AL"  # where the own dossier lies of somebody whose unit has no qark


def open_dossier(
    *, qark: str, municipality: str = "", kind: str = Dossier.Kind.CASE, by: Actor
) -> Dossier:
    """A new dossier in the name of the actor's unit, which may open every drawer of it."""
    dossier = Dossier(
        kind=kind, owner=by.unit, qark=qark, municipality=municipality, opened_at=by.at
    )
    watching = _oversight([dossier], by.unit, by=by) if kind == Dossier.Kind.CASE else []
    because = "opened this dossier"
    first = prepared_grant(dossier, to=by.unit, basis=Basis.ASSIGNMENT, because=because, by=by)
    write(dossier, first, *watching)
    return dossier


def open_own(*, because: str, by: Actor) -> Dossier:
    """A sealed dossier that opens by name to the actor alone; their unit, whoever leads it and
    whoever joins it stay outside. A window of theirs that was a moment earlier finds it too."""
    dossier = Dossier(
        kind=Dossier.Kind.DRAWER,
        owner=by.unit,
        qark=by.unit.qark or WHOLE_COUNTRY,
        opened_at=by.at,
        sealed=True,
    )
    dossier.save(force_insert=True)
    grant(
        dossier,
        to=by.user,
        opens=[Compartment.OPEN],
        basis=Basis.ASSIGNMENT,
        because=because,
        by=replace(by, at=by.at - A_MOMENT),
    )
    return dossier


def let_overseers_in(
    dossiers: Iterable[Dossier], owner: Unit, *, only: Unit | None = None, by: Actor
) -> int:
    """Standing oversight by the owner's own organisation: a grant for each unit that holds it.

    `only`: this unit alone, which has come to hold it. Returns how many grants were written.
    """
    given = _oversight(dossiers, owner, only=only, by=by)
    Grant.objects.bulk_create(given, batch_size=1000)
    return len(given)


def overseeing_units(owner: Unit, *, at: datetime) -> list[Unit]:
    """The units of the owner's organisation where a role of the page's oversight is held."""
    held = [each for each in _overseeing(owner.organisation_id) if each.is_in_force(at)]
    return list(dict.fromkeys(each.unit for each in held))


@while_it_stands
@worded_once
def _overseeing(organisation: UUID) -> QuerySet[Membership]:
    """Those that are over, too."""
    ever = Membership.objects.filter(role__in=access_policy().oversight.roles)
    return ever.filter(unit__organisation=organisation).select_related("unit").order_by("unit__key")


def _oversight(
    dossiers: Iterable[Dossier], owner: Unit, *, only: Unit | None = None, by: Actor
) -> list[Grant]:
    units = [unit for unit in overseeing_units(owner, at=by.at) if unit != owner]
    opens, because = access_policy().oversight.opens, "standing oversight"
    return [
        prepared_grant(dossier, to=unit, opens=opens, basis=Basis.OVERSIGHT, because=because, by=by)
        for dossier in dossiers
        for unit in units
        if only in (None, unit)
    ]


def grant(
    dossier: Dossier,
    *,
    to: Unit | User,
    opens: Iterable[Compartment] = Compartment,
    basis: Basis,
    because: str,
    rests_on: UUID | None = None,
    until: datetime | None = None,
    by: Actor,
) -> Grant:
    """Let a unit, or a person by name, open these drawers. The database checks who gives what."""
    given = prepared_grant(dossier, to=to, opens=opens, basis=basis, because=because, by=by)
    given.rests_on, given.until = rests_on, until
    given.save(force_insert=True)
    return given


def prepared_grant(
    dossier: Dossier, *, to: Unit | User, opens: Iterable[Compartment] = Compartment,
    basis: Basis, because: str, by: Actor,
) -> Grant:  # fmt: skip
    """Not written down yet: for whoever writes several at once."""
    return Grant(
        dossier=dossier,
        sealed=dossier.sealed,
        unit=to if isinstance(to, Unit) else None,
        user=to if isinstance(to, User) else None,
        compartments=mask_of(opens),
        basis=basis,
        because=because,
        given_by=by.user,
        given_at=by.at,
    )


def end_grants(which: Q, *, because: str, by: Actor) -> int:
    """See somebody out, from this moment on. Returns how many grants ended."""
    with identity(House("a grant is ended by the deed that ends its ground")):
        return (
            Grant.objects.filter(which, ended_at__isnull=True)
            .filter(Q(until__isnull=True) | Q(until__gt=by.at))
            .update(ended_at=by.at, ended_by=by.user, ended_because=because)
        )


def end_what_rests_on(ground: UUID, *, because: str, by: Actor) -> int:
    """A consent is withdrawn or a referral over: what rested on it opens nothing any more."""
    return end_grants(Q(rests_on=ground), because=because, by=by)


def shorten(which: Q, *, until: datetime, by: Actor) -> int:
    """Let somebody stay until then and no longer. An end that is nearer stays."""
    with identity(House("a grant is shortened by the deed that ends its ground")):
        return (
            Grant.objects.in_force(by.at)
            .filter(which)
            .filter(Q(until__isnull=True) | Q(until__gt=until))
            .update(until=until)
        )


def deny(dossier: Dossier, *, to: Unit | User, reason: Denial.Reason, by: Actor) -> Denial:
    """Keep somebody out. It beats every grant, those still to come included."""
    denial = Denial(
        dossier=dossier,
        unit=to if isinstance(to, Unit) else None,
        user=to if isinstance(to, User) else None,
        reason=reason,
        made_by=by.user,
        made_at=by.at,
    )
    denial.save(force_insert=True)
    return denial


def lift(denial: Denial, *, by: Actor) -> None:
    """The ground of a denial is gone. The row stays: March must stay readable."""
    with identity(House("a denial is lifted by the deed that judged it")):
        Denial.objects.filter(pk=denial.pk, lifted_at__isnull=True).update(
            lifted_at=by.at, lifted_by=by.user
        )


def seal(dossier: Dossier, *, named: Iterable[User], by: Actor) -> None:
    """From now on only these people, by name: witnesses in protection, relatives of staff."""
    people = list(named)
    with identity(House("sealing closes the door on the sealer's own unit too")):
        Grant.objects.filter(dossier=dossier, ended_at__isnull=True).exclude(
            user__in=people
        ).update(
            ended_at=Least("until", Value(by.at)),  # one that ran out ended when it ran out
            ended_by=by.user,
            ended_because="the dossier was sealed",
        )
        Dossier.objects.unscoped(because="sealing").filter(pk=dossier.pk).update(sealed=True)
        dossier.sealed = True
        for person in people:
            grant(
                dossier,
                to=person,
                basis=Basis.ASSIGNMENT,
                because="named when the dossier was sealed",
                by=by,
            )
