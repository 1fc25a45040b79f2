"""Tables of the plan. Most lie in the services drawer; danger, story and health in their own."""

from hearth.areas.plan.models.assessment import (
    DomainRating,
    HealthNeed,
    NeedsAssessment,
    RiskAssessment,
    RiskReason,
    SafetyPlan,
    SelfHarmRisk,
)
from hearth.areas.plan.models.conference import (
    CaseConference,
    ConferenceQuestion,
    ConferenceSeat,
)
from hearth.areas.plan.models.deadline import Deadline
from hearth.areas.plan.models.given import FollowUp, ServiceDelivery, UnmetNeed, VisitFinding
from hearth.areas.plan.models.plan import (
    ActionStep,
    AssistancePlan,
    Commission,
    Goal,
    PlannedAction,
    PlanSignature,
)
from hearth.areas.plan.models.road import EntitlementStep, Farewell, Feedback, PhaseStep

__all__ = [
    "ActionStep",
    "AssistancePlan",
    "CaseConference",
    "Commission",
    "ConferenceQuestion",
    "ConferenceSeat",
    "Deadline",
    "DomainRating",
    "EntitlementStep",
    "Farewell",
    "Feedback",
    "FollowUp",
    "Goal",
    "HealthNeed",
    "NeedsAssessment",
    "PhaseStep",
    "PlanSignature",
    "PlannedAction",
    "RiskAssessment",
    "RiskReason",
    "SafetyPlan",
    "SelfHarmRisk",
    "ServiceDelivery",
    "UnmetNeed",
    "VisitFinding",
]
