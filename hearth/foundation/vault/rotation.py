"""New keys for old: the master key, one dossier's key, and destroying a key for good.

Nothing is overwritten before what replaces it has been opened again and compared. Rotating the
master key may be interrupted at any moment and taken up later; rows that are already done are
left alone. Destroying a dossier's key erases the person, in every copy and backup at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.fences import guarded_models
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.vault.dossier_keys import context, wrapped
from hearth.foundation.vault.envelopes import context as envelope_context
from hearth.foundation.vault.envelopes import turn_envelope_key
from hearth.foundation.vault.envelopes import wrapped as envelope_wrapped
from hearth.foundation.vault.fields import SealedField
from hearth.foundation.vault.keyring import (
    Keyring,
    NoKey,
    NoKeyring,
    current_keyring,
    new_version,
)
from hearth.foundation.vault.models import DossierKey, EnvelopeKey
from hearth.foundation.vault.providers import key_provider
from hearth.foundation.vault.unreadable import Envelope
from hearth.foundation.vault.witness import witness

BATCH = 500
ROTATING = House("the master key is rotated")
REKEYING = House("a dossier gets a new key")


class DoesNotOpen(Exception):
    """What was locked again did not open to the same. Nothing was overwritten."""


@dataclass(frozen=True)
class Rotation:
    """How many keys were locked anew, and how many could not be opened and were left alone."""

    done: int
    stuck: int


def rotate_master() -> Rotation:
    """Make a new master key and lock every dossier's key in it. Old master keys are kept:

    remove them by hand when no backup that needs them is left and `masters_in_use` agrees. Phones
    seal to a new key from their next contact on; what is on its way opens with the one before.
    """
    key_provider().turn()
    if EnvelopeKey.objects.exists():
        turn_envelope_key()
    dossiers, envelopes = rewrap(), _rewrap_envelope_keys()
    return Rotation(dossiers.done + envelopes.done, dossiers.stuck + envelopes.stuck)


def rewrap(*, batch: int = BATCH) -> Rotation:
    """Lock every key that still lies under an older master key in the newest; resumable."""
    newest, last, done, stuck = key_provider().health().version, UUID(int=0), 0, 0
    while True:
        with identity(ROTATING):
            rows = list(
                DossierKey.objects.unscoped(because="the master key is rotated")
                .filter(destroyed_at__isnull=True, id__gt=last)
                .exclude(master_version=newest)
                .select_for_update()
                .order_by("id")[:batch]
            )
            if not rows:
                return Rotation(done, stuck)
            last = rows[-1].pk
            locked = _locked_anew(rows)
            DossierKey._base_manager.bulk_update(locked, ["master_version", "wrapped"])
        done += len(locked)
        stuck += len(rows) - len(locked)


def _rewrap_envelope_keys() -> Rotation:
    """The few private keys of envelopes, locked in the newest master key as well."""
    provider = key_provider()
    newest, done, stuck = provider.health().version, 0, 0
    with transaction.atomic():
        for row in EnvelopeKey.objects.exclude(master_version=newest).select_for_update():
            (key,) = provider.unwrap([envelope_wrapped(row)])
            if key is None:
                stuck += 1
                continue
            locked = provider.wrap(key, envelope_context(row.number))
            row.master_version, row.wrapped = locked.version, locked.blob
            _compare(provider.unwrap([envelope_wrapped(row)]), [key])
            row.save(update_fields=["master_version", "wrapped"])
            done += 1
    return Rotation(done, stuck)


def masters_in_use() -> dict[int, int]:
    """How many keys lie under each version of the master key."""
    with identity(ROTATING):
        rows = (
            DossierKey.objects.unscoped(because="the master key is rotated")
            .filter(destroyed_at__isnull=True)
            .values_list("master_version")
            .annotate(Count("id"))
            .order_by("master_version")
        )
        used = Counter(dict(rows))
    used.update(EnvelopeKey.objects.values_list("master_version", flat=True))
    return dict(sorted(used.items()))


def masters_missing() -> list[int]:
    """Master keys this database needs and the provider has not: most likely the wrong folder."""
    with identity(ROTATING):
        one_of_each = list(
            DossierKey.objects.unscoped(because="one key of each master key is tried")
            .filter(destroyed_at__isnull=True)
            .order_by("master_version")
            .distinct("master_version")
        )
    keys = key_provider().unwrap([wrapped(row) for row in one_of_each])
    return [row.master_version for row, key in zip(one_of_each, keys, strict=True) if key is None]


def rekey(dossier: Dossier, *, by: Actor) -> int:
    """Give a dossier a new key, seal everything in it anew, destroy the old key. Returns how many
    values were sealed anew. One value that does not open stops all of it."""
    ring = current_keyring()
    if ring is None:
        raise NoKeyring
    try:
        with identity(REKEYING):
            mine = DossierKey.objects.unscoped(because="rekeying").filter(dossier=dossier)
            newest = max((row.key_version for row in mine), default=0)
            new_version(dossier.pk, newest + 1, by=by)
            ring.forget(dossier.pk)
            sealed = sum(_seal_anew(row, ring) for row in _rows(dossier))
            mine.filter(key_version__lte=newest, destroyed_at__isnull=True).update(
                wrapped=b"", destroyed_at=by.at, destroyed_because="rekeyed"
            )
            witness("vault.rekeyed", dossier.pk, by=by, values=sealed, version=newest + 1)
    finally:
        ring.forget(dossier.pk)
    return sealed


def destroy_key(dossier: Dossier, *, by: Actor, because: str) -> None:
    """Erase what is sealed in this dossier: here, in every copy, in every backup.

    The actor must reach the dossier; whether it is theirs to do is for the calling deed.
    """
    keys = DossierKey.objects.visible_to(by).filter(dossier=dossier, destroyed_at__isnull=True)
    destroyed = keys.update(wrapped=b"", destroyed_at=by.at, destroyed_because=because)
    if not destroyed:
        raise NoKey
    witness("vault.key-destroyed", dossier.pk, by=by, keys=destroyed)
    ring = current_keyring()
    if ring is not None:
        ring.forget(dossier.pk)


def _locked_anew(rows: list[DossierKey]) -> list[DossierKey]:
    """Those of the rows that could be opened, locked in the newest master key and tried."""
    provider = key_provider()
    keys = provider.unwrap([wrapped(row) for row in rows])
    opened = [(row, key) for row, key in zip(rows, keys, strict=True) if key is not None]
    for row, key in opened:
        locked = provider.wrap(key, context(row.dossier_id, row.key_version))
        row.master_version, row.wrapped = locked.version, locked.blob
    _compare(provider.unwrap([wrapped(row) for row, _ in opened]), [key for _, key in opened])
    return [row for row, _ in opened]


def _rows(dossier: Dossier) -> Iterator[ScopedModel]:
    """Every row of the dossier that holds something sealed, locked against writers."""
    for model in guarded_models():
        if _sealed_fields(model):
            everything = model.objects.unscoped(because="rekeying")
            yield from everything.filter(dossier=dossier).select_for_update().order_by("pk")


def _seal_anew(row: ScopedModel, ring: Keyring) -> int:
    changed = []
    for field in _sealed_fields(type(row)):
        envelope = row.__dict__[field.attname]
        if envelope is None:
            continue
        where = field.where(row)
        plain = ring.unseal(envelope.blob, where, reader=REKEYING, page=())
        blob = ring.seal(plain, where)
        _compare(ring.unseal(blob, where, reader=REKEYING, page=()), plain)
        row.__dict__[field.attname] = Envelope(blob)
        changed.append(field.name)
    row.save(update_fields=changed)
    return len(changed)


def _compare(one: object, other: object) -> None:
    if one != other:
        raise DoesNotOpen


def _sealed_fields(model: type[ScopedModel]) -> list[SealedField]:  # type: ignore[type-arg]
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
