"""Take cases along on a phone; end it; hand over what the phone may keep; hear that it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Q

from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.envelopes import is_point
from hearth.front.field.lease import HandedOver, Held, Sent, Taking
from hearth.front.field.models import Lease, LeaseEnd, Phone, TakenCase
from hearth.front.field.packet import bound, digest, sealed_for, worded
from hearth.front.field.policy import field_policy
from hearth.front.field.queries.carried import Weighed, known_of, weigh
from hearth.front.field.rules import Obstacle, in_the_way, reduced, too_much

CUT = "a case is cut from a phone when it does not open to its worker any more"
WHY = {
    Obstacle.NOT_THEIRS: LeaseEnd.ACCESS,
    Obstacle.SEALED: LeaseEnd.SEALED,
    Obstacle.CLOSED: LeaseEnd.CLOSED,
}


class CannotTake(Exception):
    """Nothing was taken along, and why: every reason at once."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__()
        self.obstacles = tuple(obstacles)


@deed
def take(taking: Taking, phone: Phone, *, by: Actor) -> Lease:
    """These cases may be read on this phone until then. What was on it before is replaced.

    Each is a reading of its file, and written down as one. No fact leaves the house yet: the
    phone asks for them, and they are sealed to its key.
    """
    Phone.objects.select_for_update().get(pk=phone.pk)
    policy = field_policy()
    wanted = list(dict.fromkeys(taking.cases))
    found = weigh(wanted, by)
    obstacles = too_much(
        len(wanted), taking.lasting, most_cases=policy.most_cases, longest=policy.longest
    )
    obstacles += [] if is_point(taking.point) else [Obstacle.NO_KEY]
    obstacles += [no for case in wanted if (no := _of(found.get(case)))]
    if obstacles:
        raise CannotTake(sorted(set(obstacles)))
    end_leases(Q(phone=phone), because=LeaseEnd.REPLACED, by=by)
    lease = Lease(phone=phone, point=taking.point, taken_at=by.at, until=by.at + taking.lasting)
    lease.save(force_insert=True)
    for place, case in enumerate(wanted, start=1):
        lay_in(lease, found[case], place, by=by)
    record("field.lease-taken", None, by=by, what="field.lease", which=lease.pk, cases=len(wanted))
    return lease


def lay_in(lease: Lease, weighed: Weighed, place: int, *, by: Actor) -> TakenCase:
    """One of the cases, written down as read. Part of taking them along."""
    case = weighed.case
    taken = TakenCase(dossier_id=case.dossier_id, lease=lease, case=case, place=place)
    taken.save(force_insert=True)
    record(
        "field.case-taken",
        case.dossier_id,
        by=by,
        what="field.takencase",
        which=taken.pk,
        until=lease.until,
    )
    return taken


@deed
def end_leases(which: Q, *, because: LeaseEnd, by: Actor) -> int:
    """From now on the phone is told to delete. Whether it is theirs to end is for the view."""
    leases = list(Lease.objects.not_ended().filter(which))
    for lease in leases:
        lease.ended_at, lease.ended_by, lease.ended_because = by.at, by.user, because
        lease.save(update_fields=["ended_at", "ended_by", "ended_because"])
        record(
            "field.lease-ended", None, by=by, what="field.lease", which=lease.pk, because=because
        )
    return len(leases)


@deed
def hand_over(held: Held, phone: Phone, *, by: Actor) -> HandedOver:
    """The phone asked. What it may keep is decided anew, and what changed is sealed for it.

    It asks with its token alone, nobody being signed in: what it gets is ciphertext, for the key
    that its owner's own touch opens.
    """
    gone(held.point, phone, by=by)
    leases = Lease.objects.of_phone(phone).running(by.at)
    lease = leases.select_for_update().first()
    if lease is None or phone.revoked_at is not None:
        return HandedOver()
    rows = list(TakenCase.objects.unscoped(because=CUT).of_lease(lease).not_cut())
    found = weigh([taken.case_id for taken in rows], by)
    kept = [taken for taken in rows if not _cut(taken, found.get(taken.case_id), by=by)]
    if not kept:
        end_leases(Q(pk=lease.pk), because=LeaseEnd.ACCESS, by=by)
        return HandedOver()
    Lease.objects.filter(pk=lease.pk).update(fetched_at=by.at)
    sent = tuple(_sealed_anew(kept, found, held, lease, by=by))
    return HandedOver(lease, tuple(taken.pk for taken in kept), sent)


@deed
def gone(point: bytes, phone: Phone, *, by: Actor) -> None:
    """What the phone has no key for any more is gone from it: wiped in haste, or by time."""
    lost = Lease.objects.of_phone(phone).not_wiped().exclude(point=point)
    for lease in list(lost):
        end_leases(Q(pk=lease.pk), because=LeaseEnd.WIPED, by=by)
        Lease.objects.filter(pk=lease.pk).update(wiped_at=by.at)
        record("field.lease-gone", None, by=by, what="field.lease", which=lease.pk)


def _cut(taken: TakenCase, weighed: Weighed | None, *, by: Actor) -> bool:
    obstacle = _of(weighed)
    if obstacle is None:
        return False
    why = WHY[obstacle]
    rows = TakenCase.objects.unscoped(because=CUT).filter(pk=taken.pk)
    rows.update(cut_at=by.at, cut_because=why)
    about, row = taken.dossier_id, taken.pk
    record("field.case-cut", about, by=by, what="field.takencase", which=row, because=why)
    return True


def _sealed_anew(
    kept: Sequence[TakenCase], found: Mapping[UUID, Weighed], held: Held, lease: Lease, *, by: Actor
) -> Iterator[Sent]:
    """Those of which the phone lacks what is known now. Sending is a reading as well."""
    policy = field_policy()
    for taken in kept:
        known = known_of(found[taken.case_id], by)
        plain = worded(
            reduced(known, most_tasks=policy.most_tasks, longest_task=policy.longest_task)
        )
        now = digest(plain)
        if now == taken.digest and held.versions.get(taken.pk) == taken.version:
            continue
        taken.version += taken.digest != now
        taken.digest, taken.sent_at = now, by.at
        taken.save(update_fields=["version", "digest", "sent_at"])
        place = bound(lease.pk, lease.phone_id, taken.pk, taken.version, lease.until)
        about, row, number = taken.dossier_id, taken.pk, taken.version
        record("field.case-sent", about, by=by, what="field.takencase", which=row, version=number)
        yield Sent(taken, sealed_for(bytes(lease.point), plain, bound_to=place))


def _of(weighed: Weighed | None) -> Obstacle | None:
    return in_the_way(weighed.standing) if weighed else Obstacle.NOT_THEIRS
