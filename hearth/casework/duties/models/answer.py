"""What followed an alert: a call, an intervention or none and why, a climb up the roster."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hearth.casework.duties.models.alert import Alert
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class Call(ScopedModel):
    """ "Called at …, spoke to …": where the law knows only the telephone, this is the proof."""

    compartment = Compartment.ALERT

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    spoke_to = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["alert"], name="call_of_alert")]
        constraints = [
            models.CheckConstraint(
                condition=Q(called_at__lte=models.F("at")), name="call_was_before_it_was_logged"
            )
        ]

    def __str__(self) -> str:
        return f"called at {self.called_at:%H:%M}"


class Intervention(ScopedModel):
    """What the unit did about it: it moved, or it did not and says why. The newest one counts."""

    compartment = Compartment.ALERT

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="+")
    intervened = models.BooleanField()
    reason = TermField("no-action-reason", null=True)
    remark = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["alert", "-at"], name="intervention_newest_of_alert")]
        constraints = [
            models.CheckConstraint(
                condition=Q(intervened=True, reason__isnull=True)
                | Q(intervened=False, reason__isnull=False),
                name="no_action_says_why",
            )
        ]

    def __str__(self) -> str:
        return "intervened" if self.intervened else f"no action: {self.reason_id}"


class Escalation(ScopedModel):
    """Nobody answered in time: the alert climbed one step. To whom, or to which unit above."""

    compartment = Compartment.ALERT

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="+")
    step = models.PositiveSmallIntegerField()
    to_user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alert", "step"], name="alert_climbs_each_step_once")
        ]

    def __str__(self) -> str:
        return f"step {self.step}"
