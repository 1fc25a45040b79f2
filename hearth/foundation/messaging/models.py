"""The outbox: letters, each try to deliver one, and how a colleague wants to be told."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.foundation.accounts.models import User
from hearth.foundation.messaging.channels import Channel

MOST_TRIES = 8  # the first, and as many as jobs.PATIENTLY allows


class LetterQuerySet(models.QuerySet["Letter"]):
    def sent(self) -> Self:
        return self.filter(_tried(Try.Outcome.SENT))

    def waiting(self) -> Self:
        """Neither sent nor refused for good."""
        return self.exclude(_tried(Try.Outcome.SENT)).exclude(_tried(Try.Outcome.REFUSED))

    def newest_first(self) -> Self:
        return self.order_by("-written_at", "-id")


class Letter(models.Model):
    """That somebody has something to see. To a colleague, or to an address outside."""

    web_may: ClassVar[str] = "SELECT, INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to_user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    to_address = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=10, choices=Channel)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    because = models.CharField(max_length=60)  # a code: alert, referral, task
    dedupe = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    objects: ClassVar[LetterQuerySet] = LetterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["-written_at"], name="letter_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["dedupe", "channel"], name="letter_is_written_once_per_channel"
            ),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False, to_address="")
                | (Q(to_user__isnull=True) & ~Q(to_address="")),
                name="letter_goes_to_a_colleague_or_to_an_address",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="letter_goes_a_known_way"
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Try(models.Model):
    """One attempt to deliver. Begun before the gateway is asked: a try without an outcome died."""

    class Outcome(models.TextChoices):
        UNKNOWN = ""  # begun; the worker died, or is at it this moment
        SENT = "sent"
        FAILED = "failed"  # the next try may succeed
        REFUSED = "refused"  # no try ever will

    web_may: ClassVar[str] = "SELECT, INSERT, UPDATE"

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="tries")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    reason = models.CharField(max_length=40, blank=True)  # a code, never the gateway's own words

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "number"], name="letter_is_tried_once_per_number"
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=Q(outcome="sent"), name="letter_is_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"try {self.number} of {self.letter_id}: {self.outcome}"


class ChosenChannel(models.Model):
    """This colleague wants to be told this way. No row: the house chooses."""

    web_may: ClassVar[str] = "SELECT, INSERT, DELETE"

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "channel"], name="channel_is_chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.channel}"


class Device(models.Model):
    """A browser that said it may be woken by web push."""

    web_may: ClassVar[str] = "SELECT, INSERT, UPDATE"

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    endpoint = models.URLField(max_length=500, unique=True)
    since = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(endpoint__startswith="https://"), name="device_is_reached_by_https"
            )
        ]

    def __str__(self) -> str:
        return f"device of {self.user_id}"


def _tried(outcome: Try.Outcome) -> Exists:
    return Exists(Try.objects.filter(letter=OuterRef("pk"), outcome=outcome))
