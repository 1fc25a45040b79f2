"""The individual assistance plan in versions: goals in the person's words, and who does what."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.plan.rules.plan import Seat, Sign, State, Whose
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class AssistancePlanQuerySet(ScopedQuerySet["AssistancePlan"]):
    def latest_first(self) -> Self:
        return self.order_by("-version")


class AssistancePlan(ScopedModel):
    """One version, with the rule its review was counted by. The newest counts."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    child = models.BooleanField()  # then the guardian signs
    wish = SealedText(null=True)  # one sentence of the person's own
    why = SealedText(null=True)  # why this version differs from the one before
    review_on = models.DateField()
    agreed_on = models.DateField(null=True)  # told by the signatures; here so that lists can ask
    months = models.PositiveSmallIntegerField()  # what policy/duties.toml said on that day
    source = models.CharField(max_length=200)
    verified = models.BooleanField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[AssistancePlanQuerySet] = AssistancePlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="plan_version_written_once"),
            models.CheckConstraint(
                condition=Q(version=1) | Q(version__gt=1, why__isnull=False),
                name="later_plan_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"plan, version {self.version}"


class Goal(ScopedModel):
    """What the person wants to reach in one domain of life, as the person says it."""

    compartment = Compartment.SERVICES

    plan = models.ForeignKey(AssistancePlan, models.PROTECT, related_name="+")
    domain = TermField("outcome-domain")
    words = SealedText()
    carried = models.BooleanField(default=False)  # the person wants it on the paper taken home

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "domain"], name="one_goal_per_domain")
        ]

    def __str__(self) -> str:
        return f"goal for {self.domain_id}"


class PlannedActionQuerySet(ScopedQuerySet["PlannedAction"]):
    def in_order(self) -> Self:
        return self.order_by("position")

    def open(self) -> Self:
        return self.filter(state__in=[state.value for state in State if state.open])


class PlannedAction(ScopedModel):
    """What is to be done, by whom, by when. `continues` is the same action one version earlier."""

    compartment = Compartment.SERVICES

    plan = models.ForeignKey(AssistancePlan, models.PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    what = SealedText()
    whose = models.CharField(max_length=20, choices=[(w.value, w.name) for w in Whose])
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    service = TermField("service", null=True)
    due_on = models.DateField(null=True)
    state = models.CharField(  # told by the steps; here so that lists can ask
        max_length=20, choices=[(s.value, s.name) for s in State]
    )
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    objects: ClassVar[PlannedActionQuerySet] = PlannedActionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["plan", "position"], name="planned_action_of_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(whose=Whose.STAFF.value, user__isnull=False, institution__isnull=True)
                | Q(whose=Whose.PERSON.value, user__isnull=True, institution__isnull=True)
                | Q(whose=Whose.INSTITUTION.value, user__isnull=True),
                name="planned_action_has_one_doer",
            ),
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=F("id")),
                name="planned_action_does_not_continue_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"planned action, {self.state}"


class CommissionQuerySet(ScopedQuerySet["Commission"]):
    def standing(self) -> Self:
        return self.filter(over_at__isnull=True)


class Commission(ScopedModel):
    """What the plan asks of an institution, in a drawer of its own, for that institution alone.

    An outside partner opens this drawer and none of the plan's: not the goals, not what others do.
    So the action is named by its numbers: no key leads from here into the plan, nor back.
    """

    compartment = Compartment.ASKED
    only_units = ("institution_id",)

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()  # of the plan
    position = models.PositiveSmallIntegerField()  # of the action in it
    institution = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    what = SealedText()
    due_on = models.DateField(null=True)
    at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)  # done, dropped, or written anew in a later version

    objects: ClassVar[CommissionQuerySet] = CommissionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "version", "position"], name="institution_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return "commission"


class ActionStep(ScopedModel):
    """The action moved: achieved, changed, dropped, and why. Each step is kept."""

    compartment = Compartment.SERVICES

    action = models.ForeignKey(PlannedAction, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=[(s.value, s.name) for s in State])
    why = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="action_moves_one_by_one"),
            models.CheckConstraint(
                condition=~Q(state__in=[s.value for s in State if s.needs_why])
                | Q(why__isnull=False),
                name="changed_action_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.number}: {self.state}"


class PlanSignature(ScopedModel):
    """Who signed a version, and how: the person, the guardian of a child, the worker."""

    compartment = Compartment.SERVICES

    plan = models.ForeignKey(AssistancePlan, models.PROTECT, related_name="+")
    seat = models.CharField(max_length=20, choices=[(s.value, s.name) for s in Seat])
    how = models.CharField(max_length=20, choices=[(s.value, s.name) for s in Sign])
    name = SealedText(null=True)  # of the guardian, and on what basis
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "seat"], name="each_signs_a_plan_once"),
            models.CheckConstraint(
                condition=Q(seat=Seat.WORKER.value, user__isnull=False, name__isnull=True)
                | Q(seat=Seat.GUARDIAN.value, user__isnull=True, name__isnull=False)
                | Q(seat=Seat.PERSON.value, user__isnull=True, name__isnull=True),
                name="signature_is_of_who_sits_there",
            ),
        ]

    def __str__(self) -> str:
        return f"signature of the {self.seat}"
