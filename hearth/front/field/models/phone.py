"""A colleague's phone, and the envelopes that came from it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User


class PhoneQuerySet(models.QuerySet["Phone"]):
    def trusted(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class Phone(models.Model):
    """One browser on one phone, registered by its owner from a signed-in session.

    Its token is kept as a hash. It may deliver envelopes and ask what became of them; it opens
    nothing. A revoked phone is told to wipe itself at its next contact.
    """

    web_may = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=9)  # K7MQ-4T2X: what its owner reads out to tell it apart
    token_hash = models.CharField(max_length=64, unique=True)
    registered_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    wiped_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Phone]] = PhoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="phone_revocation_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"phone {self.mark}"


class EnvelopeQuerySet(ScopedQuerySet["Envelope"]):
    def of_phone(self, phone: Phone) -> Self:
        return self.filter(phone=phone)

    def to_handle(self) -> Self:
        """What was received and not handled yet, in the order in which its phone sealed it."""
        return self.filter(state=Envelope.State.RECEIVED).order_by("number", "received_at", "id")


class Envelope(ScopedModel):
    """A finished form, sealed on the phone. It lies in the drawer of its writer, and nowhere else.

    The ciphertext is kept until the form was handled; a refused one stays for its writer to mend.
    """

    compartment = Compartment.OPEN

    class State(models.TextChoices):
        RECEIVED = "received"  # kept, and not looked at yet
        HANDLED = "handled"  # the deed was done
        REFUSED = "refused"  # an answer is missing or wrong: `faults` says which
        MENDED = "mended"  # refused first, then put right by its writer and done
        HELD = "held"  # from a phone that is not trusted any more: a human decides
        ASIDE = "aside"  # a human decided that nothing is to be done; the ciphertext stays

    class Reason(models.TextChoices):
        STOLEN = "stolen"  # not their writer's: the phone was in other hands
        TOLD_ANEW = "told-anew"  # the same was written down again, at the desk or on a phone
        TRIAL = "trial"  # somebody tried the app out
        UNREADABLE = "unreadable"  # nobody can read it any more, and its writer was asked

    phone = models.ForeignKey(Phone, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # the phone's own count
    sealed_on = models.UUIDField()  # the phone's id then; it may have been registered anew since
    key_number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    received_at = models.DateTimeField()
    clock_off = models.IntegerField(default=0)  # seconds the phone's clock was ahead at sending
    happened_at = models.DateTimeField(null=True)  # by the phone's clock, as it was sealed
    form = models.SlugField(max_length=30, blank=True)  # known once it was opened
    faults = ArrayField(models.CharField(max_length=80), default=list)
    tries = models.PositiveSmallIntegerField(default=0)
    told = models.PositiveSmallIntegerField(null=True)  # how many units its deed told
    ended_at = models.DateTimeField(null=True)  # handled, mended
    decided_at = models.DateTimeField(null=True)  # tried again or set aside, the last time
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    aside_because = models.CharField(max_length=12, choices=Reason, blank=True)

    objects: ClassVar[EnvelopeQuerySet] = EnvelopeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["received_at"],
                condition=Q(state="received"),
                name="envelope_waiting_to_be_handled",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["handled", "mended"], sealed=b"", ended_at__isnull=False)
                | (~Q(state__in=["handled", "mended"]) & ~Q(sealed=b"") & Q(ended_at__isnull=True)),
                name="envelope_is_kept_until_its_deed_is_done",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["received", "handled", "refused", "mended", "held", "aside"]
                ),
                name="envelope_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="aside")
                | Q(
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    aside_because__in=["stolen", "told-anew", "trial", "unreadable"],
                ),
                name="envelope_set_aside_says_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"envelope {self.number} of {self.phone_id}"

    @property
    def from_revoked(self) -> bool:
        """Whether its phone was trusted no more when it came."""
        revoked_at = self.phone.revoked_at
        return revoked_at is not None and revoked_at <= self.received_at

    @property
    def happened(self) -> datetime:
        """When it was sealed, by our clock: the phone's may be two days wrong, and says so."""
        if self.happened_at is None:
            return self.received_at
        return min(self.happened_at - timedelta(seconds=self.clock_off), self.received_at)
