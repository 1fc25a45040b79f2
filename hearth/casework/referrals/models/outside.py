"""A partner without an account: how to reach them, and the link with which they answer once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.casework.referrals.models.referral import Referral
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText


class OutsidePartner(ScopedModel):
    """Whom a referral is sent to when they do not work with Hearth. Seen by the sender alone."""

    compartment = Compartment.SERVICES

    class Reached(models.TextChoices):
        LINK = "link"
        PAPER = "paper"

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="+")
    name = SealedText()  # a doctor's own name, perhaps
    kind = models.CharField(max_length=30, choices=UnitKind)
    contact = SealedText(null=True)  # an address for letters, or a telephone
    reached_by = models.CharField(max_length=10, choices=Reached)
    reply_code = models.CharField(max_length=6)  # on the slip; proves which paper was answered

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=UnitKind.values), name="outside_partner_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(reached_by="paper") | Q(contact__isnull=False),
                name="outside_partner_reached_by_link_has_a_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"partner of {self.referral_id}"


class ReplyLink(ScopedModel):
    """A one-time way to answer. The table holds the token's hash: a dump of it opens nothing.

    The token itself is sealed until the letter has gone, and then forgotten.
    """

    compartment = Compartment.SERVICES

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    token = SealedText(null=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="reply_link_expires"
            )
        ]

    def __str__(self) -> str:
        return f"link of {self.made_at:%d.%m.%Y}"
